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

/** The error of every arm at the end: a line for each seed, and over them the run on show,
 * as soon as it comes that far down. */
export function seedsChart({ seeds, arms, texts, format }) {
  const xs = arms.map((_, index) => index);
  const top = 1.1 * Math.max(...seeds.rows.flat(), 0.01);
  const now = seeds.now.map((error) => (error <= top ? error : null));
  const line = (ys, look) => ({ xs, ys, colour: "currentColor", solid: true, dots: true, ...look });
  return {
    title: texts.seeds.title,
    xTitle: texts.seeds.arms,
    names: arms.map(({ name }) => name),
    x: [-0.4, arms.length - 0.6],
    y: [0, top],
    format,
    lines: [...seeds.rows.map((ys) => line(ys, { faint: true })), line(now, { colour: arms.at(-1).colour })],
  };
}
