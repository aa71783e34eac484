/** How large a panel's cells may be, so that all panels fit their place. */
const LARGEST = 46;
const SMALLEST = 2;
const HEAD = 92; // px a panel needs beside its cells: name and shape above, legend below
const CAPTION = { plain: 110, cards: 176 }; // px of width for these
const TAB = 28; // px of a card's tab, either way
const SHAPE = 90; // px of width for the shape beside the tabs
const GAP = 12; // px between neighbours on the floor
const SIGN = 22; // px an operator takes for each of its letters
const CARD = 14; // px by which a card stands out behind the one before it
const DECK = 48; // px that all cards of a panel take at most
const STACK = 8; // the same in a stack of feature maps
const KERNEL = 1.5; // cells of weights, in cells of the other panels
const STACKED = 0.55; // a stack's cells
const READABLE = [[5, 36], [7, 32], [11, 26]]; // up to so many columns, a kernel's cells of so many px

/** Many cards stand closer together, so that the cells keep their size. */
export const cardOffset = (panel) => (panel.pick ? STACK : Math.min(CARD, Math.floor(DECK / panel.maps)));
const spread = (panel) => (panel.maps - 1) * cardOffset(panel);

/** Side of a cell, by panel's name, for a floor of `width` × `height` px. */
export function cellSizes(panels, width, height, zoom = 1) {
  return largest(panels, width, height, zoom, readable) ?? largest(panels, width, height, zoom, () => 0)
    ?? Object.fromEntries(panels.map((panel) => [panel.name, SMALLEST]));
}

function largest(panels, width, height, zoom, least) {
  for (let unit = LARGEST * zoom; unit >= SMALLEST; unit -= unit > 16 ? 1 : 0.5) {
    const sizes = Object.fromEntries(panels.map((panel) => [panel.name, sizeOf(panel, unit, zoom, least(panel))]));
    if (fits(panels, sizes, width, height)) return sizes;
  }
  return null;
}

const isKernel = (panel) => panel.colours.includes("weight");
const readable = (panel) => (isKernel(panel) ? READABLE.find(([columns]) => panel.columns <= columns)?.[1] ?? 0 : 0);

function sizeOf(panel, unit, zoom, least) {
  if (panel.pick) return Math.max(1, unit * STACKED);
  return Math.min(LARGEST * zoom, Math.max(unit * (isKernel(panel) ? KERNEL : 1), least));
}

/** Rows that a sheet's tabs take where they do not fit beside its shape. */
function tabRows({ maps }, width) {
  return maps > 1 && SHAPE + maps * TAB > width ? Math.ceil((maps * TAB) / width) : 0;
}

function fits(panels, sizes, width, height) {
  let [row, top, tallest] = [0, 0, 0];
  for (const panel of panels) {
    const caption = panel.maps > 1 ? CAPTION.cards : CAPTION.plain;
    const sign = panel.operator ? panel.operator.length * SIGN + GAP : 0;
    const wide = Math.max(panel.columns * sizes[panel.name] + spread(panel), caption) + sign;
    const tall = panel.rows * sizes[panel.name] + spread(panel) + HEAD + tabRows(panel, wide - sign) * TAB;
    if (wide - sign > width) return false;
    if (row && row + wide > width) [row, top, tallest] = [0, top + tallest, 0];
    row += wide + GAP;
    tallest = Math.max(tallest, tall);
  }
  return top + tallest <= height;
}
