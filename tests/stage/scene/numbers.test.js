/** How numbers are printed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decimals, print, printed, printShort, printSmall, sharedDecimals } from "/stage/scene/numbers.js";

const PRINTED = [
  [2, 0, "2"],
  [2, 2, "2.00"],
  [-2.5, 1, "−2.5"],
  [-0.001, 2, "0.00"], // no negative zero
  [-0, 1, "0.0"],
  [0.125, 2, "0.13"], // a half goes away from zero,
  [-0.125, 2, "−0.13"], // either way,
  [1.005, 2, "1.01"], // also where it is a little less in binary
  [0.1 + 0.2, 3, "0.300"],
  [1e-9, 4, "0.0000"],
  [Infinity, 2, "∞"],
  [-Infinity, 2, "−∞"],
  [NaN, 2, "–"],
];
const DECIMALS = [
  [3, 0],
  [0.5, 1],
  [-0.25, 2],
  [0.1 + 0.2, 1],
  [1 / 3, Infinity],
  [1e-9, Infinity],
  [NaN, 0],
  [-Infinity, 0],
];
const SMALL = [
  [0.5, "0.500"],
  [12.345, "12.35"],
  [0, "0.00"],
  [0.00197, "0.00197"],
  [0.0123456, "0.0123"],
  [0.000251, "2.51·10⁻⁴"],
  [2.514e-8, "2.51·10⁻⁸"],
  [9.999e-12, "1.00·10⁻¹¹"],
];

for (const [value, digits, text] of PRINTED) {
  test(`with ${digits} decimals, ${value} is ${text}`, () => assert.equal(print(value, digits), text));
}

test("the number that stands there is the one that is added up", () => {
  for (const [value, digits, text] of PRINTED.filter(([each]) => Number.isFinite(each))) {
    assert.equal(printed(value, digits), Number(text.replace("−", "-")) + 0);
  }
});

for (const [value, digits] of DECIMALS) {
  test(`${value} is printed exactly with ${digits} decimals`, () => assert.equal(decimals(value), digits));
}

test("no more decimals are tried than may be printed", () => assert.equal(decimals(0.125, 2), Infinity));

test("a panel has the decimals of the number that needs most, within its bound", () => {
  assert.equal(sharedDecimals([1, 0.5, 0.25], 4), 2);
  assert.equal(sharedDecimals([1, 1 / 3], 4), 4);
  assert.equal(sharedDecimals([], 4), 0);
});

test("a short number is exact where that takes few decimals, else rounded", () => {
  assert.deepEqual([printShort(2, 4), printShort(-0.25, 4), printShort(2 / 3, 4)], ["2", "−0.25", "0.6667"]);
});

for (const [value, text] of SMALL) {
  test(`as a share, ${value} is ${text}`, () => assert.equal(printSmall(value, 2), text));
}
