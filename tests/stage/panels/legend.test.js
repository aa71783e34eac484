/** The ends of a scale, printed as in the cells. */
import "../../page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Legend } from "/stage/panels/legend.js";

const scale = { colour: () => "#fff" };

for (const [low, high, digits, text] of [
  [-2.6, 1.99, 2, "−2.60 1.99"],
  [0, 1, 0, "0 1"],
  [0, 1 / 3, 2, "0 0.33"],
  [-0.0012, 0.0034, 2, "−0.001 0.003"],
]) {
  test(`a scale from ${low} to ${high} with ${digits} decimals ends at ${text}`, () => {
    const legend = new Legend();
    legend.show({ low, high, digits, range: 1 }, scale);
    assert.equal(`${legend.low.textContent} ${legend.high.textContent}`, text);
  });
}
