import { element, setText } from "../../web/dom.js";

const COMPARISONS = ["", "dropout", "l2", "pool", "depth", "dying", "ensemble"];

/** Start, pause, one step, from scratch; what is compared; how far it has come. */
export class Transport {
  #main = element("button", { type: "button", class: "ls-button lt-main" });
  #step = element("button", { type: "button", class: "ls-button", "data-action": "step" });
  #anew = element("button", { type: "button", class: "ls-button", "data-action": "anew" });
  #progress = element("progress", { max: 1, value: 0 });
  #status = element("p", { class: "lt-status", role: "status" });
  #chips = element("div", { class: "lt-chips", role: "radiogroup" });

  constructor(log) {
    this.#main.onclick = () => log.press(this.#main.dataset.action);
    this.#step.onclick = () => log.press("step");
    this.#anew.onclick = () => log.press("anew");
    this.#chips.append(...COMPARISONS.map((versus) => chip(versus, log)));
    this.root = element(
      "div",
      { class: "lt-transport" },
      element("div", { class: "lt-buttons" }, this.#main, this.#step, this.#anew),
      element("div", { class: "lt-progress" }, this.#progress, this.#status),
      this.#chips,
    );
  }

  show({ state, share, status, versus, texts }) {
    const action = ["running", "waiting"].includes(state) ? "pause" : "start";
    this.#main.dataset.action = action;
    this.#main.disabled = this.#step.disabled = state === "finished";
    setText(this.#main, texts.buttons[action === "start" && share > 0 ? "resume" : action]);
    setText(this.#step, texts.buttons.step);
    setText(this.#anew, texts.buttons.anew);
    this.#progress.value = share;
    this.#progress.setAttribute("aria-label", texts.progress);
    setText(this.#status, status);
    this.#showChips(versus, texts);
  }

  #showChips(versus, texts) {
    this.#chips.setAttribute("aria-label", texts.compare);
    for (const input of this.#chips.querySelectorAll("input")) {
      input.checked = input.value === versus;
      setText(input.nextSibling, texts.versus[input.value || "alone"]);
    }
  }
}

function chip(versus, log) {
  const input = element("input", { type: "radio", name: "versus", value: versus, "data-control": "versus" });
  input.onchange = () => (versus ? log.press("compare", { versus }) : log.change({ versus }));
  return element("label", { class: "lt-chip" }, input, element("span"));
}
