/** The hand on a lens's box: dragged, tapped, moved by the arrow keys. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { page } from "../../page.js";

const { boxOf } = await import("/ui/picture/box.js");
const { Handle } = await import("/ui/picture/handle.js");

const PX = 10; // a cell
let lenses = 0;
let box;
let sheet;
let handle;

beforeEach(() => {
  box = boxOf(`handled ${lenses++}`);
  box.take([4, 6, 4, 4], [20, 30]);
  sheet = page.document.createElement("div");
  sheet.getBoundingClientRect = () => ({ left: 100, top: 50, width: 30 * PX, height: 20 * PX });
  sheet.setPointerCapture = () => {};
  page.document.body.replaceChildren(sheet);
  handle = new Handle(sheet, box);
  handle.name("rows {row} to {height}, columns {column} to {width}");
});

const frame = () => sheet.querySelector(".ls-box");
const place = () => [box.row, box.column];

/** An event of the pointer over a cell, on the frame or beside it. */
function point(type, row, column, { on = frame(), pointerType = "mouse", button = 0 } = {}) {
  const [clientX, clientY] = [100 + column * PX, 50 + row * PX];
  on.dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerType, button, bubbles: true, cancelable: true }));
}

function press(key, keys = {}) {
  frame().dispatchEvent(new KeyboardEvent("keydown", { key, ...keys, cancelable: true }));
}

test("the frame lies over its cells, and says where", () => {
  const { top, left, width, height } = frame().style;
  assert.deepEqual([top, left].map(parseFloat), [20, 20]);
  assert.deepEqual([height, width].map(parseFloat).map(Math.round), [20, 13]);
  assert.equal(frame().getAttribute("aria-label"), "rows 4 to 4, columns 6 to 4");
});

test("dragged, it keeps the place at which it was taken hold of", () => {
  point("pointerdown", 5, 9);
  assert.equal(box.held, true);
  point("pointermove", 8, 12);
  assert.deepEqual(place(), [7, 9]);
  point("pointerup", 8, 12);
  assert.equal(box.held, false);
  point("pointermove", 2, 2);
  assert.deepEqual(place(), [7, 9]);
});

test("it cannot be dragged out of the picture", () => {
  point("pointerdown", 5, 9);
  point("pointermove", -50, 90);
  assert.deepEqual(place(), [0, 26]);
});

test("a mouse beside the box takes it along, by its middle", () => {
  point("pointerdown", 10, 20, { on: sheet });
  assert.deepEqual(place(), [8, 18]);
  point("pointermove", 11, 21, { on: sheet });
  assert.deepEqual(place(), [9, 19]);
});

test("another button than the first does not", () => {
  point("pointerdown", 5, 9, { button: 2 });
  point("pointermove", 8, 12);
  assert.deepEqual(place(), [4, 6]);
});

test("a finger beside the box scrolls the page, a tap centres the box", () => {
  const finger = { on: sheet, pointerType: "touch" };
  point("pointerdown", 10, 20, finger);
  point("pointermove", 12, 20, finger);
  assert.deepEqual(place(), [4, 6]);
  point("click", 10, 20, finger);
  assert.deepEqual(place(), [8, 18]);
});

test("a drag's own click does not move the box once more", () => {
  point("pointerdown", 4, 6);
  point("pointermove", 8, 12);
  point("pointerup", 8, 12);
  point("click", 8, 12);
  assert.deepEqual(place(), [8, 12]);
});

test("arrow keys move it by a cell, with Shift by its side; with other keys they are the browser's", () => {
  press("ArrowLeft");
  press("ArrowDown");
  assert.deepEqual(place(), [5, 5]);
  press("ArrowRight", { shiftKey: true });
  assert.deepEqual(place(), [5, 9]);
  for (const key of ["ctrlKey", "metaKey", "altKey"]) press("ArrowUp", { [key]: true });
  press("Home");
  assert.deepEqual(place(), [5, 9]);
});

test("a handle that is closed is no longer drawn", () => {
  handle.close();
  box.moveTo(0, 0);
  assert.equal(parseFloat(frame().style.top), 20);
});
