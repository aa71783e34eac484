import { currentQuery } from "../../web/address.js";
import { element, setText } from "../../web/dom.js";

/** What is to be said of a picture of the reader's own, which nobody else has: how long it
 * lives, and a way to a sample, which a link brings everybody. */
export class Own {
  #data = {};
  #sentence = element("span");
  #button = element("button", { type: "button", "data-action": "sample", onclick: () => this.#takeSample() });
  #log;
  root = element("p", { class: "lsa-own" }, this.#sentence, this.#button);

  constructor(log) {
    this.#log = log;
  }

  show({ own, texts }) {
    this.#data = own;
    setText(this.#sentence, own.sentence);
    setText(this.#button, texts.sample);
    this.open();
  }

  open() {
    this.root.hidden = !this.#data.kinds.includes(currentQuery().get("img"));
  }

  #takeSample() {
    this.#log.change({ img: this.#data.sample });
    this.open();
  }
}
