import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { setTimeout as settle } from "node:timers/promises";
import { page } from "../../page.js";

const { PlotlyFigure } = await import("/stage/plotly/figure.js");
const { add } = await import("/web/talk/steps.js");
const { loadPlotly } = await import("/web/plotly/load.js");

const TEXTS = { plotly: { label: "as a figure", waiting: "soon", failed: "not now" } };
const SIZE = [900, 600];
const STEPS = [0, 1, 2, 4];
const layout = { title: "t", annotations: [{ text: "", x: 1 }] };
const frames = STEPS.map((step) => ({ name: String(step), layout: { annotations: [{ text: `at ${step}` }] } }));

const calls = [];
const asked = [];
const answers = [];
let changes = 0;

page.document.head.append = (script) => script.onload();
window.Plotly = {
  react: async (_, figure) => calls.push(["react", figure.layout.annotations[0]]),
  animate: async (_, [name], { frame }) => calls.push(["animate", name, frame.redraw]),
  purge: () => calls.push(["purge"]),
};
globalThis.fetch = (url, { method, body }) => {
  asked.push([String(url), method, JSON.parse(body)]);
  return new Promise((resolve) => answers.push(resolve));
};
await loadPlotly();

let figure;
beforeEach(() => {
  for (const list of [calls, asked, answers]) list.length = 0;
  changes = 0;
  figure = new PlotlyFigure(() => changes++);
});

const want = (lesson, size = SIZE) => figure.want(lesson && { lesson }, size, TEXTS);
const line = () => figure.root.querySelector("[role=status]").textContent;

async function answer(ok = true) {
  await settle();
  answers.shift()({ ok, json: async () => ({ data: [], layout, frames }) });
  await settle();
}

test("it asks the server for what is on show, and shows it at the player's step", async () => {
  figure.show(3);
  want("relu");
  assert.deepEqual([figure.isThere, line()], [false, "soon"]);
  await answer();
  assert.deepEqual(asked[0], [
    "http://localhost/layerscope/figure",
    "POST",
    { lesson: "relu", events: [], known: {}, size: SIZE },
  ]);
  assert.deepEqual(calls, [["react", { text: "at 2", x: 1 }]]);
  assert.deepEqual([figure.isThere, line(), changes, figure.root.dataset.step], [true, "", 1, "2"]);
});

test("it follows the player, and of many steps at once it shows the newest", async () => {
  want("relu");
  await answer();
  calls.length = 0;
  for (const step of [1, 2, 3, 4]) figure.show(step);
  await settle();
  assert.deepEqual(calls, [
    ["animate", "1", false],
    ["animate", "4", false],
  ]);
});

test("while one is drawn others wait, and of these the newest is drawn", async () => {
  want("relu");
  await answer();
  for (const lesson of ["one", "two", "three"]) want(lesson);
  await answer();
  assert.equal(figure.isThere, true);
  assert.deepEqual(
    asked.map(([, , { lesson }]) => lesson),
    ["relu", "one", "three"],
  );
  await answer();
  want("three");
  await settle();
  assert.deepEqual([asked.length, line(), figure.root.dataset.rev], [3, "", "3"]);
});

test("it is of a drawing that nobody has been told of yet, and what else was done is in the question", async () => {
  add({}, page.location.pathname, { values: { s: "2" } });
  add({}, page.location.pathname, { press: "drawn", detail: () => ({ strokes: [] }) });
  want("relu");
  const [[, , { events }]] = asked;
  assert.deepEqual(
    events.map(({ press, detail }) => [press, detail]),
    [["drawn", { strokes: [] }]],
  );
  await answer();
});

test("in another size it is another one", async () => {
  want("relu");
  await answer();
  want("relu", [400, 600]);
  await answer();
  assert.deepEqual(asked[1][2].size, [400, 600]);
});

test("what cannot be drawn says so, where the stage is seen again, and the next change asks again", async () => {
  want("relu");
  await answer(false);
  assert.deepEqual([figure.isThere, line()], [false, "not now"]);
  want("other");
  await answer();
  assert.deepEqual([figure.isThere, line()], [true, ""]);
  want("third");
  await answer(false);
  assert.deepEqual([figure.isThere, line(), calls.at(-1)], [false, "not now", ["purge"]]);
});

test("switched off it gives back what Plotly holds, whatever is still under way", async () => {
  want("relu");
  await answer();
  want("other");
  want(null);
  assert.deepEqual([figure.isThere, figure.root.hidden, calls.at(-1), changes], [false, true, ["purge"], 2]);
  await answer();
  assert.deepEqual([figure.isThere, figure.root.hidden, calls.at(-1)], [false, true, ["purge"]]);
  want("relu");
  await answer();
  assert.equal(figure.isThere, true);
});
