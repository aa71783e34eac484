import { element, setText } from "../../web/dom.js";
import { copy } from "./copy.js";

const SAID = 2000; // ms

/** A button that puts a text on the clipboard, and says that it has. */
export class CopyButton {
  #name;
  #texts = {};
  button;

  constructor(name, text) {
    this.#name = name;
    this.button = element("button", { type: "button", "data-export": name, onclick: () => this.#copy(text()) });
  }

  show(texts) {
    this.#texts = texts;
    setText(this.button, texts[this.#name]);
    this.button.title = texts.abouts[this.#name];
  }

  async #copy(text) {
    await copy(text);
    setText(this.button, this.#texts.copied);
    setTimeout(() => setText(this.button, this.#texts[this.#name]), SAID);
  }
}
