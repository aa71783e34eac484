import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, powerOfTen } from "/web/words.js";

test("a sentence is filled where it has a place, and keeps one that it is not told of", () => {
  assert.equal(fill("{rows} × {columns} of {rows}", { rows: 3, columns: 0 }), "3 × 0 of 3");
  assert.equal(fill("{rows} {more}", { rows: 3 }), "3 {more}");
});

test("powers of ten", () => assert.deepEqual([3, 0, -12].map(powerOfTen), ["10³", "10⁰", "10⁻¹²"]));
