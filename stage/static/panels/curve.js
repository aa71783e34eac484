import { element } from "../../web/dom.js";
import { change, svg } from "../paint/svg.js";
import { print } from "../scene/numbers.js";
import { Axis, rangeOf } from "./axes.js";

const EDGE = { left: 56, right: 12, top: 12, bottom: 26 }; // px round the plot
const FONT = { tick: 13, value: 16 }; // px
const LINE = 1.25; // height of a plate, in font sizes
const TICKS = { x: 62, y: 40 }; // px between ticks, about
const DOT = 6.5; // px
const WIDE = 0.6; // of a font size, a letter

/** Functions drawn as lines, with a dot at the value of the step. */
export class CurveView {
  constructor(panel, on) {
    this.name = element("b");
    this.enlarge = element(
      "button",
      {
        type: "button",
        class: "ls-icon-button",
        "data-action": "enlarge-panel",
        onclick: () => on.enlarge(panel.name),
      },
      "⤢",
    );
    [this.axes, this.lines, this.dots] = [svg("g", { class: "ls-axes" }), svg("g", { class: "ls-curves" }), svg("g")];
    this.drawing = svg("svg", { role: "img" }, this.axes, this.lines, this.dots);
    this.root = element(
      "figure",
      { class: "ls-figure ls-curve", "data-panel": panel.name },
      element("figcaption", {}, element("div", {}, this.enlarge, this.name)),
      this.drawing,
    );
  }

  /** It can show every curve. */
  serves() {
    return true;
  }

  take(panel, _, texts, palette) {
    Object.assign(this.root.dataset, { rows: panel.lines, columns: panel.points });
    Object.assign(this, { panel, palette });
    const title = texts.panels?.[panel.name] ?? panel.name;
    this.name.replaceChildren(
      ...panel.labels.map((label, line) => element("span", { style: `color: ${this.#colour(line)}` }, label)),
    );
    this.drawing.setAttribute("aria-label", `${title}: ${panel.labels.join(", ")}`);
    this.enlarge.title = texts.enlarge_panel;
    this.enlarge.setAttribute("aria-label", `${texts.enlarge_panel}: ${title}`);
    this.root.style.setProperty("--ls-lit", palette.accent.cell);
  }

  /** `cell` px for each of the rows and columns that the layout gives a curve. */
  arrange(cell, _, zoom) {
    const { panel, axes } = this;
    const [width, height] = [panel.columns * cell, panel.rows * cell];
    this.zoom = zoom;
    change(this.drawing, { width, height });
    this.across = new Axis(
      rangeOf(this.#reach(0, panel.x), 0),
      [EDGE.left * zoom, width - EDGE.right],
      width / TICKS.x / zoom,
    );
    this.up = new Axis(
      rangeOf(this.#reach(1, panel.values)),
      [height - EDGE.bottom * zoom, EDGE.top * zoom],
      height / TICKS.y / zoom,
    );
    axes.replaceChildren(...this.#grid(), ...this.#ticks());
    this.lines.replaceChildren(...panel.labels.map((_, line) => this.#line(line)));
  }

  /** All numbers of an axis: the lines' own, and those that a dot may stand at. */
  #reach(side, values) {
    return [...values, ...this.panel.dots.flatMap((dot) => [dot[side].panel.low, dot[side].panel.high])];
  }

  #grid() {
    const { across, up } = this;
    const [bottom, top, left, right] = [up.start, up.end, across.start, across.end];
    return [
      ...across.ticks.map((tick) => svg("path", { d: `M${across.at(tick)} ${bottom}V${top}` })),
      ...up.ticks.map((tick) => svg("path", { d: `M${left} ${up.at(tick)}H${right}` })),
      svg("path", { class: "ls-axis", d: `M${left} ${up.zero}H${right}M${across.zero} ${bottom}V${top}` }),
    ];
  }

  #ticks() {
    const { across, up, zoom } = this;
    const size = FONT.tick * zoom;
    return [
      ...across.ticks.map((tick) =>
        text(across.print(tick), {
          x: across.at(tick),
          y: up.start + size + 3,
          "font-size": size,
          "text-anchor": "middle",
        }),
      ),
      ...up.ticks.map((tick) =>
        text(up.print(tick), {
          x: across.start - 5,
          y: up.at(tick) + size * 0.35,
          "font-size": size,
          "text-anchor": "end",
        }),
      ),
    ];
  }

  #line(line) {
    const { panel, across, up, zoom } = this;
    const values = panel.values.subarray(line * panel.points, (line + 1) * panel.points);
    const d = Array.from(
      values,
      (value, i) => `${i ? "L" : "M"}${across.at(panel.x[i]).toFixed(1)} ${up.at(value).toFixed(1)}`,
    ).join("");
    return svg("path", { d, stroke: this.#colour(line), "stroke-width": 3 * zoom });
  }

  /** The strongest colour of a role. */
  #colour(line) {
    return this.palette.roles[this.panel.colours[line]].colour(1, 1);
  }

  paint(step) {
    const shown = this.panel.dots
      .map((dot, line) => ({ ...spotOf(dot, step), line }))
      .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
    this.dots.replaceChildren(
      ...shown.map((spot) => this.#guides(spot)),
      ...shown.map((spot) => this.#dot(spot)),
      ...this.#numbers(shown),
    );
  }

  advance(step) {
    this.paint(step);
  }

  #guides({ x, y }) {
    const { across, up } = this;
    return svg("path", { class: "ls-guide", d: `M${across.at(x)} ${up.start}V${up.at(y)}H${across.start}` });
  }

  #dot({ x, y, line }) {
    return svg("circle", { cx: this.across.at(x), cy: this.up.at(y), r: DOT * this.zoom, fill: this.#colour(line) });
  }

  /** The place of the step under the axis, each height beside it; none covers another. */
  #numbers(spots) {
    const { across, up, zoom } = this;
    const [places, heights] = ["x", "y"].map((side) => new Map(spots.map((spot) => [spot[side], spot.texts[side]])));
    const under = [...places].map(([x, text]) => this.#plate(text, { middle: across.at(x), y: up.start + 12 * zoom }));
    let free = Infinity;
    const beside = [...heights]
      .sort(([a], [b]) => a - b)
      .map(([y, text]) => {
        const at = Math.min(up.at(y), free);
        free = at - (FONT.value * LINE + 1) * zoom;
        return this.#plate(text, { least: across.start - 3, y: at });
      });
    return [...under, ...beside];
  }

  /** A number on a plate: round a place, or from the left edge over the ticks. */
  #plate(string, { middle, least = 0, y }) {
    const size = FONT.value * this.zoom;
    const [width, height] = [Math.max(least, (string.length * WIDE + 0.5) * size), size * LINE];
    const x = middle === undefined ? 0 : Math.max(0, middle - width / 2);
    return svg(
      "g",
      { class: "ls-tag" },
      svg("rect", { x, y: y - height / 2, width, height, rx: 4 }),
      text(string, { x: x + width / 2, y: y + size * 0.35, "font-size": size, "text-anchor": "middle" }),
    );
  }

  measure() {}

  /** A curve has no cells. */
  box() {
    return null;
  }
}

/** Where a dot stands at a step, with its two numbers as their cells print them. */
function spotOf([across, up], step) {
  const [x, y] = [across, up].map(({ panel, cells }) => panel.values[cells.at(step)[0]]);
  return { x, y, texts: { x: print(x, across.panel.digits), y: print(y, up.panel.digits) } };
}

function text(string, attributes) {
  const node = svg("text", attributes);
  node.textContent = string;
  return node;
}
