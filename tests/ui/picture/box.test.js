/** The box of a lens: it stays inside its picture, and where the reader wants it. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { boxOf } from "/ui/picture/box.js";

let boxes = 0;
let box;
let told;

beforeEach(() => {
  box = boxOf(`lens ${boxes++}`);
  told = [];
  box.take([2, 3, 4, 4], [20, 30]);
  for (const name of ["shown", "moved", "free"]) box.addEventListener(name, () => told.push(name));
});

const place = () => [box.row, box.column, box.height, box.width];

test("a lens has one box, whoever asks for it", () => {
  assert.equal(boxOf("one"), boxOf("one"));
  assert.notEqual(boxOf("one"), boxOf("other"));
});

test("it moves to whole cells, and not over an edge", () => {
  box.moveTo(4.6, 5.2);
  assert.deepEqual(place(), [5, 5, 4, 4]);
  box.moveTo(-3, 99);
  assert.deepEqual(place(), [0, 26, 4, 4]);
  assert.deepEqual(told, ["shown", "moved", "shown", "moved"]);
});

test("a move to where it is tells nothing", () => {
  box.moveTo(2.3, 3.1);
  assert.deepEqual(told, []);
});

test("another size lies round the same middle, and never larger than the picture", () => {
  box.resize(8);
  assert.deepEqual(place(), [0, 1, 8, 8]);
  box.resize(2);
  assert.deepEqual(place(), [3, 4, 2, 2]);
  box.resize(64);
  assert.deepEqual(place(), [0, 0, 20, 30]);
  box.resize(4);
  assert.deepEqual(place(), [2, 3, 4, 4]);
  assert.deepEqual(new Set(told), new Set(["shown"]));
});

test("what the server holds for true is shown and not told", () => {
  box.take([7, 8, 6, 6], [20, 30]);
  assert.deepEqual([place(), told], [[7, 8, 6, 6], ["shown"]]);
  box.resize(2);
  assert.deepEqual(place(), [9, 10, 2, 2]);
});

test("the middle of the reader's choice outlives a size that the server cut to an edge", () => {
  box.moveTo(16, 26);
  box.take([10, 20, 10, 10], [20, 30]);
  box.resize(4);
  assert.deepEqual(place(), [16, 26, 4, 4]);
});

test("that it is let go is told once, of what was held", () => {
  box.letGo();
  box.hold();
  box.letGo();
  box.letGo();
  assert.deepEqual(told, ["free"]);
});
