/** Where a card has many groups: the row of their heads. */
import "../../page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Terms } from "/stage/equation/terms.js";

const COUNT = 10; // groups, of two terms each
const PLAIN = { colour: () => "", ink: () => "" };
const VIEW = { panel: { digits: 2 }, look: () => ({ scale: PLAIN, range: 1, digits: 2 }) };
const term = (value) => ({ value, weight: 1, valueCell: 0, weightCell: 0 });
const group = (_, i) => ({ label: `c${i}`, values: "x", weights: "w", terms: [term(i), term(-i)] });
const NOW = { groups: Array.from({ length: COUNT }, group), cells: [0], results: [0] };
const SCENE = { equation: { kind: "dot", result: "y", bias: null, divisor: 1 }, byName: {} };
const CLOSE = { digits: 2, sums: 2, rest: 2, exact: true };

function shown(front) {
  const terms = new Terms(NOW, SCENE, { open: () => {} }, { lined: true });
  Object.assign(terms, { scene: SCENE, texts: { all_sums: "{count}" } });
  terms.heads.getBoundingClientRect = () => ({ left: 0, width: 100 });
  terms.groups.forEach(({ head }, i) => {
    head.getBoundingClientRect = () => ({ left: 40 * i, width: 40 });
  });
  terms.show(NOW, CLOSE, { x: VIEW, w: VIEW, y: VIEW }, front);
  return terms;
}

test("the heads of all groups are one row, and the open group's tiles stand after it", () => {
  const { heads, groups } = shown(3);
  assert.equal(heads.querySelectorAll(".ls-group-head").length, COUNT);
  assert.equal(heads.parentNode.firstChild, heads);
  assert.deepEqual(
    groups.filter(({ terms }) => !terms.hidden),
    [groups[3]],
  );
});

test("the head of a group that opens comes into the middle of its row, and the row stays where a step goes on", () => {
  const { heads } = shown(3);
  assert.equal(heads.scrollLeft, 3 * 40 + 20 - 50);
  const turned = shown(3);
  turned.heads.scrollLeft = 0; // by the reader
  turned.show(NOW, CLOSE, { x: VIEW, w: VIEW, y: VIEW }, 3);
  assert.equal(turned.heads.scrollLeft, 0);
});
