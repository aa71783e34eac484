/** What an optimizer does to one weight, in words and numbers. */
import "../../../page.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { linesOf } from "/ui/training/step/formulas.js";

const TEXTS = JSON.parse(readFileSync(new URL("../../../../assets/texts/en/training.json", import.meta.url)));
const { formulas } = TEXTS.update;

test("plain descent takes the rate times dW off", () => {
  const cell = { before: 0.5, dw: 0.02, gradient: 0.02, step: 0.001, after: 0.499 };
  assert.deepEqual(linesOf("sgd", { lr: 0.05, l2: 0 }, cell, formulas), [
    "W ← W − η · dW",
    "0.5000 − 0.05 · 0.02 ≈ 0.4990",
  ]);
});

test("with L2 the weight joins its gradient, and that is what counts from then on", () => {
  const cell = { before: 0.5, dw: 0.02, gradient: 0.07, step: 0.0035, after: 0.4965 };
  assert.deepEqual(linesOf("sgd", { lr: 0.05, l2: 0.1 }, cell, formulas), [
    "g = dW + λ · W = 0.02 + 0.1 · 0.5 ≈ 0.07",
    "W ← W − η · g",
    "0.5000 − 0.05 · 0.07 ≈ 0.4965",
  ]);
});

test("momentum adds dW to a share of what it was", () => {
  const cell = { before: 0.5, dw: -0.02, gradient: -0.02, old_speed: 0.1, speed: 0.07, step: 0.007, after: 0.493 };
  assert.deepEqual(linesOf("momentum", { lr: 0.1, momentum: 0.9, l2: 0 }, cell, formulas), [
    "v ← 0.9 · v + dW = 0.9 · 0.1 + (−0.02) ≈ 0.07",
    "W ← W − η · v",
    "0.5000 − 0.1 · 0.07 ≈ 0.4930",
  ]);
});

test("Adam's first step is about the rate, whatever dW is", () => {
  const gradient = 0.003;
  const cell = {
    before: 0.5,
    dw: gradient,
    gradient,
    old_mean: 0,
    mean: 0.0003,
    old_square: 0,
    square: 9e-9,
    after: 0.498,
  };
  const constants = { lr: 0.002, l2: 0, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, steps: 1 };
  assert.deepEqual(linesOf("adam", constants, cell, formulas), [
    "m ← 0.9 · m + 0.1 · dW = 0.9 · 0 + 0.1 · 0.003 ≈ 3.00·10⁻⁴",
    "v ← 0.999 · v + 0.001 · dW² = 0.999 · 0 + 0.001 · 0.003² ≈ 9.00·10⁻⁹",
    "m̂ = m ÷ (1 − 0.9¹) = 3.00·10⁻⁴ ÷ (1 − 0.9¹) ≈ 0.003",
    "v̂ = v ÷ (1 − 0.999¹) = 9.00·10⁻⁹ ÷ (1 − 0.999¹) ≈ 9.00·10⁻⁶",
    "W ← W − η · m̂ ÷ (√v̂ + 10⁻⁸)",
    "0.5000 − 0.002 · 0.003 ÷ (√9.00·10⁻⁶ + 10⁻⁸) ≈ 0.4980",
  ]);
});
