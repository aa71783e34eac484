/** Which part of a large map is on show in its box. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Viewport } from "/stage/panels/viewport.js";

let port;

beforeEach(() => {
  port = new Viewport({ rows: 20, columns: 200 });
  port.resize(400, 100, 40);
});

const middle = () => [port.top + port.height / port.down / 2, port.left + port.width / port.across / 2];

test("fitted, the whole map is on show, of cells that need not be square", () => {
  assert.ok(port.fitted);
  assert.deepEqual([port.across, port.down], [2, 5]);
  assert.deepEqual(port.shown, { top: 0, bottom: 20, left: 0, right: 200 });
  assert.deepEqual(port.box(19, 199), { x: 398, y: 95, width: 2, height: 5 });
});

test("zoomed in, cells become square and whole px large, up to the largest", () => {
  for (const [factor, across, down] of [
    [2, 4, 5],
    [2, 8, 8],
    [2, 16, 16],
    [9, 40, 40],
  ]) {
    port.zoom(factor);
    assert.deepEqual([port.across, port.down], [across, down]);
  }
});

test("cells of 6 px and more are whole px large, and every place is at a whole px", () => {
  port.zoom(2.6);
  assert.equal(port.across, 5.2);
  port.zoom(8.4 / 5.2, { x: 0, y: 0 });
  assert.equal(port.across, 8);
  port.pan(-3.4, 0);
  assert.equal((port.left * port.across) % 1, 0);
});

test("the place that is zoomed at stays where it is", () => {
  const place = { x: 301, y: 50 };
  const before = port.at(place.x, place.y);
  port.zoom(8, place);
  assert.deepEqual(port.at(place.x, place.y), before);
});

test("zoomed out again it is fitted", () => {
  port.zoom(4);
  assert.ok(!port.fitted);
  port.zoom(1 / 4);
  assert.ok(port.fitted);
  port.zoom(20);
  port.fit();
  assert.deepEqual([port.fitted, port.left, port.across], [true, 0, 2]);
});

test("a drag moves the map by as many px, and not over its edges", () => {
  port.zoom(8, { x: 0, y: 0 });
  port.pan(-32, -16);
  assert.deepEqual([port.top, port.left], [1, 2]);
  port.pan(1000, 1000);
  assert.deepEqual([port.top, port.left], [0, 0]);
  port.pan(-10_000, -10_000);
  assert.deepEqual(port.box(19, 199), { x: 384, y: 84, width: 16, height: 16 });
});

test("what is out of sight has no box, what is partly in sight has one", () => {
  port.zoom(8, { x: 0, y: 0 });
  port.pan(-8, 0);
  assert.equal(port.box(0, 26), null);
  assert.equal(port.box(7, 0), null);
  assert.deepEqual(port.box(0, 0), { x: -8, y: 0, width: 16, height: 16 });
  assert.deepEqual(port.shown, { top: 0, bottom: 7, left: 0, right: 26 });
  port.pan(-10_000, -10_000);
  assert.equal(port.box(0, 199), null);
  assert.equal(port.box(19, 174), null);
  assert.deepEqual(port.shown, { top: 13, bottom: 20, left: 175, right: 200 });
});

test("it follows what has left it, to the middle, and stays for what is inside", () => {
  port.zoom(8, { x: 0, y: 0 });
  assert.equal(port.follow({ top: 0, left: 3, bottom: 3, right: 6 }), false);
  assert.equal(port.follow({ top: 0, left: 100, bottom: 3, right: 104 }), true);
  assert.deepEqual(middle(), [3.125, 102]);
  assert.equal(port.follow({ top: 10, left: 100, bottom: 14, right: 104 }), true);
  assert.deepEqual(middle(), [12, 102]);
});

test("of what is larger than the box a part is enough", () => {
  port.zoom(8, { x: 0, y: 0 });
  assert.equal(port.follow({ top: 0, left: 5, bottom: 20, right: 6 }), false);
  assert.equal(port.follow({ top: 0, left: 30, bottom: 20, right: 90 }), true);
  assert.equal(middle()[1], 60);
});

test("in a box of another size the same cells stay on show", () => {
  port.zoom(8, { x: 0, y: 0 });
  port.pan(-160, 0);
  port.resize(200, 50, 40);
  assert.deepEqual([port.left, port.across], [10, 16]);
});
