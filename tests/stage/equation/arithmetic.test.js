/** The sign before a line's result: what its printed numbers give, they equal. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { printLine, printResult } from "/stage/equation/arithmetic.js";

const PLAIN = { divisor: 1 };
const ROUNDED = { digits: 4, sums: 4, rest: 4, exact: false };
const FULL = { digits: 2, sums: 4, rest: 4, exact: true };

for (const [what, line, close, divisor, sign, text] of [
  ["0 + a long number", { before: 0, value: -0.172583, result: -0.172583 }, ROUNDED, 1, "=", "−0.1726"],
  ["a long number alone", { value: 0.459101, result: 0.459101 }, ROUNDED, 1, "=", "0.4591"],
  ["a sum of two", { before: 0.100049, value: 0.200049, result: 0.300098 }, ROUNDED, 1, "≈", "0.3001"],
  ["a long number times 1", { value: 0.459101, weight: 1, result: 0.459101 }, ROUNDED, 1, "=", "0.4591"],
  ["a long number times 0", { value: 0.459101, weight: 0, result: 0 }, ROUNDED, 1, "=", "0"],
  ["0 + a product", { before: 0, value: 0.459101, weight: 2, result: 0.918202 }, ROUNDED, 1, "=", "0.9182"],
  [
    "0 + a product that is rounded",
    { before: 0, value: 0.459149, weight: 2, result: 0.918298 },
    ROUNDED,
    1,
    "≈",
    "0.9183",
  ],
  ["a quotient", { value: 0.459101, result: 0.918202 }, ROUNDED, 0.5, "=", "0.9182"],
  [
    "0 + more digits than the result has",
    { before: 0, value: 0.459119, result: 0.459119 },
    { ...ROUNDED, digits: 5 },
    1,
    "≈",
    "0.4591",
  ],
  ["what ends", { before: 0.5, value: 0.25, result: 0.75 }, FULL, 1, "=", "0.75"],
  ["what ends sooner", { before: 0.55, value: 0.25, result: 0.8 }, FULL, 1, "=", "0.80"],
]) {
  test(`${what} ${sign} ${text}`, () => {
    assert.deepEqual(printLine(line, { ...PLAIN, divisor }, close, 2), { sign, text });
  });
}

const applied = (value, text, result) => ({
  now: { groups: [{ terms: [{ value }] }], results: [result] },
  equation: { kind: "apply", function: text, divisor: 1 },
});

for (const [value, text, result, sign, printed] of [
  [0.0963871, "· − 1", -0.9036129, "=", "−0.9036"],
  [-0.0963871, "max(0, ·)", 0, "=", "0"],
  [0.0963871, "1 × ·", 0.0963871, "=", "0.0964"],
  [0.0963871, "exp(·)", 1.1011852, "≈", "1.1012"],
]) {
  test(`${text} of ${value} ${sign} ${printed}`, () => {
    const { now, equation } = applied(value, text, result);
    assert.deepEqual(printResult(now, equation, ROUNDED, 4), { sign, text: printed });
  });
}

test("products of long numbers that are all 0 add up to 0, and equal it", () => {
  const now = { groups: [{ terms: [{ value: 0.123456789, weight: 0 }] }], results: [0] };
  const equation = { kind: "dot", divisor: 1, bias: null };
  assert.deepEqual(printResult(now, equation, ROUNDED, 2), { sign: "=", text: "0" });
});
