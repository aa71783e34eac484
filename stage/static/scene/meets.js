/** Which boxes meet, and which lines they lie on. */

export const overlap = (a, b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a line between two places comes into a box, or within `air` px of it. */
export function runsThrough({ from, to }, { x, y, width, height }, air = 0) {
  const sides = [
    [from.x, to.x - from.x, x - air, x + width + air],
    [from.y, to.y - from.y, y - air, y + height + air],
  ];
  let [enters, leaves] = [0, 1]; // shares of the way
  for (const [start, way, low, high] of sides) {
    if (!way && (start <= low || start >= high)) return false;
    const [first, last] = [(low - start) / way, (high - start) / way].sort((a, b) => a - b);
    if (way) [enters, leaves] = [Math.max(enters, first), Math.min(leaves, last)];
  }
  return enters < leaves;
}

/** The first of the boxes with the least cost; without a `box` where there is none. */
export const cheapest = (boxes, cost) =>
  boxes
    .map((box) => ({ box, cost: cost(box) }))
    .reduce((best, one) => (one.cost < best.cost ? one : best), { cost: Infinity });
