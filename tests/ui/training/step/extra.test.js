/** What a training shows of its last step, and when it is drawn anew. */
import "../../../page.js";

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Extra } from "/ui/training/step/extra.js";
import { page } from "../../../page.js";

const TEXTS = JSON.parse(readFileSync(new URL("../../../../assets/texts/en/training.json", import.meta.url)));
const SCALE = { stops: ["#7a4a06", "#ffffff", "#02665c"], diverging: true };
const COLOURS = { ground: "#ffffff", ink: "#1b2330", hatch: "#8b94a3", accent: {}, shades: { empty: "#1b23300e" } };
const palette = { ...COLOURS, roles: { weight: SCALE, gradient: SCALE } };

const matrix = (number) => [
  [0.1, -0.2, 0.3],
  [0.4, number, 0.6],
  [0.7, 0.8, 0.9],
];

const step = (before, after = before) => ({
  said: `from ${before}`,
  choices: {
    layer: [
      ["conv1", "conv1"],
      ["dense", "dense"],
    ],
    map: [
      ["0", "first"],
      ["1", "second"],
    ],
    channel: [["0", "1"]],
  },
  chosen: { layer: "conv1", map: 1, channel: 0 },
  learned: { kind: "conv", at: "convolution?pass=backward" },
  rule: "sgd",
  constants: { lr: 0.5, l2: 0 },
  loss: 2.30214,
  cells: { before: matrix(before), dw: matrix(0.1), gradient: matrix(0.1), step: matrix(0.05), after: matrix(after) },
  palette,
});

const log = (told = []) => ({ change: (values) => told.push(values), press: (name) => told.push(name) });
const shown = (extra, told) => {
  const made = new Extra(log(told));
  page.document.body.append(made.root);
  made.show({ open: "update", extra, texts: TEXTS });
  return made;
};
const lines = ({ root }) => [...root.querySelectorAll(".lt-lines p")].map((line) => line.textContent);

test("the weight in the middle is reckoned first, and any other by the arrow keys", () => {
  const made = shown(step(0.5, 0.45));
  assert.deepEqual(lines(made).slice(1), ["W ← W − η · dW", "0.5000 − 0.5 · 0.1 ≈ 0.4500"]);
  const matrices = made.root.querySelector(".lt-matrices");
  matrices.dispatchEvent(new page.KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true, cancelable: true }));
  assert.match(lines(made)[2], /^−0\.2/);
  assert.match(matrices.getAttribute("aria-label"), /W\[0, 1\]/);
  assert.equal(made.root.querySelectorAll("[data-chosen]").length, 4);
});

test("dW says what a small change of the chosen weight changes in the loss", () => {
  const made = shown(step(0.5, 0.45));
  assert.match(lines(made)[0], /0\.0001 more in W\[1, 1\] .* L ≈ 2\.302, changes by ≈ 0\.0001 · 0\.1 = 1\.00·10⁻⁵$/);
});

test("the whole matrices are printed with the decimals in which the step is seen", () => {
  const small = {
    ...step(0.5),
    cells: { ...step(0.5).cells, step: matrix(0.00003).map((row) => row.map((x) => x / 10 ** 4)) },
  };
  const texts = [...shown(small).root.querySelectorAll(".lt-matrix")].map(
    (each) => each.querySelector("span").textContent,
  );
  assert.deepEqual(texts, ["0.100", "0.100000", "0.000010", "0.100000"]);
});

test("with L2 the rate is taken of g, and not of dW alone", () => {
  const titleOf = (l2) =>
    shown({ ...step(0.5), constants: { lr: 0.5, l2 } }).root.querySelectorAll("h2")[2].textContent;
  assert.deepEqual([0, 0.1].map(titleOf), ["η · dW", "η · g"]);
});

test("a step of a run that is not drawn leaves what is on show", () => {
  const made = shown(step(0.5, 0.45));
  made.show({ open: "update", extra: null, texts: TEXTS });
  assert.equal(lines(made).length, 3);
  assert.equal(made.root.querySelector(".lt-update").hidden, false);
  made.show({ open: "layers", extra: null, texts: TEXTS });
  assert.equal(made.root.querySelector(".lt-update").hidden, true);
});

test("before the first step there is a sentence and nothing else", () => {
  const made = shown({ said: "No step yet." });
  assert.equal(made.root.querySelector(".lt-said").textContent, "No step yet.");
  assert.equal(made.root.querySelector(".lt-update").hidden, true);
});

test("numbers that a network which diverged does not have are dashes", () => {
  const made = shown({ ...step(null, null), constants: { lr: 0.5, l2: 0 } });
  assert.match(lines(made)[2], /^– − 0\.5 · 0\.1 ≈ –$/);
});

test("what is chosen of a dense layer is a class", () => {
  const learned = { kind: "dense", at: "backpropagation?layer=dense" };
  const picks = shown({ ...step(0.5), learned }).root.querySelectorAll(".lt-pick > span");
  assert.deepEqual(
    [...picks].map((pick) => pick.textContent),
    ["Layer", "Class", "Map that comes in"],
  );
});

test("another filter is asked for by its number, and called by its name", () => {
  const told = [];
  const select = shown(step(0.5), told).root.querySelector("[data-control=map]");
  assert.deepEqual(
    [...select.children].map(({ textContent }) => textContent),
    ["first", "second"],
  );
  assert.equal(select.value, "1");
  select.value = "0";
  select.onchange();
  assert.deepEqual(told, [{ map: "0" }]);
});
