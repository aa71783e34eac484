import { printGrouped, printPercent } from "../../stage/scene/numbers.js";
import { element, setText } from "../../web/dom.js";
import { Row, Switch } from "./legend_row.js";

const NUMBERS = ["correlation", "weights", "parameters", "dead", "whole", "averaged"];
const SHARES = ["dead", "whole", "averaged"];
const DIGITS = { weights: 1, parameters: 0 }; // three if not said otherwise
const HEADS = ["loss", "validation_loss", "error", "validation_error"];

/** One legend for all charts: a line for every network, with what it has reached. What it
 * names can be switched off and on, and an earlier run removed. */
export class Legend {
  #kinds = [
    new Switch("training", element("i", { class: "lt-line" }), () => this.#switch("training")),
    new Switch("validation", element("i", { class: "lt-line lt-solid" }), () => this.#switch("validation")),
  ];
  #heads = element(
    "tr",
    { role: "row" },
    element("td", { class: "lt-kinds", role: "cell" }, ...this.#kinds.map(({ root }) => root)),
  );
  #table = element("table", { class: "lt-legend", role: "table" }, this.#heads);
  #rows = new Map(); // whose -> row; each stays in its place while numbers grow
  #off = new Set();
  #log;
  #data;
  #switched;

  /** `switched()` is called when the reader has switched a line. */
  constructor(log, switched) {
    this.#log = log;
    this.#switched = switched;
    this.root = element("div", { class: "lt-scroll" }, this.#table);
  }

  /** Whether lines of this network, or of this kind, are switched off. */
  isOff = (name) => this.#off.has(name);

  show(data) {
    this.#data = data;
    const { arms, earlier, texts } = data;
    const found = NUMBERS.filter((name) => arms.some((arm) => name in arm.findings));
    for (const kind of this.#kinds) kind.show(texts.legend[nameOf(kind)], this.isOff(nameOf(kind)));
    this.#showHeads([...HEADS, ...found].map((name) => texts.legend[name]));
    for (const arm of arms) this.#showRow(arm, found, arm.name);
    for (const run of earlier) {
      this.#showRow(run, found, run.name);
      this.#rows.get(run.whose).showRemoval(`${texts.legend.forget}: ${run.name}`, () => this.#forget(run.whose));
    }
    this.#place([...arms, ...earlier].map(({ whose }) => whose));
  }

  #showHeads(texts) {
    while (this.#heads.cells.length > texts.length + 1) this.#heads.lastChild.remove();
    while (this.#heads.cells.length < texts.length + 1)
      this.#heads.append(element("th", { scope: "col", role: "columnheader" }));
    texts.forEach((text, index) => setText(this.#heads.cells[index + 1], text));
  }

  #showRow({ whose, colour, reached, findings }, found, name) {
    if (!this.#rows.has(whose)) this.#rows.set(whose, new Row(whose, () => this.#switch(whose)));
    const numbers = [
      ...HEADS.map((key) => (key.endsWith("error") ? percent : number)(reached[key])),
      ...found.map((key) => (SHARES.includes(key) ? percent : number)(findings[key], DIGITS[key])),
    ];
    this.#rows.get(whose).show({ name, colour, numbers, isOff: this.isOff(whose) });
  }

  /** Put the rows of these networks in their order, and take others away. */
  #place(order) {
    for (const [whose, row] of this.#rows) {
      if (order.includes(whose)) continue;
      row.root.remove();
      this.#rows.delete(whose);
    }
    order.forEach((whose, index) => {
      const { root } = this.#rows.get(whose);
      if (this.#table.rows[index + 1] !== root) this.#table.insertBefore(root, this.#table.rows[index + 1] ?? null);
    });
  }

  #switch(name) {
    if (!this.#off.delete(name)) this.#off.add(name);
    this.show(this.#data);
    this.#switched();
  }

  #forget(whose) {
    this.#log.press("forget", { number: Number(whose.split("-")[1]) });
  }
}

const nameOf = ({ root }) => root.dataset.switch;

/** As many digits at every step: a number that grows does not jump. */
const number = (value, digits = 3) => (value == null ? "–" : printGrouped(value, digits));

const percent = (share) => (share == null ? "–" : printPercent(share));
