import { element, onePer } from "../../web/dom.js";
import { loadStyles } from "../../web/styles.js";
import { CurveCharts } from "./charts.js";
import { Drawing } from "./drawing.js";
import { Findings } from "./findings.js";
import { Inside } from "./inside.js";
import { Keep } from "./keep.js";
import { Legend } from "./legend.js";
import { Seeds } from "./seeds.js";
import { Extra } from "./step/extra.js";
import { Transport } from "./transport.js";

export const ready = loadStyles(
  import.meta.url,
  "../controls/controls.css",
  "../../web/plotly/figure.css",
  "./training.css",
  "./charts.css",
  "./inside.css",
  "./step/extra.css",
);

/** A network, or several, in training. */
class Training {
  #log;
  #parts;
  #charts;
  #data;
  #root;
  #path = location.pathname;
  #timer = 0;

  constructor(place, log) {
    this.#log = log;
    const legend = new Legend(log, () => this.#charts.show(this.#data));
    const [transport, drawing] = [new Transport(log), new Drawing(log)];
    const others = [new Inside(log), new Extra(log), new Seeds(log), new Findings(), new Keep(log)];
    this.#charts = new CurveCharts(legend.isOff);
    this.#parts = [transport, legend, drawing, this.#charts, ...others];
    const over = element("div", { class: "lt-over" }, legend.root, drawing.root);
    const roots = [transport.root, over, this.#charts.root, ...others.map((part) => part.root)];
    this.#root = element("div", { class: "ls lt", "data-testid": "training" }, ...roots);
    place.append(this.#root);
  }

  show(data, setStateValue) {
    this.#data = data;
    const unseen = data.open ? [this.#charts] : []; // something else stands in their place
    for (const part of this.#parts) if (!unseen.includes(part)) part.show(data);
    this.#tell(data);
    this.#askAgain(data.again, () => setStateValue("slice", Date.now()));
  }

  close() {
    for (const part of this.#parts) part.close?.();
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
  #tell({ steps, state, versus, dead, open }) {
    this.#root.style.setProperty("--dead", dead);
    Object.assign(this.#root.dataset, { steps: JSON.stringify(steps), state, versus, open });
    this.#root.dataset.rev = Number(this.#root.dataset.rev ?? 0) + 1;
  }
}

const trainingOf = onePer((place, log) => new Training(place, log));

export default function render({ parentElement, data, setStateValue, log }) {
  const training = trainingOf(parentElement, log);
  training.show(data, setStateValue);
  return () => training.close();
}
