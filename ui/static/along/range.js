import { element, setText } from "../../web/dom.js";
import { countsByKeys, numberField, readNumber } from "../../web/number_field.js";

/** From which step to which; counted from 1, as the player counts. */
export class Range {
  #steps = 0;
  #labels = { first: element("span"), last: element("span") };
  #fields = { first: numberField({ name: "first" }), last: numberField({ name: "last" }) };
  root = element("div", { class: "lsa-row" });

  constructor() {
    for (const [name, field] of Object.entries(this.#fields)) {
      countsByKeys(field, (by) => this.#inside(field.value) + by);
      field.onchange = () => (field.value = this.#inside(field.value));
      this.root.append(element("label", { class: "lsa-choice" }, this.#labels[name], field));
    }
  }

  show(texts) {
    for (const [name, label] of Object.entries(this.#labels)) setText(label, texts[name]);
  }

  /** There are so many steps now: of others than before all are wanted. */
  open(steps) {
    if (steps === this.#steps) return;
    this.#steps = steps;
    this.#fields.first.value = 1;
    this.#fields.last.value = steps;
  }

  /** The steps, counted from 0, the smaller one first. */
  get value() {
    const ends = Object.values(this.#fields).map(({ value }) => this.#inside(value) - 1);
    return { first: Math.min(...ends), last: Math.max(...ends) };
  }

  #inside(text) {
    return Math.max(1, Math.min(this.#steps, Math.trunc(readNumber(String(text)) ?? 1)));
  }
}
