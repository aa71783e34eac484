import { element, setText } from "../ui/dom.js";

const STEPS = 9;

/** What the colours of all maps mean. */
export class ColourKey {
  constructor() {
    this.bar = element("i");
    this.words = ["negative", "zero", "positive"].map((word) => element("span", { "data-word": word }));
    this.note = element("p");
    this.root = element("div", { class: "lso-key" }, this.bar, ...this.words, this.note);
  }

  show(scale, texts, note) {
    const colours = Array.from({ length: STEPS }, (_, i) => scale.colour((2 * i) / (STEPS - 1) - 1, 1));
    this.bar.style.background = `linear-gradient(to right, ${colours.join(", ")})`;
    setText(this.note, note);
    for (const word of this.words) setText(word, texts[word.dataset.word]);
  }
}
