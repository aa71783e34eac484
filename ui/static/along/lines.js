import { element, setText } from "../../web/dom.js";
import { stateOfPage } from "../../web/talk/live.js";
import { CopyButton } from "./copy_button.js";
import { make } from "./making.js";

const WAYS = ["engine", "numpy", "torch"];
const SHOWN = "[data-testid=stage], [data-testid=training]";

/** Lines of Python that compute what is on show, in three ways: to be read, copied, saved. */
export class Lines {
  #texts = {};
  #refused = {};
  #route = {};
  #making = new AbortController();
  #heading = element("h3");
  #buttons = WAYS.map((way) =>
    element("button", { type: "button", "data-export": "code", "data-way": way, onclick: () => this.#make(way) }),
  );
  #status = element("p", { role: "status" });
  #text = element("pre", { class: "lsa-lines", tabindex: 0, hidden: true });
  #copy = new CopyButton("copy", () => this.#text.textContent);
  #file = element("a");
  #taken = element("div", { class: "lsa-row", hidden: true }, this.#copy.button, this.#file);
  root = element(
    "section",
    {},
    this.#heading,
    element("div", { class: "lsa-row" }, ...this.#buttons),
    this.#status,
    this.#text,
    this.#taken,
  );

  show({ texts, route }) {
    this.#texts = texts.lines;
    this.#refused = texts.refused;
    this.#route = route;
    setText(this.#heading, this.#texts.title);
    this.#text.setAttribute("aria-label", this.#texts.title);
    this.#copy.show(this.#texts);
    for (const button of this.#buttons) {
      setText(button, this.#texts.ways[button.dataset.way]);
      button.title = this.#texts.abouts[button.dataset.way];
    }
  }

  /** Somebody looks: of another state there are other lines. */
  open() {
    this.#making.abort();
    this.#dress();
    this.#enable(document.querySelector(SHOWN) !== null);
  }

  async #make(way) {
    this.#dress({ status: this.#texts.begun });
    this.#enable(false);
    const order = { format: "code", way, page: { ...stateOfPage(), known: {} } };
    this.#making = new AbortController();
    const { signal } = this.#making;
    const answer = await make(this.#route, order, () => {}, signal);
    const lines = answer.kind ? "" : await (await fetch(answer.address)).text();
    if (signal.aborted) return;
    this.#enable(true);
    if (lines) this.#take(answer.address, lines);
    else this.#dress({ status: this.#why(answer.kind) });
  }

  #take(address, lines) {
    this.#file.href = address;
    this.#file.download = address.split("/").at(-1);
    setText(this.#file, this.#file.download);
    this.#dress({ lines });
  }

  #why(kind) {
    return kind === "code" ? this.#texts.none : (this.#refused[kind] ?? this.#refused.failed);
  }

  #dress({ status = "", lines = "" } = {}) {
    setText(this.#status, status);
    setText(this.#text, lines);
    this.#text.hidden = this.#taken.hidden = !lines;
  }

  #enable(can) {
    for (const button of this.#buttons) button.disabled = !can;
  }
}
