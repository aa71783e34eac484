import { print } from "../../stage/scene/numbers.js";
import { element, setText } from "../../web/dom.js";
import { fill } from "../../web/words.js";

const MEGABYTE = 2 ** 20;

/** What becomes of a file that is being made: how far it is, a button that stops it, at the
 * end the file, or why there is none. */
export class Status {
  #texts = {};
  #stops = () => {};
  #bar = element("progress");
  #line = element("span");
  #stop = element("button", { type: "button", "data-action": "stop-export", onclick: () => this.#stops() });
  #link = element("a");
  root = element("div", { class: "lsa-status", role: "status" }, this.#bar, this.#line, this.#link, this.#stop);

  constructor() {
    this.#dress();
  }

  show(texts) {
    this.#texts = texts;
    setText(this.#stop, texts.stop);
  }

  /** One is being made; `stop` is called where the reader wants it no more. */
  begin(stop) {
    this.#stops = stop;
    this.#dress({ line: this.#texts.begun, going: true });
    this.#bar.removeAttribute("value");
  }

  /** The server tells of it. */
  tell({ ahead, done, of }) {
    if (ahead) setText(this.#line, fill(this.#texts.waiting, { ahead }));
    if (!of) return;
    setText(this.#line, fill(this.#texts.making, { done, of }));
    this.#bar.value = done / of;
  }

  /** It is over. */
  end({ kind, address, size, note }) {
    if (kind) return this.#dress({ line: this.#texts.refused[kind] ?? this.#texts.refused.failed });
    const name = address.split("/").at(-1);
    const megabytes = print(Math.max(0.1, size / MEGABYTE), 1);
    this.#dress({ line: note ? this.#texts.notes[note] : "", link: fill(this.#texts.ready, { name, megabytes }) });
    this.#link.href = address;
    this.#link.download = name;
    this.#link.click();
  }

  #dress({ line = "", link = "", going = false } = {}) {
    setText(this.#line, line);
    setText(this.#link, link);
    this.#link.hidden = !link;
    this.#bar.hidden = this.#stop.hidden = !going;
  }
}
