/** Where frames lie at a step, and where they are between two. */
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { framed, Motion } from "/stage/scene/motion.js";

const box = (x, y, width = 10, height = 10) => ({ x, y, width, height });
const PACE = 1000;

let now;
mock.method(performance, "now", () => now);
beforeEach(() => {
  now = 5000;
});

test("cells that lie close have one frame round them all", () => {
  assert.deepEqual(framed([box(0, 0), box(10, 10), box(10, 0), box(0, 10)], "window"), [
    { box: box(0, 0, 20, 20), style: "window" },
  ]);
});

test("where a window has gaps each of its cells is framed too", () => {
  const cells = [box(0, 0), box(40, 0)];
  assert.deepEqual(
    framed(cells, "window").map((frame) => frame.box),
    [box(0, 0, 50, 10), ...cells],
  );
});

test("round nodes have a frame each, what cannot be seen has none", () => {
  const nodes = [
    { ...box(0, 0), round: true },
    { ...box(30, 0), round: true },
  ];
  assert.deepEqual(
    framed([...nodes, null], "cell").map((frame) => frame.box),
    nodes,
  );
  assert.deepEqual(framed([null, undefined], "cell"), []);
});

/** One frame that glides by 100 px, then two stages in each of which a value travels. */
function motion(pace) {
  const flight = { from: box(0, 0), to: box(60, 0), text: "1" };
  const stages = ["between", "y"].map((panel) => ({ panel, flights: [flight] }));
  return new Motion([{ box: box(0, 0), style: "cell" }], [{ box: box(100, 0), style: "cell" }], stages, pace);
}

const at = (moving, share) => moving.at(now + share * moving.length);

test("the window glides first, slowly at both ends, then what it gives travels, stage by stage", () => {
  const moving = motion(PACE);
  const [start, middle, second, third, end] = [0, 0.5 / 3, 1.5 / 3, 2.5 / 3, 1].map((share) => at(moving, share));
  assert.equal(start.frames[0].box.x, 0);
  assert.equal(Math.round(middle.frames[0].box.x), 50);
  assert.deepEqual([start.flights, middle.flights], [[], []]);
  assert.equal(Math.round(second.flights[0].box.x), 30);
  assert.equal(second.frames[0].box.x, 100);
  assert.deepEqual([second.landed, third.landed, end.landed], [[], ["between"], ["between"]]);
  assert.deepEqual([third.over, end.over], [false, true]);
});

test("a move is over before the next step begins", () => {
  for (const pace of [20, 100, 400, 2000]) assert.ok(motion(pace).length < pace);
});

test("however slow the steps, no part of a move takes longer than 420 ms", () => {
  assert.equal(motion(100_000).length, 3 * 420);
});

test("where steps are fast nothing travels", () => {
  assert.deepEqual([motion(239).stages.length, motion(240).stages.length], [0, 2]);
});

test("a frame that is new stands where it belongs", () => {
  const moving = new Motion([], [{ box: box(100, 0), style: "cell" }], [], PACE);
  assert.equal(at(moving, 0.1).frames[0].box.x, 100);
});
