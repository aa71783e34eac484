import { element, setText } from "../../web/dom.js";
import { popover } from "../../web/popover.js";
import { loadStyles } from "../../web/styles.js";
import { Files } from "./files.js";
import { Lines } from "./lines.js";
import { Link } from "./link.js";
import { Own } from "./own.js";

export const ready = loadStyles(import.meta.url, "./along.css");

/** What can be taken along: one button, and what it opens. A part has a `root`, is told
 * what the page says by `show(data)`, and by `open()` that somebody looks now. */
export class TakeAlong {
  #parts;
  #title = element("h2");
  button = element("button", { class: "lsh-button", type: "button", "data-action": "take-along" }, "⤓");
  panel = element("div", { class: "lsa", "data-testid": "take-along" }, this.#title);

  constructor(log) {
    this.#parts = [new Own(log), new Link(), new Files(), new Lines()];
    this.panel.append(...this.#parts.map(({ root }) => root));
    popover(this.button, this.panel);
    this.panel.addEventListener("beforetoggle", ({ newState }) => newState === "open" && this.#open());
  }

  show(data) {
    const { title } = data.texts;
    setText(this.#title, title);
    for (const node of [this.button, this.panel]) node.setAttribute("aria-label", title);
    this.button.title = title;
    for (const part of this.#parts) part.show(data);
  }

  #open() {
    for (const part of this.#parts) part.open();
  }
}
