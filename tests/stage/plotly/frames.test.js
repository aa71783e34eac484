import assert from "node:assert/strict";
import { test } from "node:test";
import { frameAt, laidOver, sizeIn } from "/stage/plotly/frames.js";

test("a step between two frames has the one before it", () => {
  const frames = [{ name: "0" }, { name: "3" }, { name: "6" }];
  const names = [0, 2, 3, 5, 99].map((step) => frameAt(frames, step).name);
  assert.deepEqual(names, ["0", "0", "3", "3", "6"]);
});

test("a frame is laid over a layout item by item, and the layout stays as it was", () => {
  const layout = {
    width: 9,
    images: [
      { source: "a", x: 1 },
      { source: "b", x: 2 },
    ],
  };
  const laid = laidOver(layout, { images: [{}, { source: "c" }] });
  assert.deepEqual(laid, {
    width: 9,
    images: [
      { source: "a", x: 1 },
      { source: "c", x: 2 },
    ],
  });
  assert.equal(layout.images[1].source, "b");
});

test("it fills what a window leaves, can be read in a low one, and scrolls on a phone", () => {
  assert.deepEqual(sizeIn(1100.4, 640), [1100, 640]);
  assert.deepEqual(sizeIn(1100, 90), [1100, 420]);
  assert.deepEqual(sizeIn(358, 300), [358, 1074]);
  assert.deepEqual(sizeIn(5000, 5000), [2000, 2000]);
});
