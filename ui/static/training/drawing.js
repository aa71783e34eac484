import { element } from "../../web/dom.js";
import { Controls } from "../controls/controls.js";

/** How the charts are drawn: over which axis, how smooth. */
export class Drawing {
  #controls;

  constructor(log) {
    this.#controls = new Controls(log);
    this.root = element("div", { class: "lt-drawing" });
  }

  show({ fields }) {
    this.#controls.show(fields);
    const roots = fields.map((field) => this.#controls.of(field).root);
    if (!this.root.children.length) this.root.append(...roots);
  }
}
