import { element } from "../../web/dom.js";
import { Control } from "./control.js";

/** A native range input that reports while it is dragged. */
export class Slider extends Control {
  #held = false;

  constructor(field, report) {
    const input = element("input", { type: "range", "data-control": field.key });
    super(field, "slider", input, report);
    input.oninput = () => {
      this.#paint();
      report.change(this.text);
    };
    input.onpointerdown = () => (this.#held = !input.disabled);
    input.onpointerup = () => setTimeout(() => this.#letGo()); // at mouseup, which comes next, Firefox puts the thumb under the pointer
    input.onpointercancel = input.onblur = () => this.#letGo();
  }

  get held() {
    return this.#held;
  }

  /** The value as it stands in the address. */
  get text() {
    return this.input.value;
  }

  dress(field) {
    super.dress(field);
    Object.assign(this.input, { min: field.low, max: field.high, step: field.step });
    this.first = field.first;
    this.reserve(Math.max(...[field.low, field.high, field.step].map((bound) => this.#shown(bound).length)));
  }

  take(text) {
    this.input.value = text;
    this.#paint();
  }

  #letGo() {
    this.#held = false;
    this.report.settle();
  }

  #paint() {
    const { min, max, value } = this.input;
    const share = (value - min) / (max - min || 1);
    this.input.style.setProperty("--share", share);
    const shown = this.#shown(this.text);
    this.print(shown);
    if (this.first) this.input.setAttribute("aria-valuetext", shown);
  }

  /** What is counted begins at 1, although its index in the address begins at 0. */
  #shown(value) {
    return String(this.first ? Number(value) + this.first : value);
  }
}
