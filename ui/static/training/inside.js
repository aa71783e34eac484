import { element, setText } from "../../web/dom.js";

/** What one network makes of a picture: its filters, their maps, its answer. */
export class Inside {
  #examples = element("div", { class: "lt-examples", role: "radiogroup" });
  #filters = element("div", { class: "lt-columns" });
  #answers = element("div", { class: "lt-answers" });
  #heads = [0, 1, 2].map(() => element("h2"));
  #log;

  constructor(log) {
    this.#log = log;
    const parts = [this.#examples, this.#filters, this.#answers];
    this.root = element(
      "div",
      { class: "lt-inside" },
      ...parts.map((part, index) => element("section", {}, this.#heads[index], part)),
    );
  }

  show({ inside, texts }) {
    this.root.hidden = !inside;
    if (!inside) return;
    const heads = [texts.inside.examples, texts.inside.filters, texts.inside.answers];
    this.#heads.forEach((head, index) => setText(head, heads[index]));
    this.#showExamples(inside, texts);
    this.#showColumns(inside, texts);
    this.#showAnswers(inside);
  }

  #showExamples({ examples, classes, chosen }, texts) {
    this.#examples.setAttribute("aria-label", texts.inside.examples);
    while (this.#examples.children.length < examples.length) this.#examples.append(this.#example());
    [...this.#examples.children].forEach((label, index) => {
      paint(label.lastChild, examples[index], classes[index]);
      label.firstChild.checked = index === chosen;
    });
  }

  #example() {
    const example = String(this.#examples.children.length);
    const input = element("input", { type: "radio", name: "example", value: example, "data-control": "example" });
    input.onchange = () => this.#log.change({ example });
    return element("label", {}, input, picture());
  }

  #showColumns({ filters, maps }, texts) {
    resize(this.#filters, filters.length, () => element("div", {}, picture(), picture()));
    [...this.#filters.children].forEach(({ firstChild, lastChild }, index) => {
      paint(firstChild, filters[index], texts.inside.filter);
      paint(lastChild, maps[index], texts.inside.map);
    });
  }

  #showAnswers({ probabilities, classes, chosen }) {
    resize(this.#answers, classes.length, () => element("div", {}, element("span"), element("i"), element("b")));
    [...this.#answers.children].forEach((answer, index) => {
      const share = probabilities[index] ?? 0;
      answer.style.setProperty("--share", share);
      answer.toggleAttribute("data-right", index === chosen);
      setText(answer.firstChild, classes[index]);
      setText(answer.lastChild, `${Math.round(100 * share)}\u00a0%`);
    });
  }
}

function resize(parent, count, make) {
  while (parent.children.length < count) parent.append(make());
  while (parent.children.length > count) parent.lastChild.remove();
}

function picture() {
  return element("img", { class: "lt-pixels", draggable: "false", decoding: "sync" });
}

function paint(image, png, alt) {
  const source = `data:image/png;base64,${png}`;
  if (image.src !== source) image.src = source;
  image.alt = alt;
}
