/** The frame of a step, or the last one before it: of very many steps there are some. */
export const frameAt = (frames, step) => frames.findLast(({ name }) => Number(name) <= step) ?? frames[0];

/** A layout with a frame laid over it, as Plotly does: item by item. */
export function laidOver(layout, changes) {
  const changed = Object.entries(changes).map(([part, items]) => [
    part,
    items.map((item, index) => ({ ...layout[part][index], ...item })),
  ]);
  return { ...layout, ...Object.fromEntries(changed) };
}

const LEAST = 320; // px
const MOST = 2000;
const NARROW = 700;

/** How wide a figure is and how high it may be, in what a window leaves for it: on a phone
 * it may be scrolled. */
export function sizeIn(width, height) {
  const least = width < NARROW ? 3 * width : 420;
  return [width, Math.max(height, least)].map((side) => Math.round(Math.max(LEAST, Math.min(MOST, side))));
}
