/** How the terms of a closeup stand beside their result. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrangeTerms } from "/stage/closeup/layout.js";

const HALL = { summed: true, single: false, width: 1400, height: 700 };
const SIGNS = 52;

test("terms and result fit the screen, in as many columns as make the maps largest", () => {
  for (const count of [1, 2, 3, 8, 16, 32]) {
    const { columns, side, result } = arrangeTerms({ ...HALL, count });
    const rows = Math.ceil(count / columns);
    assert.ok(rows * (side + 22 + 12) <= HALL.height);
    assert.ok(columns * (3 * side + SIGNS) + (columns - 1) * 24 + result + 90 <= HALL.width);
    for (const others of [1, 2, 3, 4, 5]) {
      const tall = HALL.height / Math.ceil(count / others) - 34;
      const wide = ((HALL.width - result - 90 - (others - 1) * 24) / others - SIGNS) / 3;
      assert.ok(Math.floor(Math.min(170, tall, wide)) <= side, `${count} terms in ${others} columns`);
    }
  }
});

test("few maps do not grow without end", () => {
  assert.deepEqual(arrangeTerms({ ...HALL, count: 1 }), { columns: 1, side: 170, result: 320 });
});

test("a result that is one number is smaller, and leaves its words their room", () => {
  const { result, side } = arrangeTerms({ ...HALL, count: 32, single: true });
  assert.equal(result, 120);
  assert.ok(side > 0);
});

test("on a phone the terms have the width, and the page scrolls", () => {
  const { columns, side } = arrangeTerms({ ...HALL, count: 32, width: 370 });
  assert.equal(columns, 1);
  assert.equal(side, Math.floor((370 - SIGNS) / 3));
});

test("a source that is not summed stands beside its result, both equally large", () => {
  assert.deepEqual(arrangeTerms({ ...HALL, count: 1, summed: false }), { columns: 1, side: 360, result: 360 });
  assert.deepEqual(arrangeTerms({ ...HALL, count: 1, summed: false, width: 520 }).side, 200);
  assert.deepEqual(arrangeTerms({ ...HALL, count: 1, summed: false, height: 300 }).side, 240);
});
