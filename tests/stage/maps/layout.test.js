/** How the maps of all layers stand beside each other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, arrangeBars, arrangeNarrow, contain, pictureSize } from "/stage/maps/layout.js";

const ROOM = { width: 1200, height: 600, label: 16, least: 14 };
const NETWORK = [8, 8, 8, 16, 16, 16];

test("all maps fit the room", () => {
  for (const counts of [[8], NETWORK, [32, 32, 64]]) {
    const layers = arrange(counts, 1, ROOM);
    layers.forEach(({ columns, pitch }, i) => assert.ok(Math.ceil(counts[i] / columns) * pitch <= ROOM.height + 1e-9));
    assert.ok(layers.reduce((sum, { columns, share }) => sum + columns * (share + 4), 0) <= ROOM.width);
  }
});

test("what would be too high comes last, however large its maps are", () => {
  const [{ columns, pitch }] = arrange([16], 1, { ...ROOM, width: 120, height: 300, least: 40 });
  assert.ok(Math.ceil(16 / columns) * pitch <= 300);
});

test("layers of as many maps stand alike; with fewer rows they have more air between them", () => {
  const layers = arrange([6, 8, 16], 1, ROOM);
  assert.deepEqual(arrange([8, 6, 8], 1, ROOM)[0], arrange([8, 6, 8], 1, ROOM)[2]);
  const air = ({ pitch, height }) => pitch - height - 16 - 4;
  assert.deepEqual(
    layers.map(({ rows }) => rows),
    [3, 4, 4],
  );
  assert.deepEqual(layers.map(air), [22, 0, 0]);
});

test("in a smaller room maps are smaller, down to the least", () => {
  const side = (room) => arrange(NETWORK, 1, { ...ROOM, ...room })[0].width;
  assert.ok(side({}) > side({ height: 300, width: 800 }));
  assert.equal(side({ height: 30, width: 100 }), 14);
});

test("a map keeps its picture's shape", () => {
  for (const { width, height } of arrange(NETWORK, 2, ROOM)) assert.ok(Math.abs(width - 2 * height) <= 2);
  assert.deepEqual(contain(100, 30, 2), { width: 60, height: 30 });
  assert.deepEqual(contain(100, 80, 2), { width: 100, height: 50 });
  assert.deepEqual(contain(0, 0, 2), { width: 1, height: 1 });
});

test("no layers take no room", () => assert.deepEqual(arrange([], 1, ROOM), []));

test("bars stand under each other within the height; the first have their names beside them", () => {
  const [first, second] = arrangeBars([10, 100], 600, false);
  assert.deepEqual([first.pitch, first.height, second.pitch, second.height], [60, 56, 6, 6]);
  assert.deepEqual([first.width, second.width], [190, 130]);
  assert.deepEqual(
    arrangeBars([10, 4], 600, true).map(({ width, pitch }) => [width, pitch]),
    [
      [74, 60],
      [74, 64],
    ],
  );
});

test("on a phone every layer has two rows, as wide as they get", () => {
  assert.deepEqual(arrangeNarrow([8, 7, 1], 1, { label: 16 })[1], {
    columns: 4,
    share: 104,
    pitch: 124,
    width: 104,
    height: 104,
  });
});

test("the picture takes a share of the width and at most 210 px", () => {
  assert.deepEqual(pictureSize(1, { width: 1000, height: 600 }), { width: 120, height: 120 });
  assert.deepEqual(pictureSize(1, { width: 3000, height: 600 }), { width: 210, height: 210 });
  assert.deepEqual(pictureSize(1, { width: 3000, height: 60 }), { width: 60, height: 60 });
});
