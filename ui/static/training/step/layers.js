import { element, setText } from "../../../web/dom.js";
import { fill } from "../../../web/words.js";
import { significant } from "./closing.js";
import { paint, picture, resize } from "./examples.js";

const KINDS = ["activations", "gradients", "weights", "dw"];

/** Every layer in the last step: a row each, a small picture for each kind of numbers. */
export class Layers {
  #heads = KINDS.map(() => new Head());
  #rows = element("div", { class: "lt-layers" });
  #note = element("p", { class: "lt-note" });
  #log;

  constructor(log) {
    this.#log = log;
    const head = element(
      "div",
      { class: "lt-layer lt-heads" },
      element("span"),
      ...this.#heads.map(({ root }) => root),
    );
    this.root = element("div", {}, head, this.#rows, this.#note);
  }

  show({ rows, scales }, texts) {
    const { kinds } = texts.layers;
    KINDS.forEach((kind, index) => this.#heads[index].show(kinds[kind], scales[kind]));
    resize(this.#rows, rows.length, () => this.#row());
    rows.forEach((row, index) => this.#showRow(this.#rows.children[index], row, texts.layers));
    setText(this.#note, texts.layers.scale);
  }

  #row() {
    const open = element("button", { type: "button" });
    open.onclick = () => this.#log.change({ open: "update", layer: open.dataset.layer, map: "0", channel: "0" });
    const name = element("div", { class: "lt-name" }, open, element("b"), element("small"));
    const figures = KINDS.map(() => element("figure", {}, element("span"), picture(), element("small")));
    return element("div", { class: "lt-layer" }, name, ...figures);
  }

  #showRow({ children: [name, ...figures] }, row, texts) {
    const [open, plain, shape] = name.children;
    const { layer } = row;
    open.hidden = !row.dw;
    plain.hidden = !open.hidden;
    open.dataset.layer = layer;
    open.title = fill(texts.open, { layer });
    setText(open, layer);
    setText(plain, layer);
    setText(shape, row.shape);
    KINDS.forEach((kind, index) => {
      const [title, image, scale] = figures[index].children;
      figures[index].toggleAttribute("data-none", !row[kind]);
      if (!row[kind]) return;
      setText(title, texts.kinds[kind]);
      paint(image, row[kind].png, fill(texts.picture, { kind: texts.kinds[kind], layer }));
      image.style.setProperty("--rows", row[kind].rows);
      setText(scale, `± ${significant(row[kind].largest)}`);
    });
  }
}

/** What a column shows, and in which colours. */
class Head {
  #title = element("h2");
  #bar = element("i", {}, "0");

  constructor() {
    this.root = element("div", {}, this.#title, element("span", { class: "lt-scale" }, "−", this.#bar, "+"));
  }

  show(title, stops) {
    setText(this.#title, title);
    this.#bar.style.background = `linear-gradient(to right, ${stops.join(", ")})`;
  }
}
