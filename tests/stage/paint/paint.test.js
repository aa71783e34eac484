import assert from "node:assert/strict";
import { test } from "node:test";
import { paintMap } from "../../../stage/static/paint/paint.js";
import { Viewport } from "../../../stage/static/panels/viewport.js";

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
