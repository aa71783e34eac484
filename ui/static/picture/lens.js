import { element, onePer, setText } from "../../web/dom.js";
import { Log } from "../../web/log.js";
import { loadStyles } from "../../web/styles.js";
import { fill } from "../../web/words.js";
import { Controls } from "../controls/controls.js";
import { boxOf } from "./box.js";

export const ready = loadStyles(import.meta.url, "../controls/controls.css", "./lens.css");

/** How large the box is and where it stands. The pictures under it are plates. */
class Lens {
  #log = new Log();
  #controls = new Controls({
    owes: (key) => this.#log.owes(key),
    change: (values) => this.#resize(values),
  });
  #where = element("p", { class: "ls-where" });
  #root = element("div", { class: "ls ls-lens", "data-testid": "lens" });
  #box;
  #data;
  #onMoved = () => this.#log.change(this.#place());
  #onShown = () => this.#showPlace();
  #onFree = () => this.#settle();

  constructor(place, key) {
    place.append(this.#root);
    this.#box = boxOf(key);
    this.#box.addEventListener("moved", this.#onMoved);
    this.#box.addEventListener("shown", this.#onShown);
    this.#box.addEventListener("free", this.#onFree);
  }

  show(data, setStateValue) {
    this.#data = data;
    this.#log.answered(data.seen, (event) => setStateValue("event", event));
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
    const places = { top: row, bottom: row + height - 1, left: column, right: column + width - 1 };
    setText(this.#where, fill(this.#data.texts.where, places));
  }
}

const lensOf = onePer((place, key) => new Lens(place, key));

export default function render({ parentElement, data, setStateValue }) {
  const lens = lensOf(parentElement, data.lens);
  lens.show(data, setStateValue);
  return () => lens.close();
}
