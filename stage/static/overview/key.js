import { element, setText } from "../../web/dom.js";

const STEPS = 9;

/** What the network takes the picture for, and what the colours of all maps mean. */
export class ColourKey {
  constructor() {
    this.bar = element("i");
    this.words = ["negative", "zero", "positive"].map((word) => element("span", { "data-word": word }));
    this.note = element("p");
    this.answer = element("p", { class: "lso-answer", "data-testid": "answer" });
    this.root = element("div", { class: "lso-key" }, this.answer, this.bar, ...this.words, this.note);
  }

  show(scale, texts, { note, answer }) {
    const colours = Array.from({ length: STEPS }, (_, i) => scale.colour((2 * i) / (STEPS - 1) - 1, 1));
    this.bar.style.background = `linear-gradient(to right, ${colours.join(", ")})`;
    setText(this.note, note);
    setText(this.answer, answer);
    for (const word of this.words) setText(word, texts[word.dataset.word]);
  }
}
