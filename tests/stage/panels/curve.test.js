/** The numbers at a curve's axes: each can be read, and one sees whose it is. */
import "../../page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { CurveView } from "/stage/panels/curve.js";

const scale = (name) => ({ colour: () => name });
const PALETTE = { accent: { cell: "lit" }, roles: { value: scale("blue"), slope: scale("grey") } };
const CELLS = { at: () => [0] };
const side = (value) => ({ panel: { values: [value], low: value, high: value, digits: 2 }, cells: CELLS });

/** Two lines from −3 to 3 whose dots stand at `x`, at these heights. */
function drawn(x, ...heights) {
  const panel = { name: "f", columns: 5, rows: 5, lines: 2, points: 3, x: [-3, 0, 3] };
  const look = { labels: ["f", "f′"], colours: ["value", "slope"], values: Float64Array.from([0, 0, 1, 1, 0, 0]) };
  const view = new CurveView(panel, {});
  view.take({ ...panel, ...look, dots: heights.map((height) => [side(x), side(height)]) }, [], {}, PALETTE);
  view.arrange(46, 0, 1);
  view.paint(0);
  const [, ...beside] = [...view.dots.querySelectorAll(".ls-tag")];
  return {
    ticks: [...view.axes.querySelectorAll("text")].filter((tick) => !tick.hasAttribute("hidden")),
    beside: beside.map((tag) => [tag.textContent, tag.getAttribute("style") ?? ""]),
  };
}

const under = ({ ticks }) =>
  ticks.filter((tick) => tick.getAttribute("text-anchor") === "middle").map((tick) => tick.textContent);

test("a tick that a number would touch is not drawn", () => {
  assert.deepEqual(under(drawn(-2.86, 0, 0)), ["0", "2"]);
  assert.deepEqual(under(drawn(1, 0, 0)), ["−2"]);
  assert.deepEqual(under(drawn(2.9, 0, 0)), ["−2", "0"]);
});

test("heights have the colours of their lines", () => {
  assert.deepEqual(drawn(1, 0.2, 0.9).beside, [
    ["0.20", "color: blue"],
    ["0.90", "color: grey"],
  ]);
  assert.deepEqual(drawn(1, 0.2, 0.21).beside, [
    ["0.20", "color: blue"],
    ["0.21", "color: grey"],
  ]);
});

test("of heights that are close and printed alike one is enough", () => {
  assert.deepEqual(drawn(1, 0.0541, 0.0512).beside, [["0.05", ""]]);
});
