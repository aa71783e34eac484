import { element } from "../../web/dom.js";
import { icon } from "../../web/icons.js";

const STEPS = ["undo", "redo", "reset"];
const TYPED = "textarea, select, input:not([type]), input[type=text], input[type=number], [contenteditable]";

/** Undo, redo and reset, as buttons and as keys. */
export class HistoryButtons {
  root = element("div", { class: "ls-history" });
  #buttons;
  #can = {};
  #press;

  constructor(press) {
    this.#press = (step) => this.#can[step] && press(step);
    this.#buttons = STEPS.map((step) => this.#button(step));
    this.root.append(...this.#buttons);
    document.addEventListener("keydown", this.#onKey);
  }

  /** `can`: which steps there are; `texts`: what each is called. */
  show(can, texts) {
    this.#can = can;
    for (const button of this.#buttons) {
      const step = button.dataset.action;
      button.disabled = !can[step];
      button.title = texts[step];
      button.setAttribute("aria-label", texts[step]);
    }
  }

  close() {
    document.removeEventListener("keydown", this.#onKey);
  }

  #button(step) {
    const onclick = () => this.#press(step);
    const attributes = { type: "button", class: "ls-button ls-square", "data-action": step, onclick };
    return element("button", attributes, icon(step));
  }

  #onKey = (event) => {
    const step = stepOf(event);
    if (!step || event.target.closest?.(TYPED)) return;
    event.preventDefault();
    this.#press(step);
  };
}

function stepOf({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && !shiftKey ? "redo" : null;
}
