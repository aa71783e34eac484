import { element } from "../../web/dom.js";

const NUMBERS = ["correlation", "weights", "parameters", "dead", "whole", "averaged"];
const SHARES = ["dead", "whole", "averaged"];
const DIGITS = { weights: 1, parameters: 0 }; // three if not said otherwise
const HEADS = ["loss", "validation_loss", "error", "validation_error"];

/** One legend for all charts: a line for every network, with what it has reached. */
export class Legend {
  #table = element("table", { class: "lt-legend" });

  constructor() {
    this.root = element("div", { class: "lt-scroll" }, this.#table);
  }

  show({ arms, texts }) {
    const found = NUMBERS.filter((name) => arms.some((arm) => name in arm.findings));
    const heads = [...HEADS, ...found].map((name) => element("th", { scope: "col" }, texts.legend[name]));
    const first = element(
      "td",
      { class: "lt-kinds" },
      line(false),
      texts.legend.training,
      line(true),
      texts.legend.validation,
    );
    this.#table.replaceChildren(element("tr", {}, first, ...heads), ...arms.map((arm) => row(arm, found, texts)));
  }
}

function row({ name, colour, training, validation, findings }, found, texts) {
  const reached = [
    number(training.loss.at(-1)),
    number(validation.loss.at(-1)),
    percent(training.error.at(-1)),
    percent(validation.error.at(-1)),
    ...found.map((key) => (SHARES.includes(key) ? percent(findings[key]) : number(findings[key], DIGITS[key]))),
  ];
  const head = element("th", { scope: "row", style: `--arm: ${colour}` }, element("i"), name || texts.legend.network);
  return element("tr", {}, head, ...reached.map((text) => element("td", {}, text)));
}

/** A short piece of line as the charts draw it. */
function line(solid) {
  return element("i", { class: solid ? "lt-line lt-solid" : "lt-line" });
}

/** As many digits at every step: a number that grows does not jump. */
function number(value, digits = 3) {
  const form = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value == null ? "–" : value.toLocaleString("en", form);
}

const percent = (share) => (share == null ? "–" : `${(100 * share).toFixed(1)}\u00a0%`);
