import assert from "node:assert/strict";
import { test } from "node:test";
import { decades, linear } from "/ui/training/ticks.js";

for (const [ends, most, ticks] of [
  [[0, 1], 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [[0, 1], 4, [0, 0.5, 1]],
  [[0, 0.3], 3, [0, 0.1, 0.2, 0.3]],
  [[0, 12], 6, [0, 2, 4, 6, 8, 10, 12]],
  [[0, 2.4], 3, [0, 1, 2]],
  [[0, 1000], 0, [0, 1000]],
]) {
  test(`from ${ends.join(" to ")}, with room for ${most}, stand ${ticks.join(", ")}`, () => {
    assert.deepEqual(linear(ends, most), ticks);
  });
}

for (const [ends, powers] of [
  [
    [1e-3, 1],
    [-3, -2, -1, 0],
  ],
  [
    [5e-3, 20],
    [-2, -1, 0, 1],
  ],
  [
    [1e-12, 1],
    [-12, -9, -6, -3, 0],
  ],
]) {
  test(`from ${ends.join(" to ")} stand the powers ${powers.join(", ")} of ten`, () => {
    assert.deepEqual(
      decades(ends).map((value) => Math.round(Math.log10(value))),
      powers,
    );
  });
}
