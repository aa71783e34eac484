/** Numbers of the equation card in the colours of their cells. */
import { element, setText } from "../../web/dom.js";
import { printed, printFull, printShort } from "../scene/numbers.js";

/** A negative number behind a sign stands in brackets. */
export const bracket = (text) => (text.startsWith("−") ? `(${text})` : text);

/** Print a value in a node that wears the colour of its cell, in up to `most` decimals. */
export function paintTile(node, value, look, most) {
  setText(node, printFull(value, look.digits, most));
  wear(node, value, look);
}

export function wear(node, value, look) {
  node.style.background = look.scale.colour(value, look.range);
  node.style.color = look.scale.ink(value, look.range);
}

/** One term: the value above, its weight below. */
export class Tile {
  constructor(weighted) {
    this.value = element("span");
    this.weight = weighted ? element("span") : null;
    this.root = element("div", { class: "ls-tile" }, this.value, ...(weighted ? [this.weight] : []));
  }

  show(term, group, views, digits) {
    paintTile(this.value, term.value, views[group.values].look(term.valueCell), digits);
    if (this.weight) paintTile(this.weight, term.weight, views[group.weights].look(term.weightCell), digits);
    this.root.title = this.weight ? this.#product(term, digits) : "";
  }

  /** What the two numbers give as they are printed. */
  #product({ value, weight }, digits) {
    const product = printed(value, digits) * printed(weight, digits);
    const [first, second] = [this.value.textContent, bracket(this.weight.textContent)];
    return `${first} · ${second} = ${printShort(product, 2 * digits)}`;
  }
}

/** The result of a step, framed. */
export class Result {
  constructor() {
    this.sign = element("span", { class: "ls-sign" });
    this.value = element("output", { class: "ls-result", "aria-live": "off" }); // the narration says it
  }

  get parts() {
    return [this.sign, this.value];
  }

  show({ sign, text }, value, look) {
    setText(this.sign, sign);
    setText(this.value, text);
    wear(this.value, value, look);
  }
}
