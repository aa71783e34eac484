/** One sentence about the step on show, or about the cell under the pointer. */
import { printFull, printShort } from "../scene/numbers.js";

const DIVISOR = 4; // decimals

/** `now` are the numbers of the step's equation, if there is one. */
export function narrate(scene, step, texts, now) {
  const { keys, index } = scene.narration;
  const sentence = texts.narration?.[keys[index[step]]];
  return sentence ? fill(sentence, { ...placeOf(scene, step, now), ...(scene.equation && numbers(scene, now)) }) : "";
}

/** A sentence in parts; every second one is a derivative, inside of which no line may end. */
export const partsOf = (sentence) => sentence.split(/(∂[^\s/]*\/∂\p{L}+)/u);

/** Place and name of the step: of the cell that one can go to, else of the result. */
function placeOf({ byName, goto, equation }, step, now) {
  const panel = byName[goto || equation?.result];
  const cell = goto || !now ? step : now.cells[0];
  if (!panel) return {};
  const own = { index: step, name: panel.labels?.[cell], result: told(panel.values[cell], panel) };
  return { ...own, ...rowAndColumn(panel, cell) };
}

function numbers({ byName, equation }, { cells, groups, results }) {
  const terms = groups.flatMap((group) => group.terms);
  const { value, weight, valueCell } = terms[0] ?? {};
  const winner = terms.find((term) => term.value === results[0]);
  const [met, weighing, made] = [groups[0].values, groups[0].weights, equation.result].map((name) => byName[name]);
  return {
    result: told(results[0], made),
    terms: terms.length,
    count: results.length,
    value: told(value, met),
    weight: told(weight, weighing),
    divisor: printShort(equation.divisor, DIVISOR),
    ...named("value", met, valueCell),
    ...named("winner", met, winner?.valueCell),
    ...named("result", made, cells[0]),
  };
}

const told = (value, panel) => (value === undefined ? "" : printFull(value, panel.digits));

function named(name, panel, cell) {
  if (cell === undefined) return {};
  const { row, column } = rowAndColumn(panel, cell);
  return { [`${name}_row`]: row, [`${name}_column`]: column };
}

const rowAndColumn = ({ area, columns }, cell) => ({
  row: Math.floor((cell % area) / columns),
  column: cell % columns,
});

const STATES = ["", "padding", "unreached", "crossed", "doubtful"]; // as numbered in scenes/panels.py

/** A hovered cell: its panel, place and value, and how many partners it has (`counts`,
 * by panel) where the texts have a sentence for that. */
export function narrateCell(target, texts, counts) {
  const own = cellSentence(target, texts);
  const more = texts.hover?.[target.view.panel.name];
  return more && Object.values(counts).some((count) => count > 0)
    ? fill(texts.cell_more, { cell: own, more: fill(more, counts) })
    : own;
}

function cellSentence({ view, cell }, texts) {
  const value = view.value(cell);
  const places = { ...nameOf(view, cell, texts), value: printFull(value, view.panel.digits) };
  const kind = view.label ? "node" : "cell";
  const sentence = fill(texts[Number.isNaN(value) ? `${kind}_empty` : kind], places);
  const state = texts.states[STATES[view.state(cell)]];
  return state ? fill(texts.cell_state, { cell: sentence, state }) : sentence;
}

/** A node has a label of its own, a cell its place. */
function nameOf(view, cell, texts) {
  const { panel } = view;
  if (view.label) return { name: view.label(cell) };
  const title = texts.names?.[panel.name] ?? panel.name;
  const name = panel.cards.length ? `${title} ${panel.cards[Math.floor(cell / panel.area)]}` : title;
  return { name, ...rowAndColumn(panel, cell) };
}

const fill = (sentence, places) => sentence.replace(/\{(\w+)\}/g, (_, key) => places[key]);
