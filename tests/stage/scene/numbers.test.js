/** How numbers are printed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bracket } from "/stage/equation/tiles.js";
import {
  decimals,
  print,
  printEnds,
  printed,
  printFew,
  printFull,
  printGrouped,
  printPercent,
  printShort,
  printSmall,
  sharedDecimals,
} from "/stage/scene/numbers.js";
import cases from "../../numbers.json" with { type: "json" };

/** `cases`: what is drawn without a browser is held to the same. A number that JSON does
 * not have stands there as text. */
const PRINTED = cases.printed.map(([value, ...rest]) => [Number(value), ...rest]);
const SMALL = [
  [0.5, "0.500"],
  [12.345, "12.35"],
  [0, "0"],
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

for (const [value, most, digits] of cases.decimals) {
  test(`at most ${most} decimals: ${value} is printed exactly with ${digits}`, () =>
    assert.equal(decimals(Number(value), most), Number(digits)));
}

for (const [values, most, digits] of cases.shared) {
  test(`all of ${values} have ${digits} decimals, at most ${most}`, () =>
    assert.equal(sharedDecimals(values, most), digits));
}

for (const [value, most, text] of cases.short) {
  test(`in short, ${value} is ${text}`, () => assert.equal(printShort(Number(value), most), text));
}

for (const [value, digits, most, text] of cases.full) {
  test(`elsewhere than in its cell with ${digits} decimals, ${value} is ${text}, with ${most} at most`, () =>
    assert.equal(printFull(Number(value), digits, most), text));
}

for (const [value, digits, text] of cases.few) {
  test(`in ${digits} digits, ${value} is ${text}`, () => assert.equal(printFew(Number(value), digits), text));
}

for (const [text, behind] of cases.bracketed) {
  test(`behind a sign, ${text} is ${behind}`, () => assert.equal(bracket(text), behind));
}

test("a percentage and its sign stay together", () =>
  assert.deepEqual([0.0812, 1, 0].map(printPercent), ["8.1\u00a0%", "100.0\u00a0%", "0\u00a0%"]));

test("of what is whole every three digits stand together", () =>
  assert.deepEqual(
    [1234567, -1234.56, 999, -0.5].map((value) => printGrouped(value, 1)),
    ["1,234,567.0", "−1,234.6", "999.0", "−0.5"],
  ));

test("the ends of a map have as many decimals as tell the larger from 0", () => {
  assert.deepEqual(printEnds(-2.6, 1.994), ["−2.60", "1.99"]);
  assert.deepEqual(printEnds(-0.0004, 0.00123), ["0.000", "0.001"]);
});

for (const [value, text] of SMALL) {
  test(`as a share, ${value} is ${text}`, () => assert.equal(printSmall(value, 2), text));
}
