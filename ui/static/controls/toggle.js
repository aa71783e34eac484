import { element } from "../../web/dom.js";
import { Control } from "./control.js";

/** On or off. */
export class Toggle extends Control {
  constructor(field, report) {
    const input = element("input", { type: "checkbox", role: "switch", "data-control": field.key });
    super(field, "switch", input, report);
    input.onchange = () => report.change(input.checked ? "1" : "0");
  }

  take(text) {
    this.input.checked = text === "1";
  }
}
