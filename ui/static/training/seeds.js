import { element, setText } from "../../web/dom.js";

/** What came out over all seeds, in words, and a button for a further one. */
export class Seeds {
  #said = element("p", { role: "status" });
  #another = element("button", { type: "button", class: "ls-button", "data-action": "another" });

  constructor(log) {
    this.#another.onclick = () => log.press("another");
    this.root = element("div", { class: "lt-seeds", hidden: true }, this.#said, this.#another);
  }

  show({ seeds, state, texts }) {
    this.root.hidden = !seeds;
    if (!seeds) return;
    setText(this.#said, seeds.said);
    setText(this.#another, texts.seeds.another);
    this.#another.disabled = ["running", "waiting"].includes(state);
  }
}
