import { element, onePer } from "../../web/dom.js";
import { loadStyles } from "../../web/styles.js";
import { CurveCharts } from "./charts.js";
import { Findings } from "./findings.js";
import { Inside } from "./inside.js";
import { Keep } from "./keep.js";
import { Legend } from "./legend.js";
import { Seeds } from "./seeds.js";
import { Transport } from "./transport.js";

export const ready = loadStyles(
  import.meta.url,
  "../controls/controls.css",
  "./training.css",
  "./charts.css",
  "./inside.css",
);

/** A network, or several, in training. */
class Training {
  #log;
  #parts;
  #root;
  #path = location.pathname;
  #timer = 0;

  constructor(place, log) {
    this.#log = log;
    this.#parts = [
      new Transport(log),
      new Legend(),
      new CurveCharts(),
      new Inside(log),
      new Seeds(log),
      new Findings(),
      new Keep(log),
    ];
    this.#root = element("div", { class: "ls lt", "data-testid": "training" }, ...this.#parts.map((part) => part.root));
    place.append(this.#root);
  }

  show(data, setStateValue) {
    for (const part of this.#parts) part.show(data);
    this.#tell(data);
    this.#askAgain(data.again, () => setStateValue("slice", Date.now()));
  }

  /** The next slice is asked for when this one is drawn, and by nobody who has left;
   * what the reader does comes first. */
  #askAgain(after, ask) {
    clearTimeout(this.#timer);
    if (!after) return;
    const unlessBusy = () => (this.#log.busy ? this.#askAgain(after, ask) : ask());
    this.#timer = setTimeout(() => this.#isHere() && unlessBusy(), after);
  }

  /** Whether the reader has not set out for another page: a question would lead back. */
  #isHere() {
    return this.#root.isConnected && location.pathname === this.#path;
  }

  /** What a test can hold on to. */
  #tell({ steps, state, versus, dead }) {
    this.#root.style.setProperty("--dead", dead);
    Object.assign(this.#root.dataset, { steps: JSON.stringify(steps), state, versus });
    this.#root.dataset.rev = Number(this.#root.dataset.rev ?? 0) + 1;
  }
}

const trainingOf = onePer((place, log) => new Training(place, log));

export default function render({ parentElement, data, setStateValue, log }) {
  trainingOf(parentElement, log).show(data, setStateValue);
}
