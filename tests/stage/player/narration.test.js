/** The sentence about a step, and about the cell under the pointer. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { narrate, narrateCell, partsOf } from "/stage/player/narration.js";

const PANELS = {
  x: { name: "x", area: 4, columns: 2, cards: ["R", "G"], digits: 1, values: [1, 2, 3, 4, 5, 6, 7, 8] },
  y: { name: "y", area: 6, columns: 3, cards: [], digits: 2, values: [0.5, 1, 1.5, 2, -0.25, 1 / 3] },
};
const TEXTS = {
  narration: { win: "Largest at ({winner_row}, {winner_column}).", sum: "({row}, {column}): {terms} terms, {result}." },
  cell: "{name}[{row}, {column}] = {value}",
  cell_empty: "{name}[{row}, {column}]: nothing yet",
  node: "{name} = {value}",
  node_empty: "{name}: nothing yet",
  cell_state: "{cell} ({state})",
  cell_more: "{cell}; {more}",
  states: { crossed: "dropped", padding: "padding", doubtful: "left out" },
  names: { y: "output" },
  hover: { y: "reads {x}" },
};

/** A step of a scene that says one thing at its first step, another at its second, then nothing. */
function scene(more = {}) {
  const narration = { keys: ["sum", "win", "other"], index: [0, 1, 2] };
  return { byName: PANELS, narration, goto: "", equation: { result: "y", divisor: 1 }, ...more };
}

const NOW = {
  cells: [4],
  results: [7],
  groups: [
    { values: "x", weights: "x", terms: [3, 7, 7].map((value, i) => ({ value, weight: 1, valueCell: 2 + i })) },
    { values: "x", weights: "x", terms: [{ value: 1, weight: 2, valueCell: 6 }] },
  ],
};

test("a step whose result is a node is told by the node's name", () => {
  const nodes = {
    name: "y",
    area: 6,
    columns: 1,
    cards: [],
    values: [1, 2, 3, 4, 5, 6],
    labels: ["y00", "", "", "", "y11"],
  };
  const texts = { narration: { sum: "{name}, number {row}" } };
  assert.equal(narrate(scene({ byName: { ...PANELS, y: nodes } }), 0, texts, NOW), "y11, number 4");
});

test("derivatives are parts of their own, so that no line ends inside of them", () => {
  const parts = ["So ", "∂L/∂x", "[0] = ", "∂L/∂卷积", " · ", "∂y[1]/∂w", "₂ = 1/2"];
  assert.deepEqual(partsOf(parts.join("")), parts);
  assert.deepEqual(partsOf("no slope, 1/2"), ["no slope, 1/2"]);
});

test("a step is told by its equation's numbers, at the cell of its result", () => {
  assert.equal(narrate(scene(), 0, TEXTS, NOW), "(1, 1): 4 terms, 7.00.");
});

test("where one can go to a panel's cells, the step is its cell", () => {
  assert.equal(narrate(scene({ goto: "x" }), 0, TEXTS, NOW), "(0, 0): 4 terms, 7.00.");
});

test("a winner is the first of the largest, told by its place", () => {
  assert.equal(narrate(scene(), 1, TEXTS, NOW), "Largest at (1, 1).");
});

test("of what has no sentence nothing is said", () => {
  assert.equal(narrate(scene(), 2, TEXTS, NOW), "");
  assert.equal(narrate(scene(), 0, {}, NOW), "");
});

test("without an equation the number is the panel's own", () => {
  const bare = scene({ goto: "y", equation: undefined });
  const texts = { narration: { sum: "({row}, {column}): {result}, step [{index}]." } };
  assert.equal(
    narrate({ ...bare, narration: { keys: ["sum"], index: Array(6).fill(0) } }, 5, texts),
    "(1, 2): 0.3333, step [5].",
  );
});

/** What is said of a cell of a panel that holds its values, in the states given. */
function said(name, cell, { values = PANELS[name].values, state = 0, counts = {}, label } = {}) {
  const view = { panel: PANELS[name], value: (each) => values[each], state: () => state, label };
  return narrateCell({ view, cell }, TEXTS, counts);
}

test("a cell is told by the name and card of its panel, its place and its number", () => {
  assert.equal(said("y", 4), "output[1, 1] = −0.25");
  assert.equal(said("x", 6), "x G[1, 0] = 7.0");
});

test("what has not come yet has no number", () =>
  assert.equal(said("y", 4, { values: Array(6).fill(NaN) }), "output[1, 1]: nothing yet"));

test("a node has a label of its own", () => {
  assert.equal(said("y", 0, { label: (cell) => `y${cell}` }), "y0 = 0.50");
  assert.equal(said("y", 0, { label: (cell) => `y${cell}`, values: [NaN] }), "y0: nothing yet");
});

test("what a cell is besides its number is told where there is a word for it", () => {
  assert.equal(said("y", 0, { state: 3 }), "output[0, 0] = 0.50 (dropped)");
  assert.equal(said("y", 0, { state: 1 }), "output[0, 0] = 0.50 (padding)");
  assert.equal(said("y", 0, { state: 4 }), "output[0, 0] = 0.50 (left out)");
  assert.equal(said("y", 0, { state: 2 }), "output[0, 0] = 0.50");
});

test("how many cells it has to do with is told of panels with a sentence for that", () => {
  assert.equal(said("y", 0, { counts: { x: 9 } }), "output[0, 0] = 0.50; reads 9");
  assert.equal(said("y", 0, { counts: { x: 0 } }), "output[0, 0] = 0.50");
  assert.equal(said("x", 0, { counts: { y: 4 } }), "x R[0, 0] = 1.0");
});
