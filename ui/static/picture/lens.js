import { element, onePer, setText } from "../../web/dom.js";
import { loadStyles } from "../../web/styles.js";
import { fill } from "../../web/words.js";
import { Controls } from "../controls/controls.js";
import { boxOf } from "./box.js";

export const ready = loadStyles(import.meta.url, "../controls/controls.css", "./lens.css");

/** How large the box is and where it stands. The pictures under it are plates. */
class Lens {
  #log;
  #controls;
  #where = element("p", { class: "ls-where" });
  #root = element("div", { class: "ls ls-lens", "data-testid": "lens" });
  #box;
  #data;
  #onMoved = () => this.#log.change(this.#place());
  #onShown = () => this.#showPlace();
  #onFree = () => this.#settle();

  constructor(place, key, log) {
    this.#log = log;
    this.#controls = new Controls({ owes: (key) => log.owes(key), change: (values) => this.#resize(values) });
    place.append(this.#root);
    this.#box = boxOf(key);
    this.#box.addEventListener("moved", this.#onMoved);
    this.#box.addEventListener("shown", this.#onShown);
    this.#box.addEventListener("free", this.#onFree);
  }

  show(data) {
    this.#data = data;
    this.#controls.show(data.fields);
    const controls = data.fields.map((field) => this.#controls.of(field).root);
    if (!this.#root.children.length) this.#root.append(...controls, this.#where);
    this.#settle();
  }

  close() {
    this.#box.removeEventListener("moved", this.#onMoved);
    this.#box.removeEventListener("shown", this.#onShown);
    this.#box.removeEventListener("free", this.#onFree);
  }

  #settle() {
    const { box, shape } = this.#data;
    const mine = this.#box.held || ["r0", "c0", "n"].some((key) => this.#log.owes(key));
    if (!mine) this.#box.take(box, shape);
  }

  #resize(values) {
    this.#box.resize(Number(values.n));
    this.#log.change({ ...values, ...this.#place() });
  }

  #place() {
    return { r0: String(this.#box.row), c0: String(this.#box.column) };
  }

  #showPlace() {
    const { row, column, height, width } = this.#box;
    const places = { row, column, last_row: row + height - 1, last_column: column + width - 1 };
    setText(this.#where, fill(this.#data.texts.where, places));
  }
}

const lensOf = onePer((place, key, log) => new Lens(place, key, log));

export default function render({ parentElement, data, log }) {
  const lens = lensOf(parentElement, data.lens, log);
  lens.show(data);
  return () => lens.close();
}
