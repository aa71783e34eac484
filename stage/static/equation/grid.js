import { element, setText } from "../../web/dom.js";
import { printFull } from "../scene/numbers.js";
import { linesOf } from "./arithmetic.js";
import { Sum } from "./line.js";
import { extent } from "./terms.js";
import { wear } from "./tiles.js";

const MOST = { results: 16, columns: 4 }; // beyond that, cells open one at a time
const COMPACT = { height: 130, most: 26 }; // px of the compact grid and of its cells
const WIDE = 312; // px of a line, with the gap beside it
const FEW = 4; // results that are written out where the card has little room
const FOLDED = 3; // columns of a single line of results, if it is too long
const TOGETHER = 9; // results of several groups that are all open

/** A step with several results, in the shape that they have in their panel. */
export class LineGrid {
  static shape(now, { byName, equation }, room) {
    const columns = columnsOf(now, byName[equation.result]);
    return [
      columns,
      now.groups.map(({ label, terms }, i) => [label, terms.length, isOpen(terms.length, columns[i], room)]),
    ];
  }

  constructor(now, { byName, equation }, on, room) {
    const counts = now.groups.map((group) => group.terms.length);
    const columns = columnsOf(now, byName[equation.result]);
    this.grouped = now.groups.length > 1 && now.results.length > TOGETHER;
    this.blocks = counts.map((count, i) => new (isOpen(count, columns[i], room) ? Open : Compact)(count, columns[i]));
    this.heads = now.groups.map((_, index) =>
      element("button", { type: "button", class: "ls-group-head", onclick: () => on.open(index) }),
    );
    const heads = element("div", { class: "ls-heads" }, ...this.heads);
    this.parts = [
      ...(now.groups.some((group) => group.label) ? [heads] : []),
      ...this.blocks.map((block) => block.root),
    ];
  }

  show(now, close, views, front) {
    const lines = byGroup(linesOf(now), now.groups);
    now.groups.forEach((group, index) => {
      const open = !this.grouped || index === Math.min(front, now.groups.length - 1);
      this.#head(this.heads[index], group, open);
      this.blocks[index].root.hidden = !open;
      if (open) this.blocks[index].show(lines[index], this.scene, close, views);
    });
  }

  #head(button, { label }, open) {
    setText(button, this.texts.channels?.[label] ?? label);
    button.disabled = !this.grouped;
    button.setAttribute("aria-expanded", String(open));
  }
}

/** Whether all lines of a group are written out; `room`: px of letters of the usual size. */
function isOpen(count, columns, { width, lined }) {
  return lined ? count <= FEW : columns <= MOST.columns && count <= MOST.results && columns * WIDE <= width;
}

/** Columns of each group's results: as in their panel, or a long line of them folded. */
function columnsOf({ cells, groups }, panel) {
  return byGroup(cells, groups).map((own) => {
    const { rows, columns } = extent(own, panel);
    const line = Math.min(rows, columns) === 1 && Math.max(rows, columns) > MOST.columns;
    const folded = own.length <= MOST.results ? FOLDED : Math.max(rows, columns);
    return line ? folded : columns;
  });
}

/** The part of each group in a list that has an entry for every term. */
function byGroup(list, groups) {
  let last = 0;
  return groups.map(({ terms }) => {
    const first = last;
    last += terms.length;
    return list.slice(first, last);
  });
}

/** Every line written out. */
class Open {
  constructor(count, columns) {
    this.sums = Array.from({ length: count }, () => new Sum());
    this.root = element("div", { class: "ls-lines" }, ...this.sums.map((sum) => sum.root));
    this.root.style.setProperty("--columns", columns);
  }

  show(lines, { equation }, close, views) {
    lines.forEach((line, i) => this.sums[i].show(line, equation, close, views));
  }
}

/** Many results as small cells; the line of the chosen one is written out: at first that of
 * the corner, which the sentence over it is about. */
class Compact {
  constructor(count, columns) {
    this.chosen = 0;
    this.cells = Array.from({ length: count }, (_, i) =>
      element("button", {
        type: "button",
        onclick: () => this.#choose(i),
        onpointerenter: () => this.#choose(i),
        onfocus: () => this.#choose(i),
      }),
    );
    this.sum = new Sum();
    const grid = element("div", { class: "ls-compact" }, ...this.cells);
    const side = Math.min(COMPACT.most, Math.floor(COMPACT.height / Math.ceil(count / columns)));
    grid.style.gridTemplateColumns = `repeat(${columns}, ${side}px)`;
    grid.style.gridAutoRows = `${side}px`;
    this.root = element("div", { class: "ls-opens" }, grid, element("div", { class: "ls-total" }, this.sum.root));
  }

  show(...step) {
    const [lines, { equation, byName }, , views] = step;
    this.step = step;
    lines.forEach((line, i) => {
      const look = views[equation.result].look(line.cell);
      wear(this.cells[i], line.result, look);
      this.cells[i].setAttribute(
        "aria-label",
        `${equation.result}${placeIn(byName[equation.result], line.cell)} = ${printFull(line.result, look.digits)}`,
      );
    });
    this.#choose(this.chosen);
  }

  #choose(index) {
    this.chosen = index;
    const [lines, { equation }, close, views] = this.step;
    this.cells.forEach((cell, i) => cell.setAttribute("aria-pressed", String(i === index)));
    this.sum.show(lines[index], equation, close, views);
  }
}

const placeIn = ({ area, columns }, cell) => `[${Math.floor((cell % area) / columns)}, ${cell % columns}]`;
