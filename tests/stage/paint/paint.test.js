import assert from "node:assert/strict";
import { test } from "node:test";
import { paintMap } from "../../../stage/static/paint/paint.js";
import { lookOf } from "../../../stage/static/panels/look.js";
import { Viewport } from "../../../stage/static/panels/viewport.js";
import { PADDING, UNREACHED } from "../../../stage/static/scene/states.js";

/** Where cells are filled of a map of 5 × 5 cells of 20 px, of which an edge is seen. */
function filled(edge) {
  const port = new Viewport({ rows: 5, columns: 5 });
  port.resize(100, 100, 46);
  const places = new Set();
  const pen = new Proxy(
    { fillRect: (x, y) => places.add(`${y / 20},${x / 20}`) },
    { get: (own, name) => own[name] ?? (() => {}), set: () => true },
  );
  const scale = { colour: () => "red" };
  paintMap(pen, new Float64Array(25), { port, edge, scale, columns: 5, font: 0, palette: {} });
  return [...places];
}

test("of a card behind only the cells that stand out at its top and its right are painted", () => {
  assert.equal(filled(0).length, 25);
  assert.deepEqual(filled(14).sort(), ["0,0", "0,1", "0,2", "0,3", "0,4", "1,4", "2,4", "3,4", "4,4"].sort());
  assert.equal(filled(21).length, 25 - 9);
});

/** With which calls a map of 2 × 2 cells of 4 px is painted. */
function calls(state) {
  globalThis.ImageData ??= class {
    constructor(width, height) {
      this.data = new Uint8ClampedArray(4 * width * height);
    }
  };
  globalThis.devicePixelRatio ??= 1;
  const [port, made] = [new Viewport({ rows: 2, columns: 2 }), new Set()];
  port.resize(8, 8, 46);
  const pen = new Proxy(
    { canvas: { width: 8, height: 8 } },
    { get: (own, name) => own[name] ?? (() => made.add(name)), set: () => true },
  );
  const panel = { area: 4, columns: 2, maps: 1, rows: 2, colours: ["x"], range: 1, state };
  const roles = { x: { colour: () => "red", packed: [0], level: () => 0 } };
  paintMap(pen, new Float64Array(4), { ...lookOf(panel, 0, { roles, missing: 0 }), port, font: 0 });
  return made;
}

test("a map of small cells is one image, with padding too, unless lines lie over its cells", () => {
  const image = new Set(["putImageData"]);
  assert.deepEqual(calls(undefined), image);
  assert.deepEqual(calls(Uint8Array.of(PADDING, 0, PADDING, 0)), image);
  assert.ok(calls(Uint8Array.of(PADDING, UNREACHED, 0, 0)).has("fillRect"));
});
