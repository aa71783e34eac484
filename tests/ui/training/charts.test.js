/** What the charts of a training show at what scale. */
import "../../page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { highestError } from "/ui/training/charts.js";
import { seedsChart } from "/ui/training/seeds.js";

const arms = (...last) => last.map((error) => ({ name: "", validation: { error: [0.9, error] } }));

for (const [errors, highest] of [
  [[0.09, 0.04], 0.2],
  [[0.16, 0.12], 0.4],
  [[0.58, 0.5], 1],
  [[0.02], 0.1],
  [[null], 1],
]) {
  test(`errors that end at ${errors} are drawn up to ${highest}`, () => {
    assert.equal(highestError(arms(...errors)), highest);
  });
}

const TEXTS = { seeds: { title: "Seeds", arms: "this run" } };
const TWO = [
  { name: "without", colour: "blue" },
  { name: "with", colour: "red" },
];

test("every seed is a line from arm to arm, and the run on show lies over them", () => {
  const seeds = {
    rows: [
      [0.2, 0.1],
      [0.3, 0.25],
    ],
    now: [0.2, 0.15],
  };
  const { lines, names, y } = seedsChart({ seeds, arms: TWO, texts: TEXTS, format: String });
  assert.deepEqual(
    lines.map(({ ys, faint }) => [ys, Boolean(faint)]),
    [
      [[0.2, 0.1], true],
      [[0.3, 0.25], true],
      [[0.2, 0.15], false],
    ],
  );
  assert.deepEqual(names, ["without", "with"]);
  assert.ok(y[1] > 0.3);
});

test("a run that is on its way is drawn once it comes down to where the others ended", () => {
  const seeds = { rows: [[0.2, 0.1]], now: [0.88, 0.21] };
  const { lines } = seedsChart({ seeds, arms: TWO, texts: TEXTS, format: String });
  assert.deepEqual(lines.at(-1).ys, [null, 0.21]);
});
