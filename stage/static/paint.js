/** Paint the cells of one map on a canvas: colour, grid, numbers, padding, hatching. */
import { print } from "./numbers.js";

const PADDING = 1;
const UNREACHED = 2;
const GRID_FROM = 7; // px; smaller cells stand without lines
const NUMBER_MIN = 12; // px; smaller numbers are left out
const NUMBER_MAX = 17;
const WIDTH_OF_DIGIT = 0.58; // in font sizes
const PIXELS_FROM = 6000; // cells; larger maps are painted as an image
export const FONT = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', 'Noto Sans CJK SC', sans-serif";

/** `look`: cell, scale, range, digits, columns, state, palette, zoom. */
export function paintMap(context, values, look) {
  if (values.length > PIXELS_FROM || (look.cell < GRID_FROM && !look.state)) return paintPixels(context, values, look);
  prepare(context, look, values);
  for (let cell = 0; cell < values.length; cell++) paintCell(context, values, look, cell);
}

/** Repaint a few cells of a map that was painted before. */
export function paintCells(context, values, look, cells) {
  prepare(context, look, values);
  for (const cell of cells) paintCell(context, values, look, cell);
}

function prepare(context, look, values) {
  look.font ??= fontSize(values, look);
  context.font = `${look.font}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
}

/** The size at which every number of the map fits its cell; 0 if that is too small. */
function fontSize(values, look) {
  if (look.bare) return 0;
  let longest = 1;
  for (const value of look.all ?? values) longest = Math.max(longest, print(value, look.digits).length);
  const size = Math.min((look.cell - 5) / (longest * WIDTH_OF_DIGIT), look.cell * 0.5, NUMBER_MAX * look.zoom);
  return size < NUMBER_MIN ? 0 : Math.floor(size);
}

function paintCell(context, values, look, cell) {
  const { cell: side, columns, palette, state } = look;
  const x = (cell % columns) * side;
  const y = Math.floor(cell / columns) * side;
  const kind = state ? state[cell % state.length] : 0;
  const value = values[cell];
  const missing = Number.isNaN(value);
  context.fillStyle = missing ? palette.ground : look.scale.colour(value, look.range);
  context.fillRect(x, y, side, side);
  if (missing) tint(context, x, y, side, palette.empty);
  if (kind === UNREACHED) hatch(context, x, y, side, look);
  outline(context, x, y, side, kind, look, value);
  if (look.font && Number.isFinite(value)) write(context, x, y, side, value, look);
}

function tint(context, x, y, side, colour) {
  context.fillStyle = colour;
  context.fillRect(x, y, side, side);
}

function outline(context, x, y, side, kind, look, value) {
  if (side < GRID_FROM) return;
  const dotted = kind === PADDING;
  context.setLineDash(dotted ? [2, 2] : []);
  context.strokeStyle = Number.isNaN(value) ? look.palette.faint : dotted ? "#8b94a3" : look.palette.line;
  context.lineWidth = 1;
  context.strokeRect(x + 0.5, y + 0.5, side - 1, side - 1);
  context.setLineDash([]);
}

function hatch(context, x, y, side, look) {
  context.save();
  context.beginPath();
  context.rect(x, y, side, side);
  context.clip();
  context.fillStyle = look.palette.ground;
  context.globalAlpha = 0.45;
  context.fillRect(x, y, side, side);
  context.globalAlpha = 1;
  context.strokeStyle = "#8b94a3";
  context.beginPath();
  for (let shift = -side; shift < side; shift += Math.max(4, side / 4)) {
    context.moveTo(x + shift, y + side);
    context.lineTo(x + shift + side, y);
  }
  context.stroke();
  context.restore();
}

function write(context, x, y, side, value, look) {
  context.fillStyle = look.scale.ink(value, look.range);
  context.fillText(print(value, look.digits), x + side / 2, y + side / 2 + 1);
}

function paintPixels(context, values, look) {
  const rows = values.length / look.columns;
  const image = new ImageData(look.columns, rows);
  values.forEach((value, cell) => {
    const colour = look.scale.table[look.scale.level(value, look.range)];
    image.data.set([...colour, Number.isNaN(value) ? 0 : 255], 4 * cell);
  });
  const small = new OffscreenCanvas(look.columns, rows);
  small.getContext("2d").putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  for (const colour of [look.palette.ground, look.palette.empty]) {
    context.fillStyle = colour;
    context.fillRect(0, 0, look.columns * look.cell, rows * look.cell);
  }
  context.drawImage(small, 0, 0, look.columns * look.cell, rows * look.cell);
}
