import { element } from "../../web/dom.js";
import { numberField } from "../../web/number_field.js";
import { readWeight } from "../panels/editor.js";
import { print } from "../scene/numbers.js";

/** One number field, over the node that is being typed into. */
export class NodeEditor {
  constructor(view, report) {
    this.view = view;
    this.report = report;
    this.field = numberField({
      oninput: () => readWeight(this.field, (value) => report(this.cell, value)),
      onblur: () => this.#close(),
      onkeydown: (event) => this.#key(event),
    });
    this.root = element("div", { class: "ls-node-editor", hidden: true }, this.field);
    view.root.ownerSVGElement.parentNode.append(this.root);
  }

  open(cell) {
    this.cell = cell;
    this.root.hidden = false;
    this.field.value = print(this.view.panel.values[cell], this.view.panel.digits);
    this.#place();
    this.field.focus();
    this.field.select();
  }

  /** Texts and places of a new scene; what is being typed stays. */
  show(texts) {
    this.texts = texts;
    if (!this.root.hidden) this.#place();
  }

  #place() {
    const { sheet, panel } = this.view;
    const { x, y, width, height } = sheet.at[panel.name][this.cell].box;
    Object.assign(this.root.style, {
      left: `${x}px`,
      top: `${y}px`,
      width: `${width}px`,
      height: `${height}px`,
      fontSize: `${sheet.font}px`,
    });
    this.field.setAttribute("aria-label", this.texts.node_value.replace("{name}", this.view.label(this.cell)));
  }

  #close() {
    this.root.hidden = true;
    this.field.removeAttribute("aria-invalid");
  }

  /** Enter and Escape leave the field; the node has the focus again. */
  #key(event) {
    if (!["Enter", "Escape"].includes(event.key)) return;
    this.view.nodes[this.cell].root.focus();
    event.preventDefault();
  }
}
