/** Arrow keys over the maps of all layers, and what a map is made of. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { page } from "../../page.js";

const { Walk } = await import("/stage/overview/keys.js");
const { sourcesOf } = await import("/stage/overview/trace.js");

const LAYERS = { input: [3, 1], conv: [6, 2], pool: [6, 2], dense: [4, 1] }; // maps, columns
let views;

beforeEach(() => {
  const strip = page.document.createElement("div");
  views = Object.entries(LAYERS).map(([layer, [count, columns]]) => {
    const buttons = Array.from({ length: count }, (_, number) => buttonOf(layer, number));
    strip.append(...buttons);
    return { columns, buttons };
  });
  page.document.body.replaceChildren(strip);
  new Walk(strip, () => views).settle();
});

function buttonOf(layer, number) {
  const button = page.document.createElement("button");
  Object.assign(button.dataset, { layer, map: number });
  button.tabIndex = -1;
  button.disabled = layer === "input" && number !== 1; // as where gradients are shown
  return button;
}

/** Press keys, one after the other, from a map on; where that leads. */
function walk(layer, number, ...keys) {
  page.document.querySelector(`[data-layer=${layer}][data-map="${number}"]`).focus();
  for (const key of keys) {
    page.document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }
  const { dataset } = page.document.activeElement;
  return `${dataset.layer} ${dataset.map}`;
}

for (const [from, number, keys, to] of [
  ["conv", 0, ["ArrowRight"], "conv 1"],
  ["conv", 0, ["ArrowDown", "ArrowDown"], "conv 4"],
  ["conv", 5, ["ArrowUp", "ArrowLeft"], "conv 2"],
  ["conv", 3, ["ArrowRight"], "pool 2"],
  ["pool", 4, ["ArrowLeft"], "conv 5"],
  ["pool", 5, ["ArrowRight"], "dense 2"],
  ["dense", 3, ["ArrowLeft"], "pool 5"],
  ["dense", 1, ["ArrowLeft"], "pool 1"],
  ["dense", 0, ["ArrowUp"], "dense 0"],
  ["dense", 3, ["ArrowDown"], "dense 3"],
  ["dense", 1, ["ArrowRight"], "dense 1"],
  ["conv", 0, ["ArrowLeft"], "conv 0"],
  ["conv", 0, ["Enter"], "conv 0"],
]) {
  test(`from ${from} ${number}, ${keys.join(", ")} leads to ${to}`, () =>
    assert.equal(walk(from, number, ...keys), to));
}

const tabbed = () => [...page.document.querySelectorAll("button")].filter(({ tabIndex }) => tabIndex === 0);

test("Tab reaches one map of each layer, the one that was walked to last; of the pictures its gradient", () => {
  const names = () => tabbed().map(({ dataset }) => `${dataset.layer} ${dataset.map}`);
  assert.deepEqual(names(), ["input 1", "conv 0", "pool 0", "dense 0"]);
  walk("conv", 0, "ArrowRight", "ArrowRight");
  assert.deepEqual(names(), ["input 1", "conv 1", "pool 0", "dense 0"]);
});

test("where no picture can be opened, Tab reaches none", () => {
  for (const button of views[0].buttons) Object.assign(button, { disabled: true, tabIndex: -1 });
  new Walk(page.document.createElement("div"), () => views).settle();
  assert.equal(tabbed().filter(({ dataset }) => dataset.layer === "input").length, 0);
});

/** Layers with their maps' sources: [from, strength, sign] each. */
const sheets = (...layers) => layers.map((sheet) => ({ sheet }));

test("a map is made of those before it; the planes of a picture share its place, in lanes", () => {
  const all = sheets({ shape: [3, 8, 8] }, { sources: [[[2, 1, -1]], [[0, 0.5, 1]]] }, { sources: [[[1, 1, 0]]] });
  assert.deepEqual(sourcesOf(all, { sheet: 0, number: 0 }), []);
  assert.deepEqual(sourcesOf(all, { sheet: 1, number: 0 }), [
    { from: { sheet: 0, number: 0 }, plane: 2, lane: 0.75, strength: 1, sign: -1 },
  ]);
  assert.deepEqual(sourcesOf(all, { sheet: 2, number: 0 }), [
    { from: { sheet: 1, number: 1 }, plane: null, lane: 0.5, strength: 1, sign: 0 },
  ]);
});

test("a grey picture has no lanes", () => {
  const [source] = sourcesOf(sheets({ shape: [1, 8, 8] }, { sources: [[[0, 1, 1]]] }), { sheet: 1, number: 0 });
  assert.deepEqual([source.plane, source.lane], [null, 0.5]);
});
