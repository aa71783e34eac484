/** What stands round the panels, and how high they may be. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { best, dressesOf, heightsOf } from "/stage/floor/dress.js";

const HALL = { width: 1420, height: 900 };
const PHONE = { width: 370, height: 844 };
const PAGE = { enlarged: false, lined: false, before: 0, top: 100, around: 200, share: 0, kind: "page" };
const zooms = (dresses) => dresses.map(({ zoom }) => zoom);

test("on a page the card has its shape, else one line over the panels, else all is small", () => {
  assert.deepEqual(dressesOf({ enlarged: false, ...HALL }), [
    { zoom: 1, lined: false, over: false, facts: true },
    { zoom: 1, lined: true, over: true, facts: true },
    { zoom: 1, lined: true, over: true, facts: false },
  ]);
});

test("on a wall of a screen letters are larger, unless nothing else fits", () => {
  assert.deepEqual(zooms(dressesOf({ enlarged: false, width: 2540, height: 1440 })), [1.3, 1.3, 1]);
  assert.deepEqual(zooms(dressesOf({ enlarged: false, width: 2540, height: 900 })), [1, 1, 1]);
});

test("in a low or narrow window the card takes one line", () => {
  for (const window of [PHONE, { width: 1420, height: 600 }]) {
    assert.deepEqual(
      dressesOf({ enlarged: false, ...window }).map(({ lined }) => lined),
      [true],
    );
  }
});

test("enlarged, letters are 24 px large where that can be, in a tight window as large as ever", () => {
  const ways = dressesOf({ enlarged: true, ...HALL });
  assert.deepEqual(zooms(ways), [1.5, 1.25, 1]);
  assert.deepEqual(
    ways.map(({ lined }) => lined),
    [false, true, true],
  );
  assert.deepEqual(zooms(dressesOf({ enlarged: true, ...PHONE })), [1]);
});

test("panels have what is left of the screen", () => {
  assert.deepEqual(heightsOf({ ...PAGE, ...HALL }), [900 - 100 - 200 - 36]);
});

test("a card in one line leaves them the whole screen where that is not enough", () => {
  const low = { ...PAGE, ...HALL, lined: true, around: 500 };
  assert.deepEqual(heightsOf(low), [264, 364]);
  assert.deepEqual(heightsOf({ ...low, around: 600 }), [264]);
});

test("they never have less than 240 px", () => {
  assert.deepEqual(heightsOf({ ...PAGE, ...HALL, around: 700 }), [240]);
});

test("on a phone they may take several screens, one step after the other", () => {
  const heights = heightsOf({ ...PAGE, ...PHONE, lined: true });
  assert.equal(heights[0], 844 - 100 - 200 - 24);
  assert.ok(heights.at(-1) <= 370 * 2.1);
  const steps = heights.slice(1).map((height, i) => height / heights[i]);
  assert.ok(steps.every((step) => step > 1 && step <= 1.3 + 1e-9));
  const [page, grid, graph] = ["page", "grid", "graph"].map((kind) => heightsOf({ ...PAGE, ...PHONE, kind }).at(-1));
  assert.ok(page < grid && grid < graph);
});

test("a stage that may have a share of the screen has that", () => {
  assert.deepEqual(heightsOf({ ...PAGE, ...HALL, share: 0.5 }), [450]);
});

test("enlarged they have the window, and under a card in one line more than they had on the page", () => {
  const window = { ...PAGE, ...HALL, enlarged: true, before: 700 };
  assert.deepEqual(heightsOf(window), [666]);
  assert.equal(heightsOf({ ...window, lined: true }).at(-1), 700 * 1.1);
});

test("the first plan that shows all numbers is the best", () => {
  const plans = [{ legible: false, height: 600 }, { legible: true, height: 300 }, { legible: true }];
  assert.equal(best(plans, false), 1);
});

test("if none does, it is the first with room enough; enlarged, the last", () => {
  const plans = [{ height: 300 }, { height: 500 }, { height: 600 }];
  assert.deepEqual([best(plans, false), best(plans, true)], [1, 2]);
  assert.equal(best([{ height: 300 }, { height: 200 }], false), 1);
});

test("in a frame that grows with them panels are as tall on a phone as on a page of their own", () => {
  const framed = { ...PAGE, ...PHONE, enlarged: true, framed: true, lined: true };
  const heights = heightsOf({ ...framed, height: 640 });
  assert.equal(heights[0], 640 - 200 - 24);
  assert.equal(heights.at(-1), 370 * 2.1);
  assert.deepEqual(heightsOf({ ...framed, ...HALL }), [900 - 200 - 34]);
});
