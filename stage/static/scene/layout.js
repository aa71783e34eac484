/** How large a panel's cells may be, so that all panels fit their place. */
import { leastCell } from "./digits.js";

export const PHONE = 700; // px of width; below, panels may take more than one screen
export const LARGEST = 46; // px of a cell, where there is no more room than usual
const SHARES = { least: 6, row: 2, most: 12 }; // of the height, of which a cell takes one where there is: of few rows a larger one
const SMALLEST = 2;
const NUMBERED = 24; // px of the other cells, where those with numbers are larger than they
const [LARGER, GROWN] = [1.01, 1.05]; // times the cells that an enlarged panel had: at the least, and to be seen
const [SCROLLED, TALLER_BY] = [12, 1.25]; // heights
const TINY = 0.5; // of the others' cells, where a large panel is all that does not fit
const HEAD = { flow: 92, grid: 64, curve: 36 }; // px a panel needs beside its cells: name and shape above, legend below
const TALLER = 18; // px more for the larger letters of an enlarged stage
const CAPTION = { plain: 110, slim: 70, grid: 132, cards: 176 }; // px of width for these
const TAB = 28; // px of a card's tab, either way
const SHAPE = 90; // px of width for the shape beside the tabs
const GAP = 12; // px between neighbours on the floor
const SIGN = 22; // px an operator takes for each of its letters
const CARD = 14; // px by which a card stands out behind the one before it
const DECK = 48; // px that all cards of a panel take at most
const STACK = 8; // the same in a stack of feature maps
const APART = 4; // px between maps that lie side by side
const KERNEL = 1.5; // cells of weights, in cells of the other panels
const STACKED = 0.55; // a stack's cells
const BAND = { plain: 8, labelled: 20 }; // px that bands take beside the cells
const CURVE = { least: 9, most: 9.6 }; // px of a curve's rows and columns; more where the largest cell is larger than usual
const LARGE = 100; // rows or columns; a larger panel shows a part of itself
const COUNTED = 64; // cells of the others that such a panel is given: more, the larger it is
const [FEW, THICK, LONG] = [3, 16, 4]; // up to so many rows or columns are so many px thick, in a matrix so many times as long
const SEEN = 90; // px that it has at least, either way
const READABLE = { wide: { 5: 36, 7: 32, 11: 26 }, narrow: { 5: 36, 7: 22, 11: 16 } }; // up to so many columns, a kernel's cells of so many px

/** Many cards stand closer together, so that the cells keep their size. */
const cardOffset = (panel) => (panel.pick ? STACK : Math.min(CARD, Math.floor(DECK / panel.maps)));

/** Whether a sheet's maps overlap, so that one of them is in front. */
export const overlaps = ({ maps, across }) => maps > 1 && !across;

/** Where each map of a sheet lies, for maps of a size and the one in front; `edge`: px that
 * are seen of one behind, at its top and its right. */
export function placesOf(panel, { width, height }, front) {
  const { maps, across } = panel;
  const order = Array.from({ length: maps }, (_, map) => map);
  if (across) {
    return order.map((map) => ({
      x: (map % across) * (width + APART),
      y: Math.floor(map / across) * (height + APART),
      depth: 0,
    }));
  }
  const offset = cardOffset(panel);
  return order.map((map) => {
    const depth = (map - front + maps) % maps;
    return { x: depth * offset, y: (maps - 1 - depth) * offset, depth, edge: depth && offset };
  });
}

/** How much larger than one of its maps a sheet is. */
export function spreadOf(panel, box) {
  const { maps, across } = panel;
  if (!across) return { right: (maps - 1) * cardOffset(panel), down: (maps - 1) * cardOffset(panel) };
  return {
    right: (Math.min(maps, across) - 1) * (box.width + APART),
    down: (Math.ceil(maps / across) - 1) * (box.height + APART),
  };
}

/** Room for the bands at the left of the rows and above the columns. */
export const bandRoom = ({ left, columnBands }) => ({ left, top: roomOf(columnBands) });

/** Twins leave the same room at their left: their columns stand under each other. */
export function shareRoom(panels) {
  for (const column of columnsOf(panels)) {
    const twins = column.filter(Boolean);
    const left = Math.max(...twins.map(({ rowBands }) => roomOf(rowBands)));
    for (const panel of twins) panel.left = left;
  }
}

const roomOf = (bands) => (bands.length ? (bands.some(({ label }) => label) ? BAND.labelled : BAND.plain) : 0);

/** Panels of many rows or columns are shown in a box that can be zoomed. */
export const isLarge = ({ rows, columns }) => Math.max(rows, columns) > LARGE;

/** The few rows or columns of a long matrix are drawn thicker, to be seen under a frame. */
const thick = (count, along, cell) => count * (count <= FEW && along >= LONG * count ? Math.max(cell, THICK) : cell);

