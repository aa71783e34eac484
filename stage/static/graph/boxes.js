/** How much room a node takes, with its tab and its label. Draws nothing. */
import { print } from "../scene/numbers.js";

export const DIGIT = 0.58; // width of a digit, in font sizes
export const LABEL = { size: 16, small: 11, gap: 6, letter: 0.62 };
const DEEP = 0.8; // of a diameter: a tab that hangs below its node
const CLOSER = 0.06; // of a diameter by which a tab's number moves towards its node

/** The panels' twins by name: their nodes are tabs, at the right of a node or below. */
export function tabsOf(panels, below) {
  return { below, by: Object.fromEntries(panels.filter(({ twin }) => twin).map((panel) => [panel.twin, panel])) };
}

/** Width of a panel's nodes, a circle or wider where the longest number needs it, and
 * what their tabs add; `size`: diameter, font, tabs. */
export function extentOf(panel, size) {
  const tab = size.tabs.by[panel.name];
  const width = widthOf(panel, size);
  if (!tab) return { width, right: 0, below: 0 };
  if (size.tabs.below) return { width: Math.max(width, widthOf(tab, size)), right: 0, below: DEEP * size.diameter };
  return { width, right: widthOf(tab, size), below: 0 };
}

const widthOf = (panel, { diameter, font }) => Math.max(diameter, font && longest(panel) * font * DIGIT + font);

const longest = ({ values, digits }) => values.reduce((most, value) => Math.max(most, print(value, digits).length), 1);

/** A node round a spot: the middle of its number, its shape, what of it can be seen, and
 * where its label stands. */
export function nodeAt({ x, y, side }, extent, { diameter }) {
  const box = { x: x - extent.width / 2, y: y - diameter / 2, width: extent.width, height: diameter };
  return { x, y, side, box, body: box, label: labelAt(box, side, extent) };
}

/** The tab of such a node: it begins under the node's middle. */
export function tabAt(node, { right, below }, { diameter }) {
  const { x, y, width, height } = node.box;
  const closer = CLOSER * diameter;
  if (below) {
    const box = { x, y: y + height, width, height: below };
    return { x: node.x, y: box.y + below / 2 - closer, box, body: { x, y: node.y, width, height: height / 2 + below } };
  }
  const box = { x: x + width, y, width: right, height };
  return { x: box.x + right / 2 - closer, y: node.y, box, body: { x: node.x, y, width: width / 2 + right, height } };
}

function labelAt({ x, y, width, height }, side, { right }) {
  if (side === "above") return { x: x + width / 2, y: y - LABEL.gap, "text-anchor": "middle" };
  const left = side === "left";
  return {
    x: left ? x - LABEL.gap : x + width + right + LABEL.gap,
    y: y + height / 2 + 5,
    "text-anchor": left ? "end" : "start",
  };
}
