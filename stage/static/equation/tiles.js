/** Numbers of the equation card in the colours of their cells. */
import { element, setText } from "../../web/dom.js";
import { print, printShort } from "../scene/numbers.js";

/** A negative number behind a sign stands in brackets. */
export const bracket = (text) => (text.startsWith("−") ? `(${text})` : text);

/** Print a value in a node that wears the colour of its cell. */
export function paintTile(node, value, look, digits) {
  setText(node, look.role === "weight" ? printShort(value, digits) : print(value, digits));
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
    this.root.title = this.weight
      ? `${print(term.value, digits)} · ${bracket(printShort(term.weight, digits))} = ${printShort(term.value * term.weight, 2 * digits)}`
      : "";
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
