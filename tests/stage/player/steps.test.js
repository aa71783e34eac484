import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest, readStep, stepOfCell } from "/stage/player/steps.js";

const STEPS = { 5: 5, "０": 0, 15: 15, 9999: 15, "-1": null, 2.5: null, x: null, "": null };

for (const [text, step] of Object.entries(STEPS)) {
  test(`of 16 steps, "${text}" in an address is ${step === null ? "none" : `step ${step}`}`, () => {
    assert.equal(readStep(text, 16), step);
  });
}

test("an address that names no step asks for none", () => assert.equal(readStep(null, 16), null));

const PLACES = { 2: 2, 99: 3, "-5": 0, "": 0, 1.5: 1, "２": 2, x: 0 };

for (const [text, place] of Object.entries(PLACES)) {
  test(`of four rows, the one next to "${text}" is row ${place}`, () => assert.equal(nearest(text, 3), place));
}

for (const [side, row, column] of [
  [7, 2, 3],
  [3, 2, 2],
  [2, 1, 1],
  [1, 0, 0],
]) {
  test(`of ${side} × ${side} cells, row 2 and column 3 of 4 × 4 is nearest to row ${row} and column ${column}`, () => {
    const step = stepOfCell(2 * 4 + 3, { rows: 4, columns: 4 }, { rows: side, columns: side });
    assert.equal(step, row * side + column);
  });
}
