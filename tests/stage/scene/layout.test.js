/** How large cells are, so that panels fit their floor, and where maps lie. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fontSize, leastCell } from "/stage/scene/digits.js";
import {
  bandRoom,
  boxOf,
  cellSizes,
  columnsOf,
  exceeds,
  isLater,
  isParted,
  placesOf,
  printsAll,
  shareRoom,
  spreadOf,
} from "/stage/scene/layout.js";

const HALL = { width: 1400, height: 500 };
const PHONE = { width: 370, height: 800 };

/** A panel of numbers between −1 and 1, with a decimal unless it is told otherwise. */
function panel(name, rows, columns, more = {}) {
  const looks = { maps: 1, colours: ["activation"], low: -1, high: 1, digits: 1, left: 0 };
  return { name, rows, columns, ...looks, rowBands: [], columnBands: [], ...more };
}

const weights = (name, side, more) => panel(name, side, side, { colours: ["weight"], operator: "∗", ...more });
const layer = (size, kernel) => [
  panel("x", size, size),
  weights("w", kernel),
  panel("y", size - kernel + 1, size - kernel + 1, { operator: "=" }),
];

test("panels stand by column and row, those without a place after them", () => {
  const [x, dx, y, alone] = [
    panel("x", 2, 2, { place: [0, 0] }),
    panel("dx", 2, 2, { place: [1, 0] }),
    panel("y", 2, 2, { place: [null, 2] }),
    panel("alone", 2, 2),
  ];
  assert.deepEqual(columnsOf([alone, y, dx, x]), [[x, dx], [y], [alone]]);
});

test("on a phone what has no twin comes later, and its sign would be wrong", () => {
  const columns = columnsOf([
    panel("dx", 2, 2, { place: [0, 0] }),
    panel("x", 2, 2, { place: [1, 0] }),
    panel("mask", 2, 2, { place: [0, 1] }),
    panel("y", 2, 2, { place: [0, 2] }),
    panel("dy", 2, 2, { place: [1, 2] }),
  ]);
  assert.deepEqual(
    columns.map((column) => isLater(column, columns)),
    [false, true, false],
  );
  assert.deepEqual(
    columns.map((column) => isParted(column, columns)),
    [false, true, true],
  );
});

test("what stands beside all rows comes later too", () => {
  const columns = columnsOf([panel("x", 2, 2, { place: [0, 0] }), panel("y", 2, 2, { place: [null, 1] })]);
  assert.deepEqual(
    columns.map((column) => isLater(column, columns)),
    [false, true],
  );
});

test("cells are as large as the floor allows, in full px where they are large", () => {
  const { x } = cellSizes(layer(12, 3), HALL);
  const larger = cellSizes(layer(12, 3), { ...HALL, height: 700 });
  assert.ok(x === Math.floor(x) && larger.x > x);
  assert.ok(12 * x + 92 <= HALL.height);
});

test("cells that have room for their numbers do not grow without end", () => {
  assert.equal(cellSizes([panel("x", 6, 6)], { width: 5000, height: 400 }).x, 46);
  assert.equal(cellSizes([panel("x", 4, 6)], { width: 5000, height: 400, zoom: 1.5 }).x, 69);
  assert.equal(cellSizes([panel("x", 6, 6)], { width: 5000, height: 1200 }).x, 100);
});

test("an example of few cells fills its floor, whatever stack of maps stands beside", () => {
  const [small, large] = [2, 9].map((rows) => cellSizes([panel("x", rows, 2)], { width: 5000, height: 600 }).x);
  assert.equal(small, 100);
  assert.equal(large, 50);
  const beside = [panel("x", 2, 2), panel("all", 16, 16, { pick: true })];
  assert.ok(cellSizes(beside, { width: 5000, height: 600 }).x > large);
});

test("a small picture leaves the matrix beside it its room", () => {
  const [x, matrix] = [panel("x", 4, 4), panel("cols", 4, 9, { scale: 0.55 })];
  const floor = { width: 5000, height: 600 };
  assert.ok(cellSizes([x, matrix], floor).x < cellSizes([x], floor).x);
});

test("twins have cells of one size: that of the weights among them, that of the longer numbers", () => {
  const twins = [
    panel("x", 5, 5, { place: [0, 0], digits: 0 }),
    panel("dx", 5, 6, { place: [1, 0], low: -9.99, digits: 2 }),
    panel("y", 15, 15, { place: [0, 1], digits: 0 }),
  ];
  const { x, dx, y } = cellSizes(twins, { width: 1400, height: 700 });
  assert.equal(x, dx);
  assert.ok(x > y);
  const kernels = [
    panel("x", 14, 14, { place: [0, 0] }),
    weights("w", 12, { place: [0, 1] }),
    panel("dw", 12, 12, { place: [1, 1], colours: ["gradient"] }),
  ];
  const sizes = cellSizes(kernels, HALL);
  assert.equal(sizes.dw, sizes.w);
  assert.equal(sizes.w, 1.5 * sizes.x);
});

test("cells that have to exceed others do so, however little room there is", () => {
  assert.equal(cellSizes([panel("x", 2, 2)], { ...HALL, above: { x: 120 } }).x, 120 * 1.01);
});

test("a small kernel's weights can be read beside a large picture, in the hall and on a phone", () => {
  assert.ok(cellSizes(layer(28, 5), HALL).w >= 36);
  assert.ok(cellSizes(layer(28, 5), PHONE).w >= 36);
  assert.ok(cellSizes(layer(28, 7), HALL).w >= 32);
});

