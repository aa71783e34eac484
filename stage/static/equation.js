import { element, setText } from "../ui/dom.js";
import { closing, evaluate, partialSums, printResult } from "./arithmetic.js";
import { print, printShort } from "./numbers.js";

const MOST_TERMS = 30; // beyond that, one channel is open at a time
const SQUARE = 3; // kernels up to this many rows and columns keep their shape in the card

/** The equation card: every value over its weight, in the colours of their cells. */
export class EquationCard {
  constructor(on) {
    this.on = on;
    this.root = element("section", { class: "ls-equation", "data-testid": "equation", "aria-live": "off" });
  }

  /** Build the card for a scene; `show` fills it in. */
  take(scene, texts) {
    this.scene = scene;
    this.texts = texts;
    this.root.hidden = !scene.equation;
    this.root.setAttribute("aria-label", texts.equation);
    if (!scene.equation) return;
    const shape = this.#shape();
    if (this.built !== shape) this.#build();
    this.built = shape;
  }

  #shape() {
    const { equation, byName, steps } = this.scene;
    const sizes = equation.groups.map((group) => [group.label, group.valuesCells.offsets.length, byName[group.weights]?.columns]);
    return JSON.stringify([equation.kind, sizes, steps > 0]);
  }

  #build() {
    const { equation } = this.scene;
    const count = equation.groups.reduce((sum, group) => sum + group.valuesCells.offsets.length, 0);
    this.grouped = count > MOST_TERMS && equation.groups.length > 1;
    this.parts = equation.groups.map((group, index) => this.#group(group, index));
    this.total = element("div", { class: "ls-total" });
    this.root.dataset.kind = equation.kind;
    this.root.replaceChildren(element("div", { class: "ls-groups", "data-grouped": this.grouped }, ...this.parts.map((part) => part.root)), this.total);
  }

  #group(group, index) {
    const tiles = Array.from(group.valuesCells.offsets, () => new Tile(Boolean(group.weights)));
    const { rows, columns } = this.scene.byName[group.weights] ?? { rows: 1, columns: tiles.length };
    const terms = element("div", { class: "ls-terms" }, ...tiles.map((tile) => tile.root));
    if (Math.max(rows, columns) <= SQUARE) terms.style.gridTemplateColumns = `repeat(${columns}, auto)`;
    else terms.classList.add("ls-flow");
    const head = element("button", { type: "button", class: "ls-group-head", onclick: () => this.on.open(index) });
    return { tiles, terms, head, root: element("div", { class: "ls-group" }, head, terms) };
  }

  /** Fill in the numbers of a step; `front` is the group that is open. */
  show(step, views, front) {
    if (!this.scene.equation) return;
    const { equation } = this.scene;
    const now = evaluate(this.scene, step);
    const close = closing(now, equation);
    const sums = equation.kind === "dot" ? partialSums(now.groups, close) : [];
    now.groups.forEach((group, index) => {
      const part = this.parts[index];
      const open = !this.grouped || index === front;
      part.terms.hidden = !open;
      part.head.disabled = !this.grouped;
      part.head.setAttribute("aria-expanded", String(open));
      if (open) group.terms.forEach((term, i) => part.tiles[i].show(term, group, views, close.digits));
      this.#head(part.head, group, sums[index]);
    });
    this.root.dataset.result = JSON.stringify(now.result);
    this.#total(now, close, sums, views, step);
  }

  #head(button, group, sum) {
    const label = group.label && (this.texts.channels?.[group.label] ?? group.label);
    setText(button, [label, sum && `Σ = ${sum}`].filter(Boolean).join("  "));
    button.hidden = !label;
    button.dataset.channel = group.label;
  }

  #total(now, close, sums, views, step) {
    const { equation } = this.scene;
    const [cell] = equation.resultCells.at(step);
    const { sign, text } = printResult(now.result, close);
    const look = views[equation.result].look(cell);
    const result = element("output", { class: "ls-result" }, text);
    result.style.background = look.scale.colour(now.result, look.range);
    result.style.color = look.scale.ink(now.result, look.range);
    this.total.replaceChildren(...this.#before(now, close, sums), element("span", { class: "ls-sign" }, sign), result);
  }

  /** What stands before the sign; the terms of a maximum say all by themselves. */
  #before(now, close, sums) {
    const { kind } = this.scene.equation;
    if (kind === "dot") return this.#dot(sums, close);
    return kind === "apply" ? this.#apply(now, close) : [element("span", { class: "ls-sum" }, kind)];
  }

  #dot(sums, close) {
    const { bias, divisor } = this.scene.equation;
    const sum = sums.map(bracket).join(" + ");
    const scaled = divisor === 1 ? sum : `${sums.length > 1 ? `(${sum})` : sum} ÷ ${printShort(divisor, 4)}`;
    return [element("span", { class: "ls-sum" }, `${scaled} + `), element("span", { class: "ls-bias", title: this.texts.bias }, `b ${bracket(printShort(bias, close.bias))}`)];
  }

  #apply({ groups }, close) {
    const text = print(groups[0].terms[0].value, close.digits);
    return [element("span", { class: "ls-sum" }, this.scene.equation.function.replace("·", text))];
  }
}

const bracket = (text) => (text.startsWith("−") ? `(${text})` : text);

/** One term: the value above, its weight below. */
class Tile {
  constructor(weighted) {
    this.value = element("span");
    this.weight = weighted ? element("span") : null;
    this.root = element("div", { class: "ls-tile" }, this.value, ...(weighted ? [this.weight] : []));
  }

  show(term, group, views, digits) {
    paintTile(this.value, term.value, views[group.values].look(term.valueCell), digits);
    if (this.weight) paintTile(this.weight, term.weight, views[group.weights].look(term.weightCell), digits);
    this.root.title = this.weight ? `${print(term.value, digits)} · ${bracket(printShort(term.weight, digits))} = ${printShort(term.value * term.weight, 2 * digits)}` : "";
  }
}

function paintTile(node, value, look, digits) {
  setText(node, look.role === "weight" ? printShort(value, digits) : print(value, digits));
  node.style.background = look.scale.colour(value, look.range);
  node.style.color = look.scale.ink(value, look.range);
}
