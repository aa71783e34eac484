/** Paint the cells of one map on a canvas: colour, grid, numbers, padding, hatching. */
import { print } from "../scene/numbers.js";
import { CROSSED, DOUBTFUL, isVeiled, PADDING, REAL, shade, UNREACHED } from "../scene/states.js";
import { Picture } from "./picture.js";

const GRID_FROM = 7; // px; smaller cells stand without lines
const PIXELS_FROM = 6000; // cells; larger maps are painted as an image
export const FONT = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', 'Noto Sans CJK SC', sans-serif";

/** `look`: port, edge, font, scale, range, digits, exact, columns, state, lined, palette; picture, if large. */
export function paintMap(context, values, look) {
  look.picture?.take(values);
  drawMap(context, values, look);
}

/** The same values once more, as the port now shows them. */
export function drawMap(context, values, look) {
  if (!isPicture(look)) return drawCells(context, values, look, cellsIn(look));
  return (look.picture ?? new Picture(look, values.length).take(values)).draw(context, look.port);
}

/** Repaint a few cells of a map that was painted before. */
export function paintCells(context, values, look, cells) {
  look.picture?.take(values, cells);
  if (look.picture && isPicture(look)) return look.picture.draw(context, look.port, cells);
  return drawCells(context, values, look, cells);
}

/** Whether cells are too small, or too many, to be drawn one by one. */
function isPicture({ port, lined, picture }) {
  const { top, bottom, left, right } = port.shown;
  const small = Math.min(port.across, port.down) < GRID_FROM;
  return (small && (picture || !lined)) || (bottom - top) * (right - left) > PIXELS_FROM;
}

function cellsIn({ port, columns, edge }) {
  const { top, bottom, left, right } = port.shown;
  return Array.from({ length: bottom - top }, (_, row) =>
    Array.from({ length: right - left }, (_, column) => (top + row) * columns + left + column),
  )
    .flat()
    .filter((cell) => !edge || isOnEdge(port.box(Math.floor(cell / columns), cell % columns), port, edge));
}

/** Whether a cell of a card behind is seen: most of it lies under the card in front. */
const isOnEdge = (box, port, edge) => box && (box.y < edge || box.x + box.width > port.width - edge);

function drawCells(context, values, look, cells) {
  context.font = `${look.font}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const cell of cells) {
    const box = look.port.box(Math.floor(cell / look.columns), cell % look.columns);
    if (box) {
      paintCell(
        context,
        exactly(values, cell, look.font && look.exact),
        look,
        box,
        look.state ? look.state[cell] : REAL,
      );
    }
  }
}

/** The number in a cell; where values were rounded, `exact` has it, once it has arrived. */
export const exactly = (values, cell, exact) => (exact && !Number.isNaN(values[cell]) ? exact(cell) : values[cell]);

function paintCell(context, value, look, box, state) {
  const shown = shade(value, state);
  const missing = Number.isNaN(shown);
  fill(context, box, missing ? look.palette.ground : look.scale.colour(shown, look.range));
  if (missing) fill(context, box, look.palette.empty);
  if (!missing || state !== CROSSED) VEILS[state]?.(context, box, look.palette);
  if (Math.min(box.width, box.height) >= GRID_FROM) outline(context, box, look.palette, missing, state === PADDING);
  if (look.font && Number.isFinite(value)) write(context, box, value, look, state);
  if (state === CROSSED && !missing) cross(context, box, look.palette);
}

function fill(context, { x, y, width, height }, colour) {
  context.fillStyle = colour;
  context.fillRect(x, y, width, height);
}

function outline(context, { x, y, width, height }, palette, missing, dotted) {
  context.setLineDash(dotted ? [2, 2] : []);
  context.strokeStyle = missing ? palette.faint : dotted ? palette.hatch : palette.line;
  context.lineWidth = 1;
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  context.setLineDash([]);
}

/** What lies over the colours of cells that do not count. */
const VEILS = { [UNREACHED]: slanted, [CROSSED]: veil, [DOUBTFUL]: veiledAndSlanted };

function veiledAndSlanted(context, box, palette) {
  veil(context, box, palette);
  slanted(context, box, palette);
}

function veil(context, box, palette) {
  context.globalAlpha = 0.45;
  fill(context, box, palette.ground);
  context.globalAlpha = 1;
}

/** Slanted lines. */
function slanted(context, { x, y, width, height }, palette) {
  const side = Math.min(width, height);
  context.save();
  context.strokeStyle = palette.hatch;
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  for (let shift = -side; shift < side; shift += Math.max(4, side / 4)) {
    context.moveTo(x + shift, y + side);
    context.lineTo(x + shift + side, y);
  }
  context.stroke();
  context.restore();
}

function cross(context, { x, y, width, height }, palette) {
  const inset = Math.min(width, height) * 0.14;
  context.strokeStyle = palette.ink;
  context.lineWidth = Math.max(1, Math.min(width, height) / 16);
  context.beginPath();
  context.moveTo(x + inset, y + inset);
  context.lineTo(x + width - inset, y + height - inset);
  context.moveTo(x + inset, y + height - inset);
  context.lineTo(x + width - inset, y + inset);
  context.stroke();
}

function write(context, { x, y, width, height }, value, look, state) {
  context.fillStyle = isVeiled(state) ? look.palette.ink : look.scale.ink(shade(value, state), look.range);
  context.globalAlpha = state === CROSSED ? 0.5 : 1;
  context.fillText(print(value, look.digits), x + width / 2, y + height / 2 + 1, width - 2);
  context.globalAlpha = 1;
}
