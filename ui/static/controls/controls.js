import { Choice } from "./choice.js";
import { Ladder } from "./ladder.js";
import { Several } from "./several.js";
import { Slider } from "./slider.js";
import { Toggle } from "./toggle.js";
import { Typed } from "./typed.js";

const KINDS = {
  slider: Slider,
  ladder: Ladder,
  number: Typed,
  choice: Choice,
  several: Several,
  switch: Toggle,
};

/** The controls of one component, tied to its log.
 *
 * While the reader holds one, or the server has not heard of its last change, data
 * that come back do not move it.
 */
export class Controls {
  #controls = new Map();
  #fields = [];
  #log;

  constructor(log) {
    this.#log = log;
  }

  /** The control of a field, made at the first call. */
  of(field) {
    if (!this.#controls.has(field.key)) this.#controls.set(field.key, this.#make(field));
    return this.#controls.get(field.key);
  }

  show(fields) {
    this.#fields = fields;
    for (const field of fields) this.of(field).dress(field);
    this.#settle();
  }

  #make(field) {
    const change = (text) => this.#log.change({ [field.key]: text });
    return new KINDS[field.kind](field, { change, settle: () => this.#settle() });
  }

  #settle() {
    for (const field of this.#fields) {
      const control = this.of(field);
      if (!control.held && !this.#log.owes(field.key)) control.take(field.value);
    }
  }
}
