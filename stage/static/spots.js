/** Where the nodes of a sheet stand, in px, and how large they are. Draws nothing. */
import { print } from "./numbers.js";

const DIAMETER = { most: 76, readable: 43, least: 22, step: 2 };
const APART = 1.28; // diameters between neighbours' centres
const STEP = { x: 420, y: 1.7 }; // px between columns, diameters between the nodes of a column, at most
const FONT = { share: 0.3, readable: 16, least: 12 }; // of a diameter; px; px
const LABEL = { size: 16, gap: 6 };
export const DIGIT = 0.58; // width of a digit, in font sizes

/** `at`: by name the places of its nodes; `diameter`, `font`, `width`, `height`. Where
 * columns that stand close would make the numbers too small, all are equally far apart. */
export function placeNodes(panels, width, height, zoom) {
  const grid = gridOf(panels);
  const room = { width, height, zoom };
  return largest(panels, grid, room, DIAMETER.readable * zoom) ?? largest(panels, { ...grid, column: ranked(grid.column) }, room, 0);
}

function largest(panels, grid, room, least) {
  for (let diameter = DIAMETER.most * room.zoom; diameter >= least; diameter -= DIAMETER.step) {
    const font = fontOf(diameter, room.zoom);
    const sheet = spread(panels, grid, { ...room, diameter, font });
    const wide = Math.max(...panels.map((panel) => widthOf(panel, { diameter, font })));
    if (diameter <= DIAMETER.least || nearest(sheet.at, diameter / wide) >= APART * diameter) return { ...sheet, diameter, font, label: LABEL.size * room.zoom };
  }
  return null;
}

/** Font of the numbers; 0 where they would be too small to be read. */
function fontOf(diameter, zoom) {
  const font = Math.max(diameter * FONT.share, Math.min(FONT.readable * zoom, diameter * 0.38));
  return font < FONT.least ? 0 : font;
}

/** Width of a node: a circle, or wider where its longest number needs it. */
export const widthOf = (panel, { diameter, font }) => Math.max(diameter, font && longest(panel) * font * DIGIT + font);

const longest = ({ values, digits }) => values.reduce((most, value) => Math.max(most, print(value, digits).length), 1);

function gridOf(panels) {
  const rows = panels.flatMap(({ spots }) => [...spots].filter((_, i) => i % 2 === 0));
  const columns = panels.flatMap(({ spots }) => [...spots].filter((_, i) => i % 2 === 1));
  const counts = columns.map((column) => columns.filter((other) => other === column).length);
  return { row: axis(rows), column: axis(columns), tallest: Math.max(...counts, 2) };
}

/** Which share of the way each place lies at. */
function axis(places) {
  const all = [...new Set(places)].sort((a, b) => a - b);
  const [low, high] = [all[0], all.at(-1)];
  const shares = new Map(all.map((place) => [place, high > low ? (place - low) / (high - low) : 0.5]));
  return { low, high, count: all.length, shares };
}

const ranked = (line) => ({ ...line, shares: new Map([...line.shares.keys()].map((place, i, all) => [place, all.length > 1 ? i / (all.length - 1) : 0.5])) });

/** On which side of its node a label stands: outside of the sheet, else above. */
export function sideOf(spot, { column }) {
  if (spot === column.low) return "left";
  return spot === column.high ? "right" : "above";
}

function spread(panels, grid, { width, height, zoom, diameter, font }) {
  const side = (name) => Math.max(0, ...panels.map((panel) => room(panel, name, grid, { diameter, font, zoom })));
  const [left, right, above] = [side("left"), side("right"), side("above")];
  const across = Math.min(width - left - right, (grid.column.count - 1) * STEP.x * zoom);
  const down = Math.min(height - above - diameter / 2 - 4, (grid.tallest - 1) * STEP.y * diameter);
  const x = (column) => left + grid.column.shares.get(column) * Math.max(0, across);
  const y = (row) => above + grid.row.shares.get(row) * Math.max(0, down);
  const at = Object.fromEntries(panels.map(({ name, spots, area }) => [name,
    Array.from({ length: area }, (_, i) => ({ x: x(spots[2 * i + 1]), y: y(spots[2 * i]), side: sideOf(spots[2 * i + 1], grid) }))]));
  return { at, width: left + Math.max(0, across) + right, height: above + Math.max(0, down) + diameter / 2 + 4 };
}

/** Px that a panel's nodes and their labels take at one side of the sheet. */
function room(panel, side, grid, { diameter, font, zoom }) {
  const size = LABEL.size * zoom;
  if (side === "above") return diameter / 2 + size + LABEL.gap + 4;
  const labels = panel.labels.filter((_, i) => sideOf(panel.spots[2 * i + 1], grid) === side);
  return widthOf(panel, { diameter, font }) / 2 + 4 + (labels.length ? LABEL.gap + size * 0.62 * Math.max(...labels.map((label) => label.length)) : 0);
}

/** Smallest distance of two nodes; where they are wider than tall, of circles. */
function nearest(at, slim) {
  const places = Object.values(at).flat();
  const distance = (a, b) => Math.hypot((a.x - b.x) * slim, a.y - b.y);
  return Math.min(...places.flatMap((a, i) => places.slice(i + 1).map((b) => distance(a, b))));
}

/** Where a node's label stands, beside a node of this half width. */
export function labelAt({ x, y, side }, half, { diameter }) {
  if (side === "above") return { x, y: y - diameter / 2 - LABEL.gap, "text-anchor": "middle" };
  const left = side === "left";
  return { x: left ? x - half - LABEL.gap : x + half + LABEL.gap, y: y + 5, "text-anchor": left ? "end" : "start" };
}
