import { printFew } from "../../stage/scene/numbers.js";
import { element } from "../../web/dom.js";
import { powerOfTen } from "../../web/words.js";
import { LineChart } from "./line_chart.js";
import { seedsChart } from "./seeds.js";

const GUESS = Math.log(10); // loss of a network that knows nothing of ten classes
const LARGEST = 6; // losses beyond are drawn at the edge
const SCALES = [0.1, 0.2, 0.4, 1]; // of the error rate

/** Loss, error rate and gradients of all networks, and how other seeds ended. */
export class CurveCharts {
  #loss = new LineChart();
  #error = new LineChart();
  #gradients = new LineChart();
  #seeds = new LineChart();

  constructor() {
    const charts = [this.#loss, this.#error, this.#seeds, this.#gradients];
    this.root = element("div", { class: "lt-charts" }, ...charts.map((chart) => chart.root));
  }

  show(data) {
    const { arms, epochs, texts } = data;
    const common = { x: [0, epochs], xTitle: texts.charts.epochs };
    this.#loss.show({
      ...common,
      title: texts.charts.loss,
      y: [0, highest(arms)],
      format: (loss) => printFew(loss),
      lines: curves(arms, "loss"),
    });
    this.#error.show({
      ...common,
      title: texts.charts.error,
      y: [0, highestError(arms)],
      format: percent,
      lines: curves(arms, "error"),
    });
    this.root.classList.toggle("lt-four", Boolean(data.seeds));
    this.#seeds.root.hidden = !data.seeds;
    if (data.seeds) this.#seeds.show(seedsChart({ ...data, format: percent }));
    this.#gradients.show(gradientChart(arms, texts));
  }
}

/** Training dashed, validation solid. */
function curves(arms, name) {
  return arms.flatMap(({ training, validation, colour }) => [
    { xs: training.epochs, ys: training[name], colour, solid: false },
    { xs: validation.epochs, ys: validation[name], colour, solid: true },
  ]);
}

function highest(arms) {
  const losses = arms.flatMap(({ training, validation }) => [...training.loss, ...validation.loss]);
  return Math.min(LARGEST, 1.04 * Math.max(GUESS, ...losses.filter((loss) => loss != null)));
}

/** Errors far above the last ones are drawn at the edge: else what differs in the end
 * would be a few pixels. */
export function highestError(arms) {
  const last = Math.max(...arms.map(({ validation }) => validation.error.at(-1) ?? 1));
  return SCALES.find((scale) => scale >= 2 * last) ?? 1;
}

/** The size of the gradient from the first layer to the last: a straight line is a
 * factor a layer. */
function gradientChart(arms, texts) {
  const names = arms
    .map(({ gradients }) => gradients.map(([layer]) => layer))
    .reduce((longest, layers) => (layers.length > longest.length ? layers : longest), []);
  const sizes = arms.flatMap(({ gradients }) => gradients.map(([, size]) => size)).filter((size) => size > 0);
  const from = 10 ** Math.floor(Math.log10(Math.min(1e-2, ...sizes)));
  const to = 10 ** Math.ceil(Math.log10(Math.max(1, ...sizes)));
  return {
    title: texts.charts.gradients,
    xTitle: texts.charts.layers,
    names: names.map((name) => brief(name, texts.charts)),
    x: [-0.3, Math.max(1, names.length - 0.7)],
    y: [from, to],
    log: true,
    format: power,
    lines: arms.map(({ gradients, colour }) => ({
      xs: gradients.map(([layer]) => names.indexOf(layer)),
      ys: gradients.map(([, size]) => (size > 0 ? size : null)),
      colour,
      solid: true,
      dots: true,
    })),
  };
}

const brief = (layer, { dense }) => (layer === "dense" ? dense : layer.replace("conv", "c"));
const percent = (share) => `${Math.round(100 * share)}\u00a0%`;
const power = (value) => powerOfTen(Math.round(Math.log10(value)));
