import { element, setText } from "../../web/dom.js";
import { Examples, paint, picture, resize } from "./step/examples.js";

/** What one network makes of a picture: its filters, their maps, its answer. */
export class Inside {
  #examples;
  #filters = element("div", { class: "lt-columns" });
  #answers = element("div", { class: "lt-answers" });
  #heads = [0, 1, 2].map(() => element("h2"));

  constructor(log) {
    this.#examples = new Examples("example", log);
    const parts = [this.#examples.root, this.#filters, this.#answers];
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
    this.#examples.show(inside, texts.inside.examples);
    this.#showColumns(inside, texts);
    this.#showAnswers(inside);
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
