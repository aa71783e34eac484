import { onResize } from "../../web/dom.js";
import { decades, linear } from "./ticks.js";

const SVG = "http://www.w3.org/2000/svg";
const LEFT = 46;
const RIGHT = 10;
const TOP = 24;
const BOTTOM = 34;
const TICK = 46; // pixels between two ticks, at least

/** Lines over one another, redrawn in place as often as one likes. */
export class LineChart {
  #svg = node("svg", { role: "img" });
  #drawn = null;

  constructor() {
    this.root = document.createElement("figure");
    this.root.className = "lt-chart";
    this.root.append(this.#svg);
    onResize(() => this.#drawn && this.#draw(this.#drawn)).observe(this.root);
  }

  /** `chart`: title, xTitle, x and y as [from, to], log, names (of whole x), format, and
   * lines of { xs, ys, colour, solid, dots, faint }. */
  show(chart) {
    this.#drawn = chart;
    this.#draw(chart);
  }

  #draw(chart) {
    const { clientWidth: width, clientHeight: height } = this.root;
    if (!width || !height) return;
    const place = scales(chart, width, height);
    this.#svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#svg.setAttribute("aria-label", chart.title);
    this.#svg.replaceChildren(
      label(chart.title, LEFT, 14, "lt-title"),
      ...yAxis(chart, place, width, height),
      ...xAxis(chart, place, width, height),
      ...chart.lines.flatMap((line) => drawLine(line, place)),
    );
  }
}

/** From values to pixels; what lies beyond the axes stays at their ends. */
function scales({ x, y, log }, width, height) {
  const along = (value, [from, to], start, length) =>
    start + Math.min(1, Math.max(0, (value - from) / (to - from || 1))) * length;
  const measure = log ? Math.log10 : (value) => value;
  return {
    x: (value) => along(value, x, LEFT, width - LEFT - RIGHT),
    y: (value) => along(measure(value), y.map(measure), height - BOTTOM, TOP + BOTTOM - height),
  };
}

function yAxis({ y, log, format }, place, width, height) {
  const ticks = log ? decades(y) : linear(y, (height - TOP - BOTTOM) / TICK);
  return ticks.flatMap((value) => [
    node("line", { class: "lt-grid", x1: LEFT, x2: width - RIGHT, y1: place.y(value), y2: place.y(value) }),
    label(format(value), LEFT - 6, place.y(value) + 4, "lt-end"),
  ]);
}

function xAxis({ x, xTitle, names }, place, width, height) {
  const ticks = names ? names.map((_, index) => index) : linear(x, (width - LEFT - RIGHT) / TICK);
  const texts = ticks.map((value) =>
    label(names ? names[value] : String(value), place.x(value), height - BOTTOM + 16, "lt-middle"),
  );
  return [...texts, label(xTitle, (LEFT + width - RIGHT) / 2, height - 4, "lt-middle")];
}

function drawLine({ xs, ys, colour, solid, dots, faint }, place) {
  const points = xs
    .map((x, index) => [x, ys[index]])
    .filter(([, y]) => y != null)
    .map(([x, y]) => [place.x(x), place.y(y)]);
  const path = points.map(([x, y], index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const marked = dots ? points : points.slice(-1);
  const drawn = [
    node("path", { class: solid ? "lt-solid" : "lt-dashed", d: path, stroke: colour }),
    ...marked.map(([cx, cy]) => node("circle", { cx, cy, r: 3, fill: colour })),
  ];
  if (faint) for (const part of drawn) part.classList.add("lt-faint");
  return drawn;
}

function label(text, x, y, kind) {
  const made = node("text", { x, y, class: kind });
  made.textContent = text;
  return made;
}

function node(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
