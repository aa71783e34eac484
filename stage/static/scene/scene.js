import { unpack } from "../../web/wire.js";
import { Cells, Ragged } from "./cells.js";
import { Fill } from "./fills.js";
import { shareRoom } from "./layout.js";
import { isZero, sharedDecimals } from "./numbers.js";

const CURVE = { rows: 20, columns: 26 };
const EDGE_DIGITS = 2; // decimals printed beside an edge
const PICTURE_ROLES = ["grey", "red", "green", "blue", "mask"];

/** A Scene as the stage plays it: typed arrays in the place of buffers. */
export function readScene(payload) {
  const { header, array } = unpack(payload);
  const cells = header.cells.map((row) =>
    row.flat ? new Ragged(array(row.starts), array(row.flat)) : new Cells(array(row.origin), array(row.offsets)),
  );
  const panels = header.panels.map((panel) => readPanel(panel, array));
  shareRanges(panels);
  shareRoom(panels);
  const byName = Object.fromEntries(panels.map((panel) => [panel.name, panel]));
  for (const panel of panels.filter(({ product }) => product.length)) {
    panel.exact = productOf(...panel.product.map((name) => byName[name]));
  }
  for (const panel of panels.filter(({ kind }) => kind === "curve")) readCurve(panel, { cells, array, byName });
  const fills = header.fills.map((fill) => readFill(fill, { cells, array, byName }));
  printGains(fills, byName);
  return {
    ...header,
    panels,
    byName,
    fills,
    edges: header.edges.map((edges) => readEdges(edges, cells, array)),
    marks: header.marks.map((mark) => ({ ...mark, cells: cells[mark.cells] })),
    links: header.links.map(([a, aCells, b, bCells, kind, style]) => ({
      a,
      aCells: cells[aCells],
      b,
      bCells: cells[bCells],
      kind,
      style,
    })),
    equations: [header.equation ?? []].flat().map((equation) => readEquation(equation, cells)),
    narration: { keys: header.narration.keys, index: array(header.narration.index) },
  };
}

function readEdges(edges, cells, array) {
  const [pairs, values, state] = [edges.pairs, edges.values, edges.state].map((place) => place && array(place));
  const magnitudes = values ? values.map(Math.abs) : [];
  return {
    ...edges,
    pairs,
    values,
    state,
    lit: cells[edges.lit],
    back: cells[edges.back],
    range: extent(magnitudes)[1] || 1,
    digits: sharedDecimals(values ?? [], EDGE_DIGITS),
  };
}

/** To the layout, a curve is a matrix of fixed size. */
function readCurve(curve, { cells, array, byName }) {
  const pair = ({ panel, cells: number }) => ({ panel: byName[panel], cells: cells[number] });
  Object.assign(curve, {
    lines: curve.rows,
    points: curve.columns,
    ...CURVE,
    x: array(curve.x),
    dots: curve.dots.map((dot) => dot.map(pair)),
  });
}

function readPanel(panel, array) {
  const [maps, rows, columns] = panel.values.shape;
  const look = panel.quantum ? multiples(panel, array(panel.values)) : measured(panel, array(panel.values));
  const [low, high] = extent([look.low, look.high, ...(panel.reach ?? [])]); // sums on their way may reach farther
  return {
    ...panel,
    ...look,
    low,
    high,
    maps,
    rows,
    columns,
    area: rows * columns,
    most: panel.digits,
    state: panel.state && array(panel.state),
    spots: panel.spots && array(panel.spots),
  };
}

function measured({ digits }, values) {
  const finite = values.filter(Number.isFinite);
  const [low, high] = extent(finite);
  return { values, low, high, digits: sharedDecimals(finite, digits) };
}

/** Values that were sent as multiples of a quantum; a hundredth is divided by 100, which
 * gives the very number. */
function multiples({ quantum, extent: [low, high], digits }, codes) {
  const parts = Math.round(1 / quantum);
  const divisor = Math.abs(parts * quantum - 1) < 1e-9 ? parts : 1 / quantum;
  const values = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) values[i] = codes[i] / divisor;
  return { values, low, high, digits: sharedDecimals([quantum], digits) };
}

/** What a cell of a matrix product holds exactly, where its own values were rounded; c: a column or a row that is added. */
const productOf = (a, b, c) => (cell) => {
  const [row, column] = [Math.floor(cell / b.columns), cell % b.columns];
  let sum = c ? c.values[c.columns === 1 ? row % c.rows : column] : 0;
  for (let i = 0; i < a.columns; i++) sum += a.values[row * a.columns + i] * b.values[i * b.columns + column];
  return sum;
};

function extent(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return values.length ? [low, high] : [0, 0];
}

/** One range of colour for the panels that share it; pictures always run from 0 to 1. What
 * is printed as 0 everywhere has no colour. */
function shareRanges(panels) {
  const magnitude = ({ low, high }) => (isZero(low) && isZero(high) ? 1 : Math.max(Math.abs(low), Math.abs(high)));
  for (const panel of panels) {
    const family = panels.filter((other) => other === panel || (panel.share && other.share === panel.share));
    const picture = PICTURE_ROLES.includes(panel.colours[0]);
    panel.range = Math.max(picture ? 1 : 0, ...family.map(magnitude));
  }
}

function readFill(fill, { cells, array, byName }) {
  return new Fill(fill, {
    cells: cells[fill.cells],
    values: fill.values && array(fill.values),
    source: fill.source && { ...fill.source, cells: cells[fill.source.cells] },
    factors: fill.factors.map((factor) => ({ panel: byName[factor.panel], cells: cells[factor.cells] })),
  });
}

/** Sums on their way may need more decimals than the last ones, and so may a product than
 * the one that the panel was sent with. */
function printGains(fills, byName) {
  for (const fill of fills.filter((each) => each.adds || each.factors.length)) {
    const panel = byName[fill.panel];
    panel.digits = Math.max(panel.digits, fill.decimals(panel.most));
  }
}

function readEquation(equation, cells) {
  const groups = equation.groups.map((group) => ({
    ...group,
    valuesCells: cells[group.valuesCells],
    weightsCells: group.weights ? cells[group.weightsCells] : null,
  }));
  return { ...equation, groups, resultCells: cells[equation.resultCells] };
}
