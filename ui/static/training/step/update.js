import { Palette } from "../../../stage/paint/palette.js";
import { print } from "../../../stage/scene/numbers.js";
import { element, setText } from "../../../web/dom.js";
import { lead } from "../../../web/travel.js";
import { fill } from "../../../web/words.js";
import { Cells } from "./cells.js";
import { significant } from "./closing.js";
import { resize } from "./examples.js";
import { gradientName, linesOf, slopeLine } from "./formulas.js";

const DIGITS = 3; // of the largest gradient
const DIGITS_TAKEN = 2; // of the largest number that is taken off
const DECIMALS = [4, 7]; // of weights: fewest, and most that numbers of 32 bits have
const PICKED = ["layer", "map", "channel"];
const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** What one step of the optimizer did to a slice of a filter, and to one of its weights. */
export class Update {
  #selects;
  #learned = element("a", { "data-action": "learned" });
  #panels;
  #matrices;
  #hint = element("small");
  #lines = element("div", { class: "lt-lines", "data-testid": "update" });
  #place = null; // of the weight that the reader has chosen
  #shown;

  constructor(log) {
    const choose = (place) => this.#choose(place);
    this.#selects = PICKED.map((key) => new Picked(key, log));
    this.#panels = {
      dw: new Cells(choose),
      before: new Cells(choose),
      step: new Cells(choose, { operator: "−" }),
      after: new Cells(choose, { operator: "≈" }),
    };
    const matrices = Object.values(this.#panels).flatMap(({ operator, root }) => [operator, root]);
    this.#matrices = element("div", { class: "lt-matrices", tabindex: "0", role: "group" }, ...matrices);
    this.#matrices.onkeydown = (event) => this.#move(event);
    this.root = element(
      "div",
      { class: "lt-update" },
      element("div", { class: "lt-pickers" }, ...this.#selects.map(({ root }) => root), this.#learned),
      this.#matrices,
      this.#hint,
      this.#lines,
    );
  }

  show(data, texts) {
    this.#shown = [data, texts];
    const { choices, chosen, learned } = data;
    for (const select of this.#selects) select.show(choices, chosen, texts.update.pick[learned.kind]);
    setText(this.#learned, texts.update.learned[learned.kind]);
    lead(this.#learned, `./${learned.at}`);
    this.#paint(data, texts.update);
  }

  #paint({ cells, palette, rule, constants, loss }, texts) {
    const { roles } = new Palette(palette);
    const place = this.#placeIn(cells.before);
    const weights = largest(cells.before, cells.after);
    const printers = printersOf(cells);
    for (const [name, panel] of Object.entries(this.#panels)) {
      const range = name === "dw" || name === "step" ? largest(cells[name]) : weights;
      panel.show(cells[name], {
        title: name === "step" ? fill(texts.taken[rule], { g: gradientName(constants) }) : texts.panels[name],
        look: name === "dw" ? roles.gradient : roles.weight,
        range: range || 1, // all zero
        print: printers[name],
        chosen: place,
        scale: fill(texts.scale, { largest: significant(range) }),
      });
    }
    const [cell, at] = [cellAt(cells, place), this.#rowAndColumn(cells.before, place)];
    const slope = slopeLine(cell.dw, loss, at, texts.slope);
    this.#showLines([slope, ...linesOf(rule, constants, cell, texts.formulas)]);
    const hint = fill(texts.cell, at);
    this.#matrices.setAttribute("aria-label", hint);
    setText(this.#hint, hint);
  }

  #showLines(lines) {
    resize(this.#lines, lines.length, () => element("p"));
    lines.forEach((line, index) => setText(this.#lines.children[index], line));
  }

  /** The weight that was chosen, if it is in this slice; else the one in its middle. */
  #placeIn(matrix) {
    const [rows, columns] = [matrix.length, matrix[0].length];
    const middle = Math.floor(rows / 2) * columns + Math.floor(columns / 2);
    return this.#place === null || this.#place >= rows * columns ? middle : this.#place;
  }

  #rowAndColumn([first], place) {
    return { row: Math.floor(place / first.length), column: place % first.length };
  }

  #choose(place) {
    this.#place = place;
    this.show(...this.#shown);
  }

  #move(event) {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation(); // no step of anything else
    const { before } = this.#shown[0].cells;
    const { row, column } = this.#rowAndColumn(before, this.#placeIn(before));
    const [rows, columns] = [before.length, before[0].length];
    const [down, right] = move;
    const next = [clamp(row + down, rows), clamp(column + right, columns)];
    this.#choose(next[0] * columns + next[1]);
  }
}

/** A layer, a filter or a slice of it, chosen out of a list. */
class Picked {
  #label = element("span");
  #select;
  #key;

  constructor(key, log) {
    this.#key = key;
    this.#select = element("select", { "data-control": key });
    this.#select.onchange = () => log.change({ [key]: this.#select.value });
    this.root = element("label", { class: "lt-pick" }, this.#label, this.#select);
  }

  show(choices, chosen, texts) {
    const values = choices[this.#key];
    this.root.hidden = values.length < 2;
    setText(this.#label, texts[this.#key]);
    resize(this.#select, values.length, () => element("option"));
    values.forEach(([value, name], index) => {
      this.#select.children[index].value = value;
      setText(this.#select.children[index], name);
    });
    this.#select.value = String(chosen[this.#key]);
  }
}

/** How each matrix is printed. Weights have the decimals in which the step is seen, and so
 * has what is taken off: these columns can be reckoned by hand, but for the last digit. */
function printersOf({ dw, step }) {
  const [fewest, most] = DECIMALS;
  const needed = Math.max(fewest, decimalsFor(largest(step), DIGITS_TAKEN));
  const weight = alike(Math.min(most, needed));
  return { dw: alike(decimalsFor(largest(dw), DIGITS)), before: weight, step: alike(needed), after: weight };
}

/** Decimals that give the largest number so many digits. */
const decimalsFor = (range, digits) => (range ? Math.max(0, digits - 1 - Math.floor(Math.log10(range))) : digits);

/** All with so many decimals; the smallest, which would need too many, as powers. */
function alike(decimals) {
  return decimals > DECIMALS[1] ? (value) => significant(value, 2) : (value) => print(value, decimals);
}

const largest = (...matrices) => Math.max(...matrices.flat(2).map((value) => Math.abs(value ?? 0)));
const clamp = (value, count) => Math.min(count - 1, Math.max(0, value));
const cellAt = (cells, place) =>
  Object.fromEntries(Object.entries(cells).map(([name, matrix]) => [name, matrix.flat()[place] ?? Number.NaN]));
