import { printPercent } from "../../../stage/scene/numbers.js";
import { element, setText } from "../../../web/dom.js";
import { Examples, paint, picture, resize } from "./examples.js";

const CELL = { batches: 8, counts: 14 }; // pixels of a cell, at most
const TOLD = ["average", "scaled"];

/** Which sub-network saw which picture, and what all of them say on the average. */
export class Masks {
  #blocks = element("p");
  #batches = element("div", { class: "lt-batches" });
  #counts = captioned();
  #seen;
  #few = element("button", { type: "button", class: "ls-button", "data-action": "few" });
  #head = element("h2");
  #examples;
  #bars = element("table", { class: "lt-both", "data-testid": "average" });
  #averaged = element("p");

  constructor(log) {
    this.#few.onclick = () => log.press("few");
    this.#examples = new Examples("masked", log);
    const average = element("section", {}, this.#head, this.#examples.root, this.#bars, this.#averaged);
    this.#seen = element("div", { class: "lt-seen" }, this.#batches, this.#counts);
    const seen = element("section", {}, this.#blocks, this.#seen, this.#few);
    this.root = element("div", { class: "lt-masks" }, seen, average);
  }

  show({ blocks, batches, counts, few, averaged, ...data }, texts) {
    const { masks } = texts;
    setText(this.#blocks, blocks);
    resize(this.#batches, batches.length, captioned);
    batches.forEach((batch, index) => caption(this.#batches.children[index], batch, CELL.batches));
    this.#counts.hidden = !counts;
    this.#seen.toggleAttribute("data-counted", Boolean(counts));
    if (counts) caption(this.#counts, counts, CELL.counts);
    this.#few.hidden = !few;
    setText(this.#few, masks.few);
    setText(this.#head, masks.picture);
    this.#examples.show(data, masks.picture);
    this.#showBars(data, masks);
    setText(this.#averaged, averaged);
  }

  /** Both predictions side by side, class by class. */
  #showBars({ classes, chosen, bars }, masks) {
    const heads = TOLD.map((name) => element("th", { scope: "col" }, masks[name]));
    const rows = classes.map((name, index) =>
      element(
        "tr",
        { "data-right": index === chosen },
        element("th", { scope: "row" }, name),
        ...TOLD.map((kind) => share(kind, bars[kind][index])),
      ),
    );
    this.#bars.replaceChildren(element("tr", {}, element("td"), ...heads), ...rows);
  }
}

function share(kind, value) {
  const text = value == null ? "–" : printPercent(value);
  return element("td", { class: `lt-${kind}`, style: `--share: ${value ?? 0}` }, element("i"), text);
}

const captioned = () => element("figure", {}, element("figcaption"), picture());

function caption(figure, { title: text, png, columns }, cell) {
  const [title, image] = figure.children;
  setText(title, text);
  paint(image, png, text);
  figure.style.setProperty("--width", `${cell * columns}px`);
}
