/** Axes of a curve. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Axis, rangeOf } from "/stage/panels/axes.js";

const TICKS = [
  [[-1, 1], 4, ["−1.0", "−0.5", "0", "0.5", "1.0"]],
  [[-0.95, 1.05], 4, ["−0.5", "0", "0.5", "1.0"]],
  [[0, 30], 3, ["0", "10", "20", "30"]],
  [[0, 0.07], 4, ["0", "0.02", "0.04", "0.06"]],
  [[2, 1000], 2, ["500", "1000"]],
];

for (const [range, count, ticks] of TICKS) {
  test(`from ${range[0]} to ${range[1]} ticks stand at ${ticks.join(", ")}`, () => {
    const axis = new Axis(range, [0, 100], count);
    assert.deepEqual(
      axis.ticks.map((tick) => axis.print(tick)),
      ticks,
    );
  });
}

test("a value has its place between the ends, upwards too", () => {
  assert.equal(new Axis([-1, 3], [0, 200], 4).at(0), 50);
  assert.equal(new Axis([-1, 3], [200, 0], 4).at(0), 150);
});

test("the other axis stands at zero, or at the near edge", () => {
  const zero = (range) => new Axis(range, [0, 100], 4).zero;
  assert.deepEqual([zero([-1, 1]), zero([1, 2]), zero([-2, -1])], [50, 0, 100]);
});

test("a range has air round it and is never empty", () => {
  assert.deepEqual(rangeOf([0, 10, NaN, Infinity], 0.1), [-1, 11]);
  assert.deepEqual(rangeOf([2, 2], 0.1), [1.9, 2.1]);
});
