/** Weights as they are typed into a kernel: two decimals, none beyond 999. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readWeight } from "/stage/panels/editor.js";

const WEIGHTS = { 2.5: [2.5], 1.239: [1.24], "-0,006": [-0.01], 999: [999], "-999": [-999], 999.004: [999] };
const NONE = ["1000", "-1000", "999.01", "abc", ""];

function typed(text) {
  const reported = [];
  const input = { value: text, setAttribute() {}, removeAttribute() {} };
  readWeight(input, (value) => reported.push(value));
  return reported;
}

for (const [text, weight] of Object.entries(WEIGHTS)) {
  test(`"${text}" is the weight ${weight}`, () => assert.deepEqual(typed(text), weight));
}

for (const text of NONE) {
  test(`"${text}" is no weight`, () => assert.deepEqual(typed(text), []));
}
