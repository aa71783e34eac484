/** From values to colours: the grammar of a scale, and numbers that can be read on it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Palette, packed } from "/stage/paint/palette.js";

const SIGNED = { stops: ["#0000ff", "#ffffff", "#ff0000"], diverging: true };
const GREY = { stops: ["#000000", "#ffffff"], diverging: false };
const COLOURS = {
  ground: "#ffffff",
  ink: "#202020",
  accent: {},
  shades: { empty: "#2020200e" },
  roles: { activation: SIGNED, grey: GREY },
};
const { activation, grey } = new Palette(COLOURS).roles;

for (const [value, colour] of [
  [-2, "rgb(0 0 255)"],
  [-1, "rgb(129 129 255)"],
  [0, "rgb(255 255 255)"],
  [2, "rgb(255 0 0)"],
  [9, "rgb(255 0 0)"], // beyond the range
  [-Infinity, "rgb(255 255 255)"], // padding
  [NaN, "rgb(255 255 255)"],
]) {
  test(`on a signed scale from −2 to 2, ${value} is ${colour}`, () =>
    assert.equal(activation.colour(value, 2), colour));
}

test("a picture runs from black at zero to white", () => {
  assert.deepEqual(
    [0, 0.5, 1, -1].map((value) => grey.colour(value, 1)),
    ["rgb(0 0 0)", "rgb(128 128 128)", "rgb(255 255 255)", "rgb(0 0 0)"],
  );
});

test("zero has a level of its own, just as far from both ends", () => {
  assert.deepEqual(
    [-1, 0, 1].map((value) => activation.level(value, 1)),
    [0, 127, 254],
  );
});

test("a packed colour is a pixel's four bytes", () => {
  assert.deepEqual([...new Uint8Array(new Uint32Array([packed(1, 2, 255)]).buffer)], [1, 2, 255, 255]);
});

test("a cell that does not count is half of its colour and half of the ground", () => {
  const veiled = new Palette(COLOURS).veiled(packed(0, 100, 200));
  assert.deepEqual([...new Uint8Array(new Uint32Array([veiled]).buffer)], [127, 177, 227, 255]);
});