test("a large kernel leaves the picture its room", () => {
  const { x, w } = cellSizes(layer(24, 11), PHONE);
  assert.ok(24 * x > 0.7 * 11 * w);
});

test("a kernel keeps the cells that its scale asks for", () => {
  const sizes = cellSizes([panel("x", 60, 60, { place: [0, 0] }), weights("w", 3, { scale: 1, place: [0, 1] })], HALL);
  assert.equal(sizes.w, sizes.x);
  assert.ok(sizes.x < 16);
});

test("an enlarged panel's cells are clearly larger than they were, where that can be", () => {
  const before = cellSizes(layer(12, 3), HALL);
  const grown = cellSizes(layer(12, 3), { width: 1440, height: 1200, zoom: 1.5, above: before });
  assert.ok(exceeds(grown, before));
  assert.ok(!exceeds(before, before));
});

test("what can never fit is laid out all the same", () => {
  const sizes = cellSizes(layer(90, 3), { width: 120, height: 100 });
  assert.ok(Object.values(sizes).every((size) => size > 0));
});

test("numbers are printed where their cells have room for all of them", () => {
  const long = panel("x", 4, 4, { low: -123.4 });
  assert.ok(leastCell(long) > leastCell(panel("x", 4, 4)));
  for (const each of [long, panel("x", 4, 4), panel("x", 4, 4, { digits: 0 })]) {
    const side = leastCell(each);
    assert.ok(fontSize({ across: side, down: side }, each, 1) >= 12);
    assert.equal(fontSize({ across: side - 2, down: side - 2 }, each, 1), 0);
    assert.deepEqual([printsAll([each], { x: side }), printsAll([each], { x: side - 1 })], [true, false]);
  }
});

test("numbers of large cells stop growing, in a larger stage later", () => {
  const size = (side, zoom) => fontSize({ across: side, down: side }, panel("x", 4, 4, { digits: 0 }), zoom);
  assert.deepEqual([size(46, 1), size(46, 1.5), size(100, 1), size(1000, 1)], [17, 23, 36, 44]);
});

test("no number is printed in a stack of maps", () => {
  assert.equal(leastCell(panel("maps", 4, 4, { maps: 3, pick: true })), 0);
});

test("maps lie side by side, so many in a row, and none covers another", () => {
  const places = placesOf(panel("y", 2, 3, { maps: 4, across: 2 }), { width: 30, height: 20 }, 0);
  assert.deepEqual(
    places.map(({ x, y }) => [x, y]),
    [
      [0, 0],
      [34, 0],
      [0, 24],
      [34, 24],
    ],
  );
});

test("cards lie behind the one in front, each standing out at the right and above", () => {
  const places = placesOf(panel("x", 2, 2, { maps: 3 }), { width: 30, height: 30 }, 1);
  assert.deepEqual(
    places.map(({ depth }) => depth),
    [2, 0, 1],
  );
  assert.deepEqual(places[1], { x: 0, y: 28, depth: 0, edge: 0 });
  assert.deepEqual(places[0], { x: 28, y: 0, depth: 2, edge: 14 });
});

test("as far as the maps of a sheet lie, as wide it is", () => {
  for (const shape of [{ maps: 3 }, { maps: 5, across: 2 }, { maps: 2, across: 4 }, { maps: 4, pick: true }]) {
    const [box, sheet] = [{ width: 30, height: 20 }, panel("x", 2, 2, shape)];
    const places = placesOf(sheet, box, 0);
    const [right, down] = [Math.max(...places.map(({ x }) => x)), Math.max(...places.map(({ y }) => y))];
    assert.deepEqual(spreadOf(sheet, box), { right, down });
  }
});

test("many cards stand closer together", () => {
  const spread = (maps) => spreadOf(panel("x", 2, 2, { maps }), { width: 30, height: 30 });
  assert.deepEqual(spread(3), { right: 28, down: 28 });
  assert.ok(spread(16).right <= 48);
});

test("the few columns of a long matrix are thick enough to be seen", () => {
  assert.deepEqual(boxOf(panel("tall", 80, 1), 3), { width: 16, height: 240 });
  assert.deepEqual(boxOf(panel("broad", 3, 80), 3), { width: 240, height: 48 });
  assert.deepEqual(boxOf(panel("square", 3, 3), 3), { width: 9, height: 9 });
});

test("a map of many cells is shown in a box, larger for more of them, and never too thin", () => {
  const [few, many] = [boxOf(panel("x", 200, 120), 4), boxOf(panel("x", 2000, 1200), 4)];
  assert.ok(few.height < many.height && many.height < 10 * few.height);
  assert.equal(boxOf(panel("x", 3, 4000), 4).height, 90);
});

test("bands push their panel, and its twin as well", () => {
  const bands = (label) => [{ start: 0, stop: 2, label }];
  const panels = [
    panel("x", 5, 5, { place: [0, 0], columnBands: bands("") }),
    panel("dx", 5, 5, { place: [1, 0], rowBands: bands("R") }),
    panel("y", 5, 5, { place: [0, 1] }),
  ];
  shareRoom(panels);
  assert.deepEqual(panels.map(bandRoom), [
    { left: 20, top: 8 },
    { left: 20, top: 0 },
    { left: 0, top: 0 },
  ]);
});
