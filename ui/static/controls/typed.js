import { countsByKeys, numberField, readNumber, readTyped } from "../../web/number_field.js";
import { Control } from "./control.js";

/** A number that is typed: what is half written waits until it is a number. */
export class Typed extends Control {
  #low;
  #high;
  #step;

  constructor(field, report) {
    const input = numberField({ class: "ls-typed", "data-control": field.key });
    super(field, "number", input, report);
    input.oninput = () =>
      readTyped(
        input,
        (value) => this.#fits(value),
        (value) => report.change(String(value)),
      );
    input.onblur = () => report.settle();
    countsByKeys(input, (by) => this.#inside((readNumber(input.value) ?? this.#low) + by * this.#step));
  }

  get held() {
    return document.activeElement === this.input;
  }

  dress(field) {
    super.dress(field);
    [this.#low, this.#high, this.#step] = [field.low, field.high, field.step].map(Number);
  }

  take(text) {
    this.input.value = text;
    this.input.removeAttribute("aria-invalid");
  }

  #fits(value) {
    return (
      value === this.#inside(value) && Number.isInteger(Math.round((1e6 * (value - this.#low)) / this.#step) / 1e6)
    );
  }

  #inside(value) {
    return Math.max(this.#low, Math.min(this.#high, value));
  }
}
