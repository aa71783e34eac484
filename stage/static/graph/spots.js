/** Where the nodes of a sheet stand, in px, and how large they are. Draws nothing. */
import { extentOf, LABEL, nodeAt, tabAt, tabsOf } from "./boxes.js";

const DIAMETER = { most: 76, share: 1 / 8, readable: 43, numbered: 32, least: 22, step: 2 }; // px; of the sheet's width, so that edges keep some of it
const [APART, CLOSE] = [1.28, 1.15]; // diameters between neighbours' centres; where a sheet is narrow
const TAB = 1.5; // heights of a tab below a node, for it and a gap
const UNDER = 0.2; // diameters between a tab below its node and the next node
const STEP = { x: 420, y: 1.7 }; // px between columns, diameters between the nodes of a column, at most
const PHONE = 700; // px of width; below, the page may scroll for the sake of numbers
const [TALLER_BY, SCROLLED] = [1.1, 3]; // heights
const FONT = { share: 0.3, readable: 16, least: 12 }; // of a diameter; px; px

/** In a room of this width and height, of which `head` px are kept free above.
 * `at`: by name the places of its nodes; `diameter`, `font`, `width`, `height`; whether it
 * is so `crowded` that its columns have no room for a name above them. Where
 * columns that stand close would make the numbers too small, all are equally far apart. */
export function placeNodes(panels, { width, height, head = 0, zoom }) {
  const own = panels.filter(({ twin }) => !twin);
  const grid = gridOf(own);
  const room = {
    width,
    height,
    head,
    zoom,
    label: LABEL.size * zoom,
    gap: APART,
    tabs: tabsOf(panels, height > width),
  };
  const even = { ...grid, column: ranked(grid.column) };
  const sheet = largest(own, grid, room, DIAMETER.readable * zoom) ?? largest(own, even, room, 0);
  if (sheet.font || width >= PHONE) return sheet;
  return numbered(own, even, { ...room, tabs: tabsOf(panels, true) }) ?? sheet;
}

/** As high as numbers need it, with all labels above their nodes, where a phone is too narrow for any at its side. */
function numbered(panels, grid, room) {
  for (let { height } = room; height < room.height * SCROLLED; height *= TALLER_BY) {
    const size = { ...room, height, head: 0, label: LABEL.small, gap: CLOSE };
    const sheet = largest(panels, { ...grid, above: true }, size, DIAMETER.numbered);
    if (sheet) return { ...sheet, crowded: true };
  }
  return null;
}

function largest(panels, grid, room, least) {
  const most = Math.max(Math.min(DIAMETER.most * room.zoom, DIAMETER.share * room.width), DIAMETER.least);
  for (let diameter = most; diameter >= least; diameter -= DIAMETER.step) {
    const size = { ...room, diameter, font: fontOf(diameter, room.zoom) };
    const extents = Object.fromEntries(panels.map((panel) => [panel.name, extentOf(panel, size)]));
    const sheet = spread(panels, grid, size, extents);
    if (diameter <= DIAMETER.least || apart(sheet.at, Object.values(extents), size)) {
      return { ...size, ...sheet, at: withTabs(sheet.at, extents, size) };
    }
  }
  return null;
}

/** Font of the numbers; 0 where they would be too small to be read. */
function fontOf(diameter, zoom) {
  const font = Math.max(diameter * FONT.share, Math.min(FONT.readable * zoom, diameter * 0.38));
  return font < FONT.least ? 0 : font;
}

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

const ranked = (line) => ({
  ...line,
  shares: new Map([...line.shares.keys()].map((place, i, all) => [place, all.length > 1 ? i / (all.length - 1) : 0.5])),
});

/** On which side of its node a label stands: outside of the sheet, else above. */
function sideOf(spot, { column, above }) {
  if (above) return "above";
  if (spot === column.low) return "left";
  return spot === column.high ? "right" : "above";
}

function spread(panels, grid, size, extents) {
  const { width, height, head, zoom, label, diameter } = size;
  const [left, right] = ["left", "right"].map((side) =>
    Math.max(...panels.map((panel) => roomAt(side, panel, grid, extents[panel.name], label))),
  );
  const above = head + diameter / 2 + label + LABEL.gap + 4;
  const tab = Math.max(...panels.map(({ name }) => extents[name].below));
  const below = diameter / 2 + tab + 4;
  const across = Math.max(0, Math.min(width - left - right, (grid.column.count - 1) * STEP.x * zoom));
  const down = Math.max(0, Math.min(height - above - below, (grid.tallest - 1) * (STEP.y * diameter + TAB * tab)));
  const spot = ({ spots }, i) => ({
    x: left + grid.column.shares.get(spots[2 * i + 1]) * across,
    y: above + grid.row.shares.get(spots[2 * i]) * down,
    side: sideOf(spots[2 * i + 1], grid),
  });
  const at = Object.fromEntries(
    panels.map((panel) => [
      panel.name,
      Array.from({ length: panel.area }, (_, i) => nodeAt(spot(panel, i), extents[panel.name], size)),
    ]),
  );
  return { at, width: left + across + right, height: above + down + below };
}

/** Px that a panel's nodes and their labels take at one side of the sheet. */
function roomAt(side, panel, grid, { width, right }, letters) {
  const labels = panel.labels.filter((_, i) => sideOf(panel.spots[2 * i + 1], grid) === side);
  const longest = Math.max(0, ...labels.map((label) => label.length));
  return width / 2 + (side === "right" ? right : 0) + 4 + (longest && LABEL.gap + letters * LABEL.letter * longest);
}

/** Whether all nodes stand apart; where they are no circles, as if they were. */
function apart(at, extents, { diameter, gap }) {
  const wide = Math.max(...extents.map(({ width, right }) => width + right));
  const tab = Math.max(...extents.map(({ below }) => below));
  const tall = diameter + (tab && tab + UNDER * diameter) / gap; // a tab needs only a gap below it
  const places = Object.values(at).flat();
  const distance = (a, b) => Math.hypot((a.x - b.x) / wide, (a.y - b.y) / tall);
  return places.every((a, i) => places.slice(i + 1).every((b) => distance(a, b) >= gap));
}

/** The places of the nodes, and those of their tabs by the twins' names. */
function withTabs(at, extents, size) {
  const tabs = Object.entries(size.tabs.by).map(([name, { name: twin }]) => [
    twin,
    at[name].map((node) => tabAt(node, extents[name], size)),
  ]);
  return { ...at, ...Object.fromEntries(tabs) };
}
