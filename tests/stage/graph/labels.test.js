/** Names and numbers of a graph stand where one sees what they belong to. */
import "../../page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { EdgesView } from "/stage/graph/edges.js";
import { withLabels } from "/stage/graph/labels.js";
import { placeNodes } from "/stage/graph/spots.js";
import { runsThrough } from "/stage/scene/meets.js";

const scale = { colour: (value) => `colour ${value}`, ink: () => "" };
const PALETTE = { quiet: "quiet", ink: "#000000", roles: { weight: scale } };
const WIDE = { width: 900, height: 600, zoom: 1 };
const column = (name, at, labels) => ({
  name,
  labels,
  area: labels.length,
  spots: labels.flatMap((_, row) => [row, at]),
  values: labels.map(() => 1),
  digits: 1,
});
const LEFT = column("x", 0, ["x[0]", "x[1]", "x[2]"]);
const MIDDLE = column("y", 1, ["y[0]", "y[1]", "y[2]"]);
const RIGHT = column("z", 2, ["z[0]", "z[1]", "z[2]"]);
const PANELS = [LEFT, MIDDLE, RIGHT];

const edge = (a, from, b, to) => ({ a: { name: a, cell: from }, b: { name: b, cell: to } });
const laid = (edges, room = WIDE) => withLabels(placeNodes(PANELS, room), PANELS, edges);
const lineOf = ({ at }, { a, b }) => ({ from: at[a.name][a.cell], to: at[b.name][b.cell] });

test("a line comes into a box, ends before it, or passes it", () => {
  const box = { x: 10, y: 10, width: 10, height: 10 };
  const line = (...ends) => ({ from: { x: ends[0], y: ends[1] }, to: { x: ends[2], y: ends[3] } });
  assert.ok(runsThrough(line(0, 0, 30, 30), box));
  assert.ok(runsThrough(line(15, 0, 15, 30), box));
  assert.ok(!runsThrough(line(0, 0, 9, 9), box));
  assert.ok(!runsThrough(line(0, 22, 30, 22), box));
  assert.ok(runsThrough(line(0, 22, 30, 22), box, 3));
});

test("a label stands over its node, or where an edge runs there, beside it on no edge", () => {
  const over = ({ at: { y } }) => y[1].named.x + y[1].named.width / 2 - y[1].x;
  assert.equal(over(laid([])), 0);
  const down = edge("y", 0, "y", 1);
  const sheet = laid([down]);
  assert.ok(Math.abs(over(sheet)) > 10);
  assert.ok(!runsThrough(lineOf(sheet, down), sheet.at.y[1].named));
});

/** Where labels stand over nodes round these places, with lines that go down through some x. */
function over(places, downs, others = []) {
  const box = (x, y) => ({ x: x - 10, y: y - 10, width: 20, height: 20 });
  const node = (x, y) => ({ x, y, side: "above", box: box(x, y), label: {} });
  const ends = downs.flatMap((x) => [node(x, -1000), node(x, 1000)]);
  const at = { y: places.map((x) => node(x, 50)), ends, others: others.map(([x, y]) => node(x, y)) };
  const panels = [{ name: "y", labels: places.map((_, i) => `y[${i}]`) }, ...["ends", "others"].map(unnamed)];
  const lines = downs.map((_, i) => edge("ends", 2 * i, "ends", 2 * i + 1));
  return withLabels({ at, label: 10, width: 200 }, panels, lines).at.y.map(({ label }, i) => label.x - places[i]);
}

const unnamed = (name) => ({ name, labels: [] });

test("rather than on a line a label stands beside it, but not outside, on a node or on another label", () => {
  const [left, middle, right] = [-16.4, 0, 16.4];
  const near = (found, wanted) => found.forEach((x, i) => assert.ok(Math.abs(x - wanted[i]) < 1e-9, `${found}`));
  near(over([100], [100]), [right]);
  near(over([100], [100, 115]), [left]);
  near(over([20], [20, 35]), [middle]); // else outside
  near(over([100], [100, 85], [[124, 30]]), [middle]); // else on a node
  near(over([100, 134], [100, 134, 149]), [right, right]); // else on the other label
});

test("what stands above all nodes has its own height", () => {
  const top = (head) => Math.min(...placeNodes(PANELS, { ...WIDE, head }).at.y.map(({ box }) => box.y));
  assert.equal(top(24) - top(0), 24);
});

/** The numbers of crossing edges, each with the others that it lies on and its frame. */
function numbered(lit) {
  const [from, to] = [column("a", 0, ["", "", "", ""]), column("b", 1, ["", "", "", "", ""])];
  const pairs = from.labels.flatMap((_, a) => to.labels.flatMap((_, b) => [a, b]));
  const values = Float64Array.from({ length: pairs.length / 2 }, (_, i) => i + 10);
  const group = { a: "a", b: "b", pairs: Int32Array.from(pairs), values, range: 1, digits: 0, colour: "weight" };
  const view = new EdgesView();
  view.take({ edges: [{ ...group, lit: { at: () => lit } }] }, {}, PALETTE);
  const sheet = placeNodes([from, to], { width: 360, height: 420, zoom: 1 });
  view.arrange(sheet, { a: { panel: from }, b: { panel: to } }, 1);
  view.show(0, null);
  return [...view.numbers.children].map((plate) => {
    const rect = [...plate.querySelectorAll("rect")].at(-1);
    const [x, y, width, height] = ["x", "y", "width", "height"].map((side) => Number(rect.getAttribute(side)));
    const number = Number(plate.textContent);
    const others = view.edges.filter(({ value }) => value !== number);
    const meets = others.filter((other) => runsThrough(other, { x, y, width, height }));
    return { i: number - 10, meets: meets.map(({ i }) => i), frame: rect.getAttribute("stroke") };
  });
}

test("a number that is not lit lies on no other edge", () => {
  const numbers = numbered([]);
  assert.ok(numbers.length >= 4);
  assert.deepEqual(
    numbers.filter(({ meets }) => meets.length),
    [],
  );
});

test("every lit edge has its number, in a frame of its colour, and on no other lit edge", () => {
  for (const lit of [
    [0, 5, 10, 15],
    [2, 7, 12, 17],
    [2, 8, 11],
    [5, 6, 7, 8, 9],
  ]) {
    const own = numbered(lit).filter(({ frame }) => frame);
    assert.deepEqual(
      own.map(({ i }) => i).sort((a, b) => a - b),
      lit,
    );
    for (const { i, frame, meets } of own) {
      assert.equal(frame, `colour ${i + 10}`);
      assert.deepEqual(
        meets.filter((other) => lit.includes(other)),
        [],
      );
    }
  }
});
