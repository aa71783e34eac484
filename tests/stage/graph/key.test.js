/** What the colours and widths of edges stand for: lines as the graph itself draws them. */
import "../../page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { EdgesView } from "/stage/graph/edges.js";
import { EdgeKey } from "/stage/graph/key.js";
import { Trace } from "/stage/overview/trace.js";

const scale = (name) => ({ colour: (value, range) => `${name} ${(value / range).toFixed(2)}` });
const PALETTE = { quiet: "quiet", ink: "#000000", roles: { weight: scale("weight"), count: scale("count") } };
const TEXTS = { edges: { kinds: { weight: "weight", count: "passes on" } }, states: { crossed: "crossed out" } };
const CROSSED = 3;

function group({ values, ...more }) {
  const [count, given] = [values?.length ?? 2, values && Float64Array.from(values)];
  const range = Math.max(0, ...(values ?? []).map(Math.abs)) || 1;
  return { pairs: new Int32Array(2 * count), values: given, range, digits: 2, colour: "weight", ...more };
}

function kindsOf(...groups) {
  const view = new EdgesView();
  view.take({ edges: groups.map(group) }, TEXTS, PALETTE);
  return view.kinds();
}

const told = (kinds) => kinds.map(({ name, samples }) => [name, ...samples.map(({ text }) => text)]);

test("a kind has both ends of its range and zero between them", () => {
  assert.deepEqual(told(kindsOf({ values: [-0.5, 2, 0.25] })), [["weight", "−2.00", "0", "2.00"]]);
  const [{ samples }] = kindsOf({ values: [-0.5, 2, 0.25] });
  assert.deepEqual(
    samples.map(({ stroke }) => stroke),
    ["weight -1.00", "quiet", "weight 1.00"],
  );
  const [low, zero, high] = samples.map(({ width }) => width);
  assert.ok(low === high && high > 2 * zero && zero > 0);
});

test("no line stands for numbers that no edge has", () => {
  assert.deepEqual(told(kindsOf({ values: [0.5, 2] })), [["weight", "2.00"]]);
  assert.deepEqual(told(kindsOf({ values: [-0.5] })), [["weight", "−0.50"]]);
  assert.deepEqual(told(kindsOf({ values: [0, 1], colour: "count" })), [["passes on", "0", "1.00"]]);
});

test("edges of one colour and range are told once, others each", () => {
  const ones = { values: [1, 1], colour: "count" };
  assert.deepEqual(told(kindsOf(ones, { values: [-1, 0.5] }, ones)), [
    ["passes on", "1.00"],
    ["weight", "−1.00", "0", "1.00"],
  ]);
});

test("what is crossed out has its dashed line, and edges without numbers need no key", () => {
  const crossed = { values: [1, 2], state: [0, CROSSED] };
  const kinds = kindsOf(crossed);
  assert.deepEqual(told(kinds).at(-1), ["", "crossed out"]);
  assert.ok(kinds.at(-1).samples[0].dashed);
  assert.deepEqual(kindsOf({ state: [0, CROSSED] }), []);
});

test("the key draws a line for each and says how to read it", () => {
  const key = new EdgeKey();
  key.show(kindsOf({ values: [-2, 1], state: [0, CROSSED] }), "colour: sign");
  assert.equal(key.root.textContent, "weight−2.0002.00crossed outcolour: sign");
  const lines = [...key.root.querySelectorAll("line")];
  assert.deepEqual(
    lines.map((line) => line.getAttribute("stroke")),
    ["weight -1.00", "quiet", "weight 1.00", "quiet"],
  );
  assert.deepEqual(
    lines.map((line) => line.hasAttribute("stroke-dasharray")),
    [false, false, false, true],
  );
  key.show([], "colour: sign");
  assert.ok(key.root.hidden);
});

test("between maps a line stands for each sign, in the colours of the trace", () => {
  const trace = new Trace(document.createElement("div"));
  trace.take([], PALETTE);
  const [{ name, samples }] = trace.kinds("Weights");
  assert.equal(name, "Weights");
  assert.deepEqual(
    samples.map(({ text, stroke }) => [text, stroke]),
    [
      ["−", "weight -0.90"],
      ["±", "#000000b0"],
      ["+", "weight 0.90"],
    ],
  );
});
