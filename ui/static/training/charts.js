import { element } from "../../web/dom.js";
import { Figure } from "../../web/plotly/figure.js";

const NAMES = ["loss", "error", "seeds", "gradients"];
const OVER_EPOCHS = ["loss", "error"];

/** Loss, error rate and gradients of all networks, and how other seeds ended.
 *
 * An epoch that the reader points at in one chart is pointed at in the others. */
export class CurveCharts {
  #figures = Object.fromEntries(NAMES.map((name) => [name, this.#made(name)]));
  #hidden;

  /** `hidden` tells of a line, by what it says of itself, whether it is switched off. */
  constructor(hidden) {
    this.#hidden = hidden;
    const roots = NAMES.map((name) => this.#figures[name].root);
    this.root = element("div", { class: "lt-charts" }, ...roots);
  }

  show({ charts, seeds, ...told }) {
    const shown = { ...charts, seeds: seeds?.chart };
    this.root.classList.toggle("lt-four", Boolean(seeds));
    for (const [name, figure] of Object.entries(this.#figures)) {
      figure.root.hidden = !shown[name];
      if (shown[name]) figure.show(this.#switched(shown[name]), told);
    }
  }

  close() {
    for (const figure of Object.values(this.#figures)) figure.close();
  }

  #made(name) {
    const pointed = {
      plotly_hover: ({ xvals }) => this.#point(name, xvals[0]),
      plotly_unhover: () => this.#point(name),
    };
    return new Figure({}, OVER_EPOCHS.includes(name) ? pointed : {});
  }

  /** Point at an epoch in the other charts, or at none. */
  #point(name, epoch) {
    for (const other of OVER_EPOCHS) if (other !== name) this.#figures[other].point(epoch);
  }

  #switched({ data, layout }) {
    return { layout, data: data.map((line) => ({ ...line, visible: !(line.meta ?? []).some(this.#hidden) })) };
  }
}
