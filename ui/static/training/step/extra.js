import { element, setText } from "../../../web/dom.js";
import { Layers } from "./layers.js";
import { Masks } from "./masks.js";
import { Update } from "./update.js";

/** What the last step of one network was, in the charts' place. */
export class Extra {
  #said = element("p", { class: "lt-said", role: "status" });
  #parts;
  #drawn = "";

  constructor(log) {
    this.#parts = { update: new Update(log), layers: new Layers(log), masks: new Masks(log) };
    const roots = Object.values(this.#parts).map(({ root }) => root);
    this.root = element("div", { class: "lt-extra", "data-testid": "step" }, this.#said, ...roots);
  }

  /** Of a run that goes on not every step is drawn: without `extra` all stays as it is. */
  show({ open, extra, texts }) {
    this.root.hidden = !open;
    if (extra) this.#draw(open, extra, texts);
    for (const [name, { root }] of Object.entries(this.#parts)) root.hidden = name !== open || name !== this.#drawn;
    this.root.dataset.open = open;
  }

  #draw(open, extra, texts) {
    const { said, ...shown } = extra;
    const isEmpty = Object.keys(shown).length === 0;
    setText(this.#said, said);
    this.#drawn = isEmpty ? "" : open;
    if (!isEmpty) this.#parts[open].show(shown, texts);
  }
}
