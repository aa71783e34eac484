import { element } from "../../web/dom.js";
import { change, svg } from "../paint/svg.js";
import { overlap } from "../scene/meets.js";
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
    this.ticks = this.#ticks();
    axes.replaceChildren(...this.#grid(), ...this.ticks.map(({ node }) => node));
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
    const under = across.ticks.map((tick) => [across.print(tick), "middle", across.at(tick), up.start + size + 3]);
    const beside = up.ticks.map((tick) => [up.print(tick), "end", across.start - 5, up.at(tick) + size * 0.35]);
    return [...under, ...beside].map(([string, anchor, x, y]) => ({
      node: text(string, { x, y, "font-size": size, "text-anchor": anchor }),
      box: letters(string, anchor, x, y, size),
    }));
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
    const plates = this.#plates(shown);
    this.dots.replaceChildren(
      ...shown.map((spot) => this.#guides(spot)),
      ...shown.map((spot) => this.#dot(spot)),
      ...plates.map((plate) => this.#number(plate)),
    );
    for (const { node, box } of this.ticks) {
      node.toggleAttribute(
        "hidden",
        plates.some((plate) => overlap(box, plate)),
      );
    }
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

  /** The place of the step under the axis, each height beside it in the colour of its line;
   * none covers another, and one stands for all that are close and printed alike. */
  #plates(spots) {
    const { across, up, zoom } = this;
    const places = new Map(spots.map((spot) => [spot.x, spot.texts.x]));
    const under = [...places].map(([x, string]) =>
      this.#plate(string, { middle: across.at(x), y: up.start + 12 * zoom }),
    );
    const beside = [];
    for (const { y, texts, line } of [...spots].sort((a, b) => a.y - b.y)) {
      const [last, string] = [beside.at(-1), texts.y];
      const free = last ? last.y - FONT.value * LINE * zoom - zoom : Infinity;
      if (up.at(y) > free && string === last?.string) last.colour = "";
      else beside.push({ string, y: Math.min(up.at(y), free), colour: this.#colour(line) });
    }
    return [...under, ...beside.map(({ string, ...at }) => this.#plate(string, { least: across.start - 3, ...at }))];
  }

  /** Room for a number: round a place, or from the left edge over the ticks. */
  #plate(string, { middle, least = 0, y, colour = "" }) {
    const size = FONT.value * this.zoom;
    const [width, height] = [Math.max(least, (string.length * WIDE + 0.5) * size), size * LINE];
    const x = middle === undefined ? 0 : Math.max(0, middle - width / 2);
    return { string, colour, size, x, y: y - height / 2, width, height };
  }

  #number({ string, colour, size, x, y, width, height }) {
    const [middle, foot] = [x + width / 2, y + height / 2 + size * 0.35];
    return svg(
      "g",
      { class: "ls-tag", style: colour && `color: ${colour}` },
      svg("rect", { x, y, width, height, rx: 4 }),
      text(string, { x: middle, y: foot, "font-size": size, "text-anchor": "middle" }),
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

/** About the box of a text that stands on a line. */
function letters(string, anchor, x, y, size) {
  const width = string.length * WIDE * size;
  return { x: x - (anchor === "end" ? width : width / 2), y: y - size, width, height: size };
}

function text(string, attributes) {
  const node = svg("text", attributes);
  node.textContent = string;
  return node;
}
