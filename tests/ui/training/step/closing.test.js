/** Formulas of a training step: what is printed adds up. */
import "../../../page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { closed, closedStep, significant } from "/ui/training/step/closing.js";

/** The number that stands in a text of ours. */
const read = (text) => {
  const [mantissa, power] = text.replace(/[()]/g, "").replaceAll("−", "-").split("·10");
  const signs = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
  const exponent = [...(power ?? "⁰")].map((sign) => "0123456789-"[signs.indexOf(sign)]).join("");
  return Number(mantissa) * 10 ** Number(exponent);
};

for (const [value, text] of [
  [0.012345, "0.0123"],
  [-0.5, "−0.5"],
  [0, "0"],
  [4.1436e-5, "4.14·10⁻⁵"],
  [-9.996e-7, "−1.00·10⁻⁶"],
  [null, "–"],
]) {
  test(`${value} is written ${text}`, () => assert.equal(significant(value), text));
}

/** Numbers that are the same in every run. */
const noise = (seed) => {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return 2 * (x - Math.floor(x)) - 1;
};

test("a weight, the rate and the gradient that are printed give the weight that is printed", () => {
  for (let seed = 1; seed < 400; seed++) {
    const [before, gradient] = [noise(seed), noise(seed + 0.5) * 10 ** -(seed % 6)];
    const lr = [0.5, 0.05, 0.002, 0.0001][seed % 4];
    const line = closedStep(before, before - lr * gradient, { gradient }, (now) => lr * now.gradient);
    const decimals = line.after.split(".")[1].length;
    const left = read(line.before) - lr * read(line.gradient);
    assert.ok(Math.abs(left - read(line.after)) <= 0.51 * 10 ** -decimals, JSON.stringify({ seed, ...line }));
    assert.equal(line.before.split(".")[1].length, decimals);
  }
});

test("the same holds of numbers of 32 bits, however small the step", () => {
  for (let seed = 1; seed < 400; seed++) {
    const [before, gradient] = [noise(seed), noise(seed + 0.5) * 10 ** -(seed % 8)].map(Math.fround);
    const after = Math.fround(before - Math.fround(0.002 * gradient));
    const line = closedStep(before, after, { gradient }, (now) => 0.002 * now.gradient);
    const decimals = line.after.split(".")[1].length;
    const left = read(line.before) - 0.002 * read(line.gradient);
    assert.ok(Math.abs(left - read(line.after)) <= 0.51 * 10 ** -decimals, JSON.stringify({ seed, ...line }));
  }
});

test("what is taken off is seen in the weight that is left", () => {
  const line = closedStep(0.4171, 0.4171 - 0.002 * 0.0161, { gradient: 0.0161 }, (now) => 0.002 * now.gradient);
  assert.notEqual(line.before, line.after);
});

test("a weight whose gradient is 0 stays as it is", () => {
  const line = closedStep(0.25, 0.25, { gradient: 0 }, (now) => 0.1 * now.gradient);
  assert.deepEqual(line, { before: "0.2500", gradient: "0", after: "0.2500" });
});

test("a sum of what is printed, rounded, is the printed result", () => {
  for (let seed = 1; seed < 200; seed++) {
    const [old, gradient] = [noise(seed), noise(seed + 0.25) / 7];
    const blend = (now) => 0.9 * now.old + 0.1 * now.gradient;
    const line = closed({ old, gradient }, blend, blend({ old, gradient }));
    const again = blend({ old: read(line.old), gradient: read(line.gradient) });
    assert.equal(significant(again), line.result);
  }
});
