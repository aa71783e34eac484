import { element, setText } from "../../web/dom.js";

let made = 0;

/** What all controls share: a label and a value over the input, a note under it.
 *
 * `report.change(text)` tells of a new value; `report.settle()` that the reader has
 * let go, so that the server's value may come in.
 */
export class Control {
  #label;
  #value;
  #note;

  constructor(field, kind, input, report) {
    this.input = input;
    this.report = report;
    input.id ||= `ls-${field.key}-${++made}`;
    this.#label = element("label", { class: "ls-label", for: input.id });
    this.#value = element("output", { class: "ls-value", for: input.id, "aria-live": "off" }); // the input says it
    this.#note = element("p", { class: "ls-remark", role: "status" });
    const head = element("div", { class: "ls-head" }, this.#label, this.#value);
    this.root = element("div", { class: `ls-control ls-${kind}` }, head, input, this.#note);
  }

  /** Whether the reader has a hand on it: then nothing may move it. */
  get held() {
    return false;
  }

  /** Words and bounds, which never get in the reader's way. */
  dress(field) {
    setText(this.#label, field.label);
    setText(this.#note, field.note);
    this.root.title = field.help;
    this.input.disabled = field.disabled;
    this.root.toggleAttribute("data-noted", Boolean(field.note));
    this.root.toggleAttribute("data-disabled", field.disabled);
  }

  /** Room for the longest value: nothing beside it moves when it gets longer. */
  reserve(letters) {
    this.#value.style.minWidth = `${letters}ch`;
  }

  /** The value as it is to be read. */
  print(text) {
    setText(this.#value, text.replace("-", "\u2212"));
  }
}
