import { element } from "../../web/dom.js";
import { Control } from "./control.js";

/** One of several options. */
export class Choice extends Control {
  #options = "";

  constructor(field, report) {
    const input = element("select", { "data-control": field.key });
    super(field, "choice", input, report);
    input.onchange = () => report.change(input.value);
  }

  dress(field) {
    super.dress(field);
    const options = JSON.stringify(field.options);
    if (options === this.#options) return;
    this.#options = options;
    this.input.replaceChildren(...field.options.map(option));
  }

  take(text) {
    this.input.value = text;
  }
}

const option = ([value, name]) => element("option", { value }, name);
