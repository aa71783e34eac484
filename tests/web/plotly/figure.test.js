import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { page } from "../../page.js";

const { Figure } = await import("/web/plotly/figure.js");
const { loadPlotly } = await import("/web/plotly/load.js");

const SPOKEN = { lang: "en", words: { Pan: "Move" } };
const line = (y, more = {}) => ({ data: [{ x: [1, 2], y, name: "loss" }], layout: { height: 9 }, ...more });

let calls = [];
let heard = [];
const listening = {
  on: (name, act) => heard.push([name, act]),
  removeAllListeners: (name) => (heard = heard.filter(([other]) => other !== name)),
};
const plotly = {
  react(node, figure) {
    calls.push(["react", node, figure]);
    Object.assign(node, listening);
  },
  animate: (node, frame, how) => calls.push(["animate", node, frame, how]),
  Fx: { hover: (...where) => calls.push(["hover", ...where]), unhover: (node) => calls.push(["unhover", node]) },
  Icons: { home: "house" },
  relayout: (node, axes) => calls.push(["relayout", node, axes]),
  purge: (node) => calls.push(["purge", node]),
};

const scripts = [];
page.document.head.append = (script) => scripts.push(script); // none is loaded by itself
window.Plotly = plotly; // as one that is loaded leaves it

const rest = () => new Promise((done) => setTimeout(done)); // until all that can go on has

beforeEach(() => (calls = []));

test("it is fetched by whom asks first, once, and again only where that has failed, which is said", async () => {
  assert.equal(scripts.length, 0);
  const figure = new Figure();
  const first = figure.show(line([3, 4]), { ...SPOKEN, failed: "not there" });
  assert.equal(scripts.length, 1);
  assert.ok(scripts[0].src.endsWith("/plotly.min.js"));
  scripts[0].onerror();
  await first;
  assert.equal(figure.root.textContent, "not there");
  const [second, third] = [loadPlotly(), loadPlotly()];
  assert.equal(scripts.length, 2);
  scripts[1].onload();
  assert.equal(await second, plotly);
  assert.equal(await third, plotly);
  assert.equal(await loadPlotly(), plotly);
  await figure.show(line([3, 5]), SPOKEN);
  assert.equal(scripts.length, 2);
  assert.deepEqual([figure.root.textContent, calls.length], ["", 1]);
});

test("it is drawn in its node, with the reader's words for Plotly's", async () => {
  const figure = new Figure({ scrollZoom: true });
  await figure.show(line([3, 4]), SPOKEN);
  const [[how, node, { data, layout, config }]] = calls;
  assert.deepEqual([how, node], ["react", figure.root]);
  assert.deepEqual([data[0].y, layout.height, config.scrollZoom], [[3, 4], 9, true]);
  assert.deepEqual([config.locale, config.locales], ["en", { en: { dictionary: { Pan: "Move" } } }]);
  assert.equal(figure.root.dataset.rev, "1");
});

test("nothing offers to send it to its makers", async () => {
  await new Figure().show(line([3, 4]), SPOKEN);
  const buttons = calls[0][2].config.modeBarButtons.flat();
  assert.ok(buttons.includes("toImage") && !buttons.includes("sendChartToCloud"));
});

test("where only its points differ its lines move, where its axes do it is drawn anew", async () => {
  const figure = new Figure();
  await figure.show(line([3, 4]), SPOKEN);
  await figure.show(line([3, 5]), SPOKEN);
  await figure.show(line([3, 5], { layout: { height: 10 } }), SPOKEN);
  await figure.show(line([3, 5], { layout: { height: 10 } }), { ...SPOKEN, lang: "zh" });
  assert.deepEqual(
    calls.map(([how]) => how),
    ["react", "animate", "react", "react"],
  );
  assert.deepEqual(calls[1][2], { data: [{ x: [1, 2], y: [3, 5] }] });
  assert.equal(calls[1][3].frame.redraw, false);
});

