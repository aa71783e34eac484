import { element, setText } from "../../web/dom.js";
import { fill } from "../../web/words.js";
import { print, printEqual, printShort } from "../scene/numbers.js";
import { biasOf, isSummed, partialSums, printResult } from "./arithmetic.js";
import { bracket, Result, Tile } from "./tiles.js";

const MOST = { square: 30, row: 20, line: 9 }; // terms; beyond that, one group is open at a time
const CROWD = 60; // terms of one group that are all seen at once if they are written smaller
const CROWDED = 6; // groups beyond it leave a card only a row of tiles and a short sum
const SQUARE = { weighted: 3, bare: 6 }; // windows of up to this many rows and columns keep their shape

/** Kinds with many terms and one result: every value over its weight, by groups. */
export class Terms {
  static shape(now, scene, { lined }) {
    return [
      lined,
      isBiased(scene.equation),
      now.groups.map((group) => [
        group.label,
        Boolean(group.weights),
        group.terms.length,
        columnsIn(now, group, scene),
      ]),
    ];
  }

  constructor(now, scene, on, { lined }) {
    const count = now.groups.reduce((sum, group) => sum + group.terms.length, 0);
    const columns = now.groups.map((group) => columnsIn(now, group, scene));
    this.grouped =
      count > (lined ? MOST.line : columns.some(Boolean) ? MOST.square : MOST.row) && now.groups.length > 1;
    // Under a row of groups there is room for a row of tiles.
    this.groups = now.groups.map((group, index) =>
      groupOf(group, this.grouped ? 0 : columns[index], () => on.open(index)),
    );
    const heads = this.groups.map(({ head }) => head);
    this.front = 0; // which its row shows unscrolled
    this.heads = element("div", { class: "ls-group-heads", tabindex: -1 }, ...(this.grouped ? heads : []));
    const crowd = this.grouped && now.groups.some(({ terms }) => terms.length > CROWD);
    this.result = new Result();
    this.note = element("span", { class: "ls-note" });
    this.sum = element("span", { class: "ls-sum" });
    this.bias = isBiased(scene.equation) ? [element("span", { class: "ls-bias" })] : [];
    this.total = element("div", { class: "ls-total" }, this.sum, ...this.bias, ...this.result.parts, this.note);
    this.parts = [
      element(
        "div",
        { class: "ls-groups", "data-grouped": this.grouped, "data-crowd": crowd },
        this.heads,
        ...this.groups.map((part) => part.root),
      ),
      this.total,
    ];
  }

  show(now, close, views, front) {
    const { equation } = this.scene;
    const sums = isSummed(equation) ? partialSums(now.groups, close) : [];
    now.groups.forEach((group, index) => {
      const part = this.groups[index];
      this.#open(part, !this.grouped || index === front);
      if (!part.terms.hidden) group.terms.forEach((term, i) => part.tiles[i].show(term, group, views, close.digits));
      this.#head(part.head, group, sums[index]);
    });
    if (front !== this.front) this.#reveal(this.groups[front]);
    this.front = front;
    if (equation.kind === "max") this.#crown(now, views);
    const texts = sums.map(({ text }) => text);
    this.#total(now, close, texts, views[equation.result].look(now.cells[0]));
  }

  #open({ terms, head }, open) {
    terms.hidden = !open;
    head.disabled = !this.grouped;
    head.setAttribute("aria-expanded", String(open));
  }

  /** Where the heads are one row that scrolls, that of the open group comes into its middle. */
  #reveal(open) {
    if (!this.grouped || !open) return;
    const [row, own] = [this.heads, open.head].map((node) => node.getBoundingClientRect());
    this.heads.scrollLeft += own.left + own.width / 2 - row.left - row.width / 2;
  }

  #head(button, group, sum) {
    const label = group.label && (this.texts.channels?.[group.label] ?? group.label);
    setText(button, [label, sum && `Σ ${sum.sign} ${sum.text}`].filter(Boolean).join("  "));
    button.hidden = !label;
    button.dataset.channel = group.label;
  }

  /** The winner is the first of the largest; padding is −∞ and never wins. */
  #crown({ groups, results }, views) {
    const terms = groups.flatMap((group) => group.terms);
    const { digits } = views[groups[0].values].panel;
    const winner = terms.findIndex(({ value }) => print(value, digits) === print(results[0], digits)); // the first that looks so
    this.groups
      .flatMap((part) => part.tiles)
      .forEach(({ root }, i) => {
        root.classList.toggle("ls-winner", i === winner);
        root.style.setProperty("--ls-mark", views[groups[0].values].look(0).palette.accent.winner);
        root.classList.toggle("ls-outside", terms[i].value === -Infinity);
      });
    setText(this.note, terms.some(({ value }) => value === -Infinity) ? this.texts.never_wins : "");
  }

  #total(now, close, sums, look) {
    const [result] = now.results;
    this.result.show(printResult(now, this.scene.equation, close, look.digits), result, look);
    this.#before(close, sums);
  }

  /** What stands before the sign; the terms of a maximum say all by themselves. */
  #before(close, sums) {
    const { equation } = this.scene;
    const alone = !isBiased(equation) && sums.length === 1 && equation.divisor === 1;
    const sum = () => (alone ? "Σ" : quotient(equation, sums, close, this.texts));
    setText(this.sum, isSummed(equation) ? sum() : equation.kind);
    for (const node of this.bias) {
      setText(node, `+ (b ${printEqual(biasOf(equation), close.rest)})`);
      node.title = this.texts.bias;
    }
  }
}

const isBiased = ({ kind, bias }) => kind === "dot" && bias !== null;

function quotient({ divisor }, sums, close, texts) {
  const crowded = sums.length > CROWDED && fill(texts.all_sums, { count: sums.length });
  const sum = crowded || sums.map((each, i) => (i ? bracket(each) : each)).join(" + ");
  if (divisor === 1) return sum;
  return `${sums.length > 1 ? `(${sum})` : sum} ÷ ${printShort(divisor, close.rest)}`;
}

function groupOf({ weights, terms }, columns, open) {
  const tiles = terms.map(() => new Tile(Boolean(weights)));
  const grid = element("div", { class: "ls-terms" }, ...tiles.map((tile) => tile.root));
  if (columns) grid.style.gridTemplateColumns = `repeat(${columns}, auto)`;
  else grid.classList.add("ls-flow");
  if (!weights) grid.classList.add("ls-bare");
  const head = element("button", { type: "button", class: "ls-group-head", onclick: open });
  return { tiles, terms: grid, head, root: element("div", { class: "ls-group" }, head, grid) };
}

const columnsIn = ({ groups }, group, scene) => (groups.length > CROWDED ? 0 : columnsOf(group, scene));

/** Columns of a small window whose shape the terms keep; 0 for a row that wraps. */
function columnsOf({ weights, values, terms }, { byName }) {
  const panel = byName[weights || values];
  const { rows, columns } = extent(
    terms.map((term) => (weights ? term.weightCell : term.valueCell)),
    panel,
  );
  const most = weights ? SQUARE.weighted : SQUARE.bare;
  return Math.max(rows, columns) <= most && rows * columns === terms.length && rows > 1 && columns > 1 ? columns : 0;
}

/** How many rows and columns of a panel some cells touch. */
export function extent(cells, panel) {
  const inside = cells.map((cell) => cell % panel.area);
  return {
    rows: new Set(inside.map((cell) => Math.floor(cell / panel.columns))).size,
    columns: new Set(inside.map((cell) => cell % panel.columns)).size,
  };
}
