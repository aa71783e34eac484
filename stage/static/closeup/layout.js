/** How the terms of a closeup stand beside their result. */
const PHONE = 700; // px
const LABEL = 22; // px of the line under a map
const GAP = 12;
const SIGNS = 52; // px of the two signs of a term
const LARGEST = { side: 170, result: 320 }; // px
const SINGLE = 120; // px of a result that is one number
export const RESULT = 190; // px of width that the words over and under a result have at least
const ALONE = 360; // px of a map that is the only source

/** Returns the number of `columns`, the `side` of a term's maps and that of the
 * `result`, so that all stand in `width` × `height`. */
export function arrangeTerms({ count, summed, width, height, single }) {
  const result = Math.min(single ? SINGLE : LARGEST.result, height - 90, width / (width < PHONE ? 1.4 : 4));
  if (!summed) {
    return {
      columns: 1,
      side: Math.min(ALONE, height - 60, width / 2.6),
      result: Math.min(ALONE, height - 60, width / 2.6),
    };
  }
  const room = width < PHONE ? width : width - Math.max(result, RESULT) - 90;
  const plans = [1, 2, 3, 4, 5].map((columns) => ({
    columns,
    side: sideOf(columns, count, room, width < PHONE ? Infinity : height),
    result,
  }));
  return plans.reduce((best, plan) => (plan.side > best.side ? plan : best));
}

function sideOf(columns, count, width, height) {
  const rows = Math.ceil(count / columns);
  const across = (width - (columns - 1) * 2 * GAP) / columns - SIGNS;
  return Math.floor(Math.min(LARGEST.side, across / 3, height / rows - LABEL - GAP));
}