/** Size of one map in px, for cells of `cell` px. */
export function boxOf(panel, cell) {
  const { rows, columns } = panel;
  if (!isLarge(panel)) return { width: thick(columns, rows, cell), height: thick(rows, columns, cell) };
  const longest = Math.max(rows, columns);
  const unit = (cell * COUNTED * Math.cbrt(longest / LARGE)) / longest;
  return { width: Math.max(SEEN, columns * unit), height: Math.max(SEEN, rows * unit) };
}

/** Panels as they stand: columns of panels under each other, by row; one without a row
 * has its column for itself. Those without a place follow, each a column of its own. */
export function columnsOf(panels) {
  const columns = [];
  for (const panel of panels.filter(({ place }) => place)) {
    const [row, column] = panel.place;
    columns[column] ??= [];
    columns[column][row ?? 0] = panel;
  }
  return [...columns.filter(Boolean), ...panels.filter(({ place }) => !place).map((panel) => [panel])];
}

/** Whether a column stands beside all rows of the others. */
export const isBeside = ([panel]) => Boolean(panel?.place) && panel.place[0] === null;

const hasTwin = (column) => column.filter((panel) => panel && !isCurve(panel)).length > 1;

/** Whether, on a phone, a column comes after the others: one without twins, where others
 * have some, and one that stands beside all rows. Gradients stay near each other. */
export const isLater = (column, columns) => isBeside(column) || (!hasTwin(column) && columns.some(hasTwin));

const inOrder = (columns) =>
  [false, true].flatMap((later) => columns.filter((column) => isLater(column, columns) === later));

/** Whether a column then follows another than it did: the sign before it would be wrong. */
export function isParted(column, columns) {
  const before = (order) => order[order.indexOf(column) - 1];
  return before(inOrder(columns)) !== before(columns);
}

export const inGrid = (panels) => panels.some(({ place }) => place);

/** Side of a cell, by panel's name, for a floor of `width` × `height` px. `above`: sides
 * that all have to exceed; `most`: px of the largest cells. Numbers come first. */
export function cellSizes(
  panels,
  { width, height, zoom = 1, above = {}, most = largestCell(panels, width, height, zoom) },
) {
  const standing = columnsOf(panels);
  const columns = width < PHONE ? inOrder(standing) : standing;
  const sign = (column) =>
    width < PHONE && isParted(column, standing) ? 0 : Math.max(...column.filter(Boolean).map(signOf));
  const [readable, times] = width < PHONE ? [READABLE.narrow, 1] : [READABLE.wide, zoom]; // on a phone the pictures need the room
  const [kernels, numbers] = [(panel) => leastOf(panel, readable) * times, numbersOf(panels)];
  for (let tall = height; tall < height * SCROLLED; tall *= TALLER_BY) {
    // where nothing fits, the page scrolls
    const floor = { width, height: tall, zoom, above, most, sign, grid: inGrid(panels) };
    const sizes =
      largest(columns, floor, { kernels, numbers, to: NUMBERED }) ??
      largest(columns, floor, { kernels }) ??
      largest(columns, floor) ??
      (panels.some(isLarge) ? largest(columns, floor, { from: SMALLEST, to: TINY }) : null);
    if (sizes) return sizes;
  }
  return Object.keys(above).length
    ? cellSizes(panels, { width, height, zoom, most })
    : Object.fromEntries(panels.map(({ name }) => [name, TINY]));
}

/** On a phone the height is that of several screens. What stands beside curves and matrices
 * leaves them the room. */
function largestCell(panels, width, height, zoom) {
  const rows = panels.map((panel) => (isCurve(panel) || panel.scale ? SHARES.most : panel.pick ? 0 : panel.rows));
  const share = Math.min(SHARES.most, Math.max(SHARES.least, SHARES.row * Math.max(0, ...rows)));
  return Math.max(LARGEST * zoom, width < PHONE ? 0 : height / share);
}

/** Whether cells of these sizes have room for all numbers. */
export const printsAll = (panels, sizes) =>
  panels.filter((panel) => !isLarge(panel)).every((panel) => sizes[panel.name] >= leastCell(panel));

/** Whether all cells are clearly larger than they were. */
export const exceeds = (sizes, above) => Object.keys(sizes).every((name) => sizes[name] >= GROWN * (above[name] ?? 0));

/** Px of a cell that the numbers need, the same for panels of one kind and shape. */
function numbersOf(panels) {
  const needs = {};
  const shapeOf = (panel) => `${panel.rows}×${panel.columns}${isCurve(panel) || isKernel(panel)}`;
  for (const panel of panels) needs[shapeOf(panel)] = Math.max(needs[shapeOf(panel)] ?? 0, leastCell(panel));
  return (panel) => (isCurve(panel) || panel.pick ? 0 : needs[shapeOf(panel)]);
}

