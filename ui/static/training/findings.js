import { element, setText } from "../../web/dom.js";
import { LineChart } from "./line_chart.js";

/** What to look for in a comparison, and what was found beside the curves. */
export class Findings {
  #about = element("p", { class: "lt-about" });
  #units = element("div", { class: "lt-units" });
  #members = new LineChart();

  constructor() {
    this.root = element("div", { class: "lt-findings" }, this.#about, this.#units, this.#members.root);
  }

  show({ versus, arms, texts }) {
    this.root.hidden = !versus;
    setText(this.#about, versus ? texts.about[versus] : "");
    this.#showUnits(
      arms.filter(({ findings }) => findings.activity),
      texts,
    );
    this.#showMembers(
      arms.find(({ findings }) => findings.errors),
      texts,
    );
  }

  /** Every unit is a cell: the more often it is active, the darker; the dead are crossed. */
  #showUnits(arms, texts) {
    this.#units.hidden = !arms.length;
    this.#units.replaceChildren(
      ...arms.map(({ name, colour, findings }) =>
        element(
          "table",
          { style: `--arm: ${colour}` },
          element("caption", {}, name),
          ...findings.activity.map(([layer, shares]) => unitRow(layer, shares, texts)),
        ),
      ),
    );
  }

  #showMembers(arm, texts) {
    this.#members.root.hidden = !arm;
    if (!arm) return;
    const { errors, whole } = arm.findings;
    const xs = errors.map((_, index) => index + 1);
    this.#members.show({
      title: texts.charts.members,
      xTitle: texts.charts.averaged,
      x: [0, errors.length],
      y: [0, 1.15 * Math.max(whole, ...errors, 0.01)],
      format: (share) => `${+(100 * share).toFixed(1)}\u00a0%`,
      lines: [
        { xs, ys: errors, colour: arm.colour, solid: true },
        { xs: [1, errors.length], ys: [whole, whole], colour: "currentColor", solid: false },
      ],
    });
  }
}

function unitRow(layer, shares, texts) {
  const cells = shares.map((share) => {
    const title = share ? `${(100 * share).toFixed(1)}\u00a0%` : texts.inside.dead;
    return element("td", { style: `--share: ${share}`, title, "data-dead": share === 0 }, share ? "" : "×");
  });
  return element("tr", {}, element("th", { scope: "row" }, layer), ...cells);
}
