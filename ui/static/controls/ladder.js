import { Slider } from "./slider.js";

/** A range input over the rungs of a ladder: numbers that grow by factors. */
export class Ladder extends Slider {
  #rungs = [];

  get text() {
    return this.#rungs[this.input.value] ?? "";
  }

  dress(field) {
    this.#rungs = field.options.map(([value]) => value);
    super.dress({ ...field, low: 0, high: this.#rungs.length - 1, step: 1 });
  }

  take(text) {
    super.take(this.#rungs.indexOf(text));
  }

  /** The number of a rung says nothing to who cannot see. */
  print(text) {
    super.print(text);
    this.input.setAttribute("aria-valuetext", text);
  }
}
