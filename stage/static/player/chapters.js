import { element, haveChildren, setText } from "../../web/dom.js";

/** The chapters of a scene over its scrubber, each as wide as its steps: a press goes to
 * the first of them. */
export class Chapters {
  #chapters = [];

  constructor(seek) {
    this.seek = seek;
    this.root = element("div", { class: "ls-chapters", role: "group", hidden: true });
  }

  take({ chapters, steps }, texts) {
    this.#chapters = chapters;
    this.root.hidden = !chapters.length;
    this.root.setAttribute("aria-label", texts.chapters.label);
    this.root.style.gridTemplateColumns = columnsOf(chapters, steps);
    const buttons = haveChildren(this.root, chapters.length, (index) => this.#button(index));
    buttons.forEach((button, index) => {
      setText(button, texts.chapters.names[chapters[index].name]);
      button.title = button.textContent;
    });
  }

  #button(index) {
    const onclick = () => this.seek(this.#chapters[index].step);
    return element("button", { type: "button", "data-action": "chapter", onclick });
  }

  show(step) {
    const current = chapterAt(this.#chapters, step);
    for (const [index, button] of [...this.root.children].entries()) {
      if (index === current) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
  }
}

/** The number of the chapter that a step belongs to; -1 before the first. */
export const chapterAt = (chapters, step) => chapters.findLastIndex((chapter) => chapter.step <= step);

/** As wide as their steps, and wide enough for a short name. */
const columnsOf = (chapters, steps) =>
  chapters.map(({ step }, index) => `minmax(2em, ${(chapters[index + 1]?.step ?? steps) - step}fr)`).join(" ");
