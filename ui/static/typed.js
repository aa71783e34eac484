import { element } from "./dom.js";
import { Control } from "./control.js";

/** A number that is typed: what is half written waits until it is a number. */
export class Typed extends Control {
  constructor(field, report) {
    const input = element("input", { type: "number", "data-control": field.key });
    super(field, "number", input, report);
    input.oninput = () => input.value && input.checkValidity() && report.change(input.value);
    input.onblur = () => report.settle();
  }

  get held() {
    return document.activeElement === this.input;
  }

  dress(field) {
    super.dress(field);
    Object.assign(this.input, { min: field.low, max: field.high, step: field.step });
  }

  take(text) {
    this.input.value = text;
  }
}
