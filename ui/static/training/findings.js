import { printPercent } from "../../stage/scene/numbers.js";
import { element, setText } from "../../web/dom.js";
import { Figure } from "../../web/plotly/figure.js";

/** What to look for in a comparison, and what was found beside the curves. */
export class Findings {
  #about = element("p", { class: "lt-about" });
  #units = element("div", { class: "lt-units" });
  #members = new Figure();

  constructor() {
    this.#members.root.classList.add("lt-members");
    this.root = element("div", { class: "lt-findings" }, this.#about, this.#units, this.#members.root);
  }

  show({ versus, arms, charts, texts, ...told }) {
    this.root.hidden = !versus;
    setText(this.#about, versus ? texts.about[versus] : "");
    this.#showUnits(
      arms.filter(({ findings }) => findings.activity),
      texts,
    );
    this.#members.root.hidden = !charts.members;
    if (charts.members) this.#members.show(charts.members, told);
  }

  close() {
    this.#members.close();
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
}

function unitRow(layer, shares, texts) {
  const cells = shares.map((share) => {
    const title = share ? printPercent(share) : texts.inside.dead;
    return element("td", { style: `--share: ${share}`, title, "data-dead": share === 0 }, share ? "" : "×");
  });
  return element("tr", {}, element("th", { scope: "row" }, layer), ...cells);
}
