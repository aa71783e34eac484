/** Where the labels above nodes stand: on no line and no other node, where there is such a
 * place. Draws nothing. */

import { cheapest, overlap, runsThrough } from "../scene/meets.js";
import { LABEL } from "./boxes.js";

const AIR = 2; // px between a label and a line
const WORST = 100; // lines that it may rather lie on than on a node, on another label, or outside

/** The places `at` of a sheet with such labels; `edges` have the names and the cells of
 * what they join. */
export function withLabels({ at, label, ...sheet }, panels, edges) {
  const named = panels.filter(({ twin }) => !twin);
  const lines = edges.map(({ a, b }) => ({ from: at[a.name][a.cell], to: at[b.name][b.cell] }));
  const taken = [
    ...Object.values(at).flatMap((nodes) => nodes.map(({ box }) => box)),
    ...named.flatMap((panel) => at[panel.name].flatMap((node, cell) => besides(node, panel.labels[cell], label))),
  ];
  const lies = (box) =>
    lines.filter((line) => runsThrough(line, box, AIR)).length +
    (box.x < 0 || box.x + box.width > sheet.width ? WORST : 0) +
    WORST * taken.filter((other) => overlap(box, other)).length;
  const placed = named.map((panel) => {
    const tabs = at[panels.find(({ twin }) => twin === panel.name)?.name];
    return at[panel.name].map((node, cell) => {
      const text = panel.labels[cell];
      if (node.side !== "above" || !text) return node;
      const { box } = cheapest(candidates(node.box, tabs?.[cell].box, text, label), lies);
      taken.push(box);
      return { ...node, label: { ...node.label, x: box.x + box.width / 2 }, named: box };
    });
  });
  return { ...sheet, label, at: { ...at, ...Object.fromEntries(named.map(({ name }, i) => [name, placed[i]])) } };
}

/** The box of a label at the side of its node, if it stands there. */
function besides({ side, label: { x, y } }, text, letters) {
  if (side === "above" || !text) return [];
  const width = widthOf(text, letters);
  return [{ x: side === "left" ? x - width : x, y: y - letters, width, height: letters }];
}

const widthOf = (text, letters) => text.length * letters * LABEL.letter;

/** Over the middle of a node, of it and a tab at its right, at its right and left edge. */
function candidates(node, tab, text, letters) {
  const width = widthOf(text, letters);
  const whole = tab && tab.x > node.x ? node.width + tab.width : node.width;
  const lefts = [(node.width - width) / 2, (whole - width) / 2, node.width / 2 + 4, node.width / 2 - 4 - width];
  return lefts.map((left) => ({ x: node.x + left, y: node.y - LABEL.gap - letters, width, height: letters }));
}
