/** One sentence about the step on show, or about the cell under the pointer. */
import { print, printShort } from "./numbers.js";

export function narrate(scene, step, texts) {
  const { keys, index } = scene.narration;
  const sentence = texts.narration?.[keys[index[step]]];
  return sentence ? fill(sentence, numbers(scene, step)) : "";
}

function numbers({ byName, goto, equation, fills }, step) {
  const { columns } = byName[goto];
  const result = fills.findLast((each) => each.panel === goto)?.values[step];
  const terms = equation ? equation.groups.reduce((sum, group) => sum + group.valuesCells.offsets.length, 0) : 0;
  return { row: Math.floor(step / columns), column: step % columns, result: printShort(result, 4), terms };
}

/** A hovered cell: its panel, place and value. */
export function narrateCell({ view, cell }, texts) {
  const { panel } = view;
  const inside = cell % panel.area;
  const value = view.value(cell);
  const place = { row: Math.floor(inside / panel.columns), column: inside % panel.columns };
  const name = panel.cards.length ? `${panel.name} ${panel.cards[Math.floor(cell / panel.area)]}` : panel.name;
  return fill(Number.isNaN(value) ? texts.cell_empty : texts.cell, { name, ...place, value: print(value, panel.digits) });
}

const fill = (sentence, places) => sentence.replace(/\{(\w+)\}/g, (_, key) => places[key]);