const none = () => 0;

function largest(columns, floor, { kernels = none, numbers = none, from = floor.most, to = SMALLEST } = {}) {
  const rules = columns.flatMap((column) => rulesOf(column, floor, { kernels, numbers }));
  for (let unit = Math.floor(from); unit >= to; unit -= unit > 16 ? 1 : unit > SMALLEST ? 0.5 : 0.1) {
    const sizes = {};
    for (const rule of rules) sizes[rule.name] = Math.max(sizeOf(rule, unit, floor.most), rule.above);
    if (fits(columns, sizes, floor)) return sizes;
  }
  return null;
}

const isCurve = ({ kind }) => kind === "curve";
const isKernel = (panel) => !isCurve(panel) && panel.colours.includes("weight");
const leastOf = (panel, readable) =>
  isKernel(panel) ? (Object.entries(readable).find(([columns]) => panel.columns <= columns)?.[1] ?? 0) : 0;

/** What the sizes of a column's cells follow from, whatever the unit. Twins have cells of
 * one size: that of the weights among them, if there are any. */
function rulesOf(column, { above }, least) {
  const twins = column.filter(Boolean);
  const model = twins.find(isKernel) ?? twins.find((panel) => !isCurve(panel));
  const isOwn = (panel) => panel.pick || panel.scale || isCurve(panel);
  const numbers = Math.max(...twins.filter((panel) => !isOwn(panel)).map(least.numbers), 0);
  return twins.map((panel) => ({
    name: panel.name,
    above: LARGER * (above[panel.name] ?? 0),
    numbers: isOwn(panel) ? least.numbers(panel) : numbers,
    kernel: least.kernels(model ?? panel),
    ...growthOf(isOwn(panel) ? panel : model),
  }));
}

/** How cells grow with the unit. */
function growthOf(panel) {
  if (panel.scale) return { kind: "scaled", times: isLarge(panel) ? 1 : panel.scale };
  if (panel.pick) return { kind: "stack" };
  return isCurve(panel) ? { kind: "curve" } : { kind: "cells", times: isKernel(panel) ? KERNEL : 1 };
}

function sizeOf({ kind, times, numbers, kernel }, unit, most) {
  if (kind === "stack") return Math.max(1, unit * STACKED);
  if (kind === "curve") return Math.min(CURVE.most * Math.sqrt(most / LARGEST), Math.max(CURVE.least, unit / 3));
  return Math.min(most, Math.max(unit * times, numbers, kind === "cells" ? kernel : 0));
}

/** Rows that a sheet's tabs take where they do not fit beside its shape. */
function tabRows(panel, width) {
  const { maps } = panel;
  return overlaps(panel) && SHAPE + maps * TAB > width ? Math.ceil((maps * TAB) / width) : 0;
}

/** Whether lines of columns, each with its own rows, go under each other. */
function fits(columns, sizes, { width, height, zoom, grid, sign: signBefore }) {
  let [right, top, rows, tallest] = [0, 0, [], 0];
  for (const column of columns) {
    const sign = signBefore(column);
    const wide = Math.max(...column.filter(Boolean).map((panel) => widthOf(panel, sizes, grid))) + sign;
    if (wide - (grid ? 0 : sign) > width) return false; // in a flow, the sign may stay behind
    if (right && right + wide > width) [right, top, rows, tallest] = [0, top + Math.max(tallest, sum(rows)), [], 0];
    right += wide + GAP;
    const heights = column.map((panel) => heightOf(panel, sizes, wide - sign, grid) + (zoom > 1 ? TALLER : 0));
    if (isBeside(column)) tallest = Math.max(tallest, ...heights);
    else heights.forEach((tall, row) => (rows[row] = Math.max(rows[row] ?? 0, tall)));
  }
  return top + Math.max(tallest, sum(rows)) <= height;
}

const sum = (rows) => rows.reduce((so, tall) => so + tall, 0);
const signOf = ({ operator, slim }) => (operator ? operator.length * SIGN + (slim ? 0 : GAP) : 0);

function widthOf(panel, sizes, grid) {
  const box = boxOf(panel, sizes[panel.name]);
  return Math.max(bandRoom(panel).left + box.width + spreadOf(panel, box).right, captionOf(panel, grid));
}

function captionOf(panel, grid) {
  if (overlaps(panel) || isLarge(panel)) return CAPTION.cards;
  return panel.slim ? CAPTION.slim : grid ? CAPTION.grid : CAPTION.plain;
}

function heightOf(panel, sizes, wide, grid) {
  const box = boxOf(panel, sizes[panel.name]);
  const head = HEAD[isCurve(panel) ? "curve" : grid ? "grid" : "flow"];
  return bandRoom(panel).top + box.height + spreadOf(panel, box).down + head + tabRows(panel, wide) * TAB;
}
