import { element } from "../../web/dom.js";
import { icon } from "../../web/icons.js";
import { popover } from "../../web/popover.js";
import { Control } from "./control.js";

/** Up to `most` of several options: a button that names them, a list to tick. */
export class Several extends Control {
  #options = "";
  #most;
  #panel;
  #chosen = [];
  #summary = element("span", { class: "ls-summary" });

  constructor(field, report) {
    const button = element("button", { type: "button", class: "ls-button" });
    super(field, "several", button, report);
    button.append(this.#summary, icon("down"));
    this.#panel = element("fieldset", { class: "ls-panel ls-ticks", "data-control": field.key });
    this.root.append(popover(button, this.#panel));
    this.#panel.onchange = ({ target }) => this.#tick(target);
  }

  dress(field) {
    super.dress(field);
    this.#most = field.most;
    const options = JSON.stringify([field.label, field.options]);
    if (options === this.#options) return;
    this.#options = options;
    const legend = element("legend", {}, field.help || field.label);
    this.#panel.replaceChildren(legend, ...field.options.map(tick));
  }

  take(text) {
    this.#chosen = text.split(",");
    const boxes = [...this.#panel.querySelectorAll("input")];
    for (const box of boxes) {
      box.checked = this.#chosen.includes(box.value);
      box.disabled = this.#fixed(box.checked);
    }
    this.#summarize(boxes);
  }

  /** The last one cannot go, and beyond the most none can come. */
  #fixed(checked) {
    return this.#chosen.length === (checked ? 1 : this.#most);
  }

  #tick({ value, checked }) {
    const others = this.#chosen.filter((name) => name !== value);
    const chosen = checked ? [...others, value] : others;
    this.take(chosen.join(","));
    this.report.change(chosen.join(","));
  }

  #summarize(boxes) {
    const names = this.#chosen.map((name) => boxes.find((box) => box.value === name));
    const all = names.map((box) => box?.dataset.name).join(", ");
    this.#summary.textContent = this.input.title = all; // cut where there is no room
    this.print(String(this.#chosen.length));
  }
}

function tick([value, name]) {
  const box = element("input", { type: "checkbox", value, "data-name": name });
  return element("label", { class: "ls-tick" }, box, name);
}
