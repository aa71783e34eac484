/** What the stage's scripts make of a Scene that Python has packed: a question a line, with
 * its answer, in which a number that is none stands as text. Python asks in scripts.py. */
import { createInterface } from "node:readline";
import { placeNodes } from "/stage/graph/spots.js";
import { Palette } from "/stage/paint/palette.js";
import { Filled } from "/stage/scene/fills.js";
import { readScene } from "/stage/scene/scene.js";
import { Reader } from "./reader.js";

const ANSWERS = {
  /** Which cells each mark and each fill is about, step by step. */
  cells: ({ marks, fills, steps }) =>
    [...marks, ...fills].map(({ cells }) => Array.from({ length: steps }, (_, step) => cells.at(step))),

  /** What is printed on the equation card. Without a page there is no card: made when asked. */
  card: async (scene, steps, how) => (await import("./card.js")).cardAt(scene, steps, how),

  /** The sentences of some steps. */
  told: async (scene, steps, texts) => (await import("./card.js")).toldAt(scene, steps, texts),

  /** What a panel holds after each of the steps, visited in this order. */
  filled({ byName, fills }, name, steps) {
    const filled = new Filled(
      byName[name],
      fills.filter(({ panel }) => panel === name),
    );
    return steps.map((step) => [...filled.upTo(step)]);
  },

  /** What lights up with a cell under the pointer: a panel and its cell each. */
  lit: (scene, name, cell) => new Reader(scene, { pointer: "mouse" }).lit(name, cell),

  /** Where clicks or taps on cells lead, one after the other, from a step on. */
  touched(scene, how, cells) {
    const reader = new Reader(scene, how);
    for (const [panel, cell] of cells) reader.touch(panel, cell);
    return reader.did;
  },

  /** The colour of every level of every scale, with that of the ink on it. */
  inks: (_, colours) =>
    Object.values(new Palette(colours).roles).flatMap((scale) =>
      scale.table.map((colour, level) => {
        const value = scale.diverging ? level / 127 - 1 : level / 254;
        return [colour, scale.ink(value, 1) === "#ffffff" ? [255, 255, 255] : [0, 0, 0]];
      }),
    ),

  /** The colours of some values up to 1. */
  colours: (_, colours, role, values) => {
    const scale = new Palette(colours).roles[role];
    return values.map((value) => scale.table[scale.level(value, 1)]);
  },

  /** Where the nodes stand on a sheet of this size, and how large their numbers are. */
  spots({ panels }, width, height) {
    const { at, ...sheet } = placeNodes(
      panels.filter(({ kind }) => kind === "nodes"),
      { width, height, zoom: 1 },
    );
    const boxes = Object.entries(at).map(([name, nodes]) => [name, nodes.map(({ box }) => box)]);
    return { ...sheet, boxes: Object.fromEntries(boxes) };
  },

  /** A panel's numbers, and how they are shown. */
  panel({ byName }, name) {
    const { values, low, high, range, digits, exact } = byName[name];
    return { values: [...values], low, high, range, digits, exact: exact && [...values.keys()].map(exact) };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { name, payload, args } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await answerTo(name, payload, args), asText)}\n`);
}

async function answerTo(name, payload, args) {
  try {
    return { value: await ANSWERS[name](payload && readScene(Buffer.from(payload, "base64")), ...args) };
  } catch (error) {
    return { error: error.stack };
  }
}

function asText(_, value) {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
