/** One sentence about the step on show, or about the cell under the pointer. */
import { print, printShort } from "./numbers.js";

/** `now` are the numbers of the step's equation, if there is one. */
export function narrate(scene, step, texts, now) {
  const { keys, index } = scene.narration;
  const sentence = texts.narration?.[keys[index[step]]];
  return sentence ? fill(sentence, { ...placeOf(scene, step, now), ...(scene.equation && numbers(scene, now)) }) : "";
}

/** Row and column of the step: of the cell that one can go to, else of the result. */
function placeOf({ byName, goto, equation }, step, now) {
  const panel = byName[goto || equation?.result];
  const cell = goto || !now ? step : now.cells[0];
  return panel ? { step, ...rowAndColumn(panel, cell), result: short(panel.values[cell]) } : {};
}

function numbers({ byName, equation }, { groups, results }) {
  const terms = groups.flatMap((group) => group.terms);
  const { value, weight } = terms[0] ?? {};
  const winner = terms.find((term) => term.value === results[0]);
  const { row, column } = winner ? rowAndColumn(byName[groups[0].values], winner.valueCell) : {};
  return { result: short(results[0]), terms: terms.length, count: results.length, value: short(value), weight: short(weight),
    divisor: short(equation.divisor), winner_row: row, winner_column: column };
}

const short = (value) => (value === undefined ? "" : printShort(value, 4));

const rowAndColumn = ({ area, columns }, cell) => ({ row: Math.floor((cell % area) / columns), column: cell % columns });

const STATES = ["", "padding", "unreached", "crossed", "doubtful"]; // as numbered in scenes/panels.py

/** A hovered cell: its panel, place and value. */
export function narrateCell({ view, cell }, texts) {
  const { panel } = view;
  const inside = cell % panel.area;
  const value = view.value(cell);
  const place = { row: Math.floor(inside / panel.columns), column: inside % panel.columns };
  const name = panel.cards.length ? `${panel.name} ${panel.cards[Math.floor(cell / panel.area)]}` : panel.name;
  const sentence = fill(Number.isNaN(value) ? texts.cell_empty : texts.cell, { name, ...place, value: print(value, panel.digits) });
  const state = texts.states[STATES[view.state(cell)]];
  return state ? fill(texts.cell_state, { cell: sentence, state }) : sentence;
}

const fill = (sentence, places) => sentence.replace(/\{(\w+)\}/g, (_, key) => places[key]);