test("what is no line is drawn anew", async () => {
  const figure = new Figure();
  const bars = (y) => ({ data: [{ type: "bar", y }], layout: {} });
  await figure.show(bars([1]), SPOKEN);
  await figure.show(bars([2]), SPOKEN);
  assert.deepEqual(
    calls.map(([how]) => how),
    ["react", "react"],
  );
});

test("of what comes while it is drawn only the newest is", async () => {
  const figure = new Figure();
  const shown = [1, 2, 3, 4].map((value) => figure.show(line([value, value]), SPOKEN));
  await Promise.all(shown);
  const drawn = calls.map(([, , { data }]) => data[0].y[0]);
  assert.equal(drawn.at(-1), 4);
  assert.ok(drawn.length < 4);
});

test("what Plotly changes in a figure is not ours", async () => {
  const given = line([3, 4]);
  await new Figure().show(given, SPOKEN);
  calls[0][2].layout.height = 7;
  calls[0][2].data[0].y.push(8);
  assert.deepEqual(given, line([3, 4]));
});

test("a figure that goes gives back what is held of it", async () => {
  const figure = new Figure();
  await figure.show(line([3, 4]), SPOKEN);
  figure.close();
  await rest();
  assert.deepEqual(calls.at(-1), ["purge", figure.root]);
});

test("one that goes while it is drawn gives it back once it is drawn", async (context) => {
  const drawn = Promise.withResolvers();
  context.mock.method(plotly, "react", (node) => {
    calls.push(["react"]);
    return drawn.promise.then(() => Object.assign(node, listening));
  });
  const figure = new Figure();
  const shown = figure.show(line([3, 4]), SPOKEN);
  await rest();
  figure.close();
  await rest();
  assert.deepEqual(calls, [["react"]]);
  drawn.resolve();
  await shown;
  await rest();
  assert.deepEqual(calls.at(-1), ["purge", figure.root]);
});

test("its title and axes are its name, and it tells in which colours it is", async () => {
  const figure = new Figure();
  const layout = {
    title: { text: "<b>Loss</b>" },
    xaxis: { title: { text: "epochs" } },
    yaxis: {},
    meta: { theme: "dark" },
  };
  await figure.show(line([3, 4], { layout }), SPOKEN);
  assert.equal(figure.root.getAttribute("aria-label"), "Loss, epochs");
  assert.equal(figure.root.dataset.theme, "dark");
});

test("who listens to it does so once, however often it is drawn", async () => {
  heard = [];
  const act = () => {};
  const figure = new Figure({}, { plotly_hover: act });
  await figure.show(line([3, 4]), SPOKEN);
  await figure.show(line([3, 4], { layout: { height: 10 } }), SPOKEN);
  assert.deepEqual(
    heard.filter(([name]) => name === "plotly_hover"),
    [["plotly_hover", act]],
  );
});

test("somebody else may point at it, once it is there", async () => {
  const figure = new Figure();
  figure.point(3);
  await figure.show(line([3, 4]), SPOKEN);
  calls = [];
  figure.point(3);
  figure.point();
  assert.deepEqual(calls, [
    ["hover", figure.root, { xval: 3 }, "xy"],
    ["unhover", figure.root],
  ]);
});

test("a double click, or its button, shows everything as it is told by now", async () => {
  heard = [];
  const figure = new Figure();
  await figure.show(line([3, 4], { layout: { xaxis: { range: [0, 9] }, yaxis: { range: [0, 3] } } }), SPOKEN);
  await figure.show(line([3, 4], { layout: { yaxis: { range: [0, 2] }, yaxis2: {} } }), SPOKEN);
  const button = calls[0][2].config.modeBarButtons.flat().find(({ name }) => name === "everything");
  const [[, doubleClick]] = heard;
  for (const act of [button.click, doubleClick]) {
    calls = [];
    act();
    const axes = { "xaxis.autorange": true, "yaxis.range": [0, 2], "yaxis2.autorange": true };
    assert.deepEqual(calls, [["relayout", figure.root, axes]]);
  }
});
