import { element, setText } from "../../web/dom.js";
import { contain } from "../maps/layout.js";
import { drawMap, mapSprite, tableOf } from "../maps/sprite.js";
import { paintMap } from "../paint/paint.js";
import { fontSize } from "../scene/digits.js";
import { print } from "../scene/numbers.js";
import { RESULT } from "./layout.js";

const DIGITS = 2;

/** One map with a frame round the cells that are looked at, and a line under it. */
export class MapView {
  constructor(part, click) {
    this.canvas = element("canvas", { "aria-hidden": "true" });
    this.frame = element("i", { class: "lsc-frame" });
    this.name = element("span", { class: "lsc-name" });
    this.value = element("b");
    const box = element("span", { class: "lsc-box" }, this.canvas, this.frame);
    this.root = element(
      "button",
      { type: "button", class: "lsc-map", "data-part": part, onclick: click },
      box,
      element("span", { class: "lsc-line" }, this.name, this.value),
    );
  }

  /** `map`: shape, codes, role, and the frame [row, column, rows, columns]. */
  take(map, array, palette) {
    Object.assign(this, { map });
    this.sprite = mapSprite(array(map.codes), map.codes.shape, tableOf(palette.roles[map.role]));
  }

  /** What it is called, what it gives, and what a click does, if anything. */
  say(name, value, title) {
    setText(this.name, name);
    setText(this.value, value);
    this.root.setAttribute("aria-label", `${name} ${value}`.trim());
    this.root.title = title || "";
    this.root.disabled = !title;
  }

  layOut(side) {
    const [rows, columns] = this.map.shape;
    const { width, height } = contain(side, side, columns / rows);
    this.canvas.width = Math.round(width * devicePixelRatio);
    this.canvas.height = Math.round(height * devicePixelRatio);
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
    const context = this.canvas.getContext("2d");
    context.scale(devicePixelRatio, devicePixelRatio);
    drawMap(context, this.sprite, 0, { x: 0, y: 0, width, height });
    this.root.style.width = `${Math.max(width, this.root.dataset.part === "result" ? RESULT : 0)}px`;
    this.#frameIn(width / columns, height / rows);
  }

  #frameIn(across, down) {
    const [row, column, height, width] = this.map.frame;
    const [rows, columns] = this.map.shape;
    const [top, left] = [Math.max(0, row), Math.max(0, column)];
    const [bottom, right] = [Math.min(rows, row + height), Math.min(columns, column + width)];
    this.frame.hidden = bottom - top === rows && right - left === columns;
    Object.assign(this.frame.style, {
      top: `${top * down}px`,
      left: `${left * across}px`,
      width: `${(right - left) * across}px`,
      height: `${(bottom - top) * down}px`,
    });
  }
}

/** A source, its kernel, and what they give, as in source ∗ kernel = partial sum. */
export class Term {
  constructor(on) {
    this.source = new MapView("source", () => on.open(this.number));
    this.part = new MapView("sum", () => on.play(this.number));
    this.kernel = element("canvas", { class: "lsc-kernel", role: "img" });
    this.signs = [element("span", { class: "lsc-sign" }), element("span", { class: "lsc-sign" })];
    this.root = element(
      "div",
      { class: "lsc-term" },
      this.source.root,
      this.signs[0],
      this.kernel,
      this.signs[1],
      this.part.root,
    );
  }

  take(term, { texts, opens, playable, operator, digits, window, frame, role, array, palette, largest }) {
    const summed = term.part !== null;
    Object.assign(this, { number: term.number, look: { palette, largest } });
    this.root.dataset.term = term.number;
    this.source.take({ ...term.source, frame: window }, array, palette);
    this.source.say(term.name, "", opens && texts.open);
    setText(this.signs[0], operator);
    setText(this.signs[1], summed ? "=" : "");
    this.kernel.hidden = this.signs[1].hidden = this.part.root.hidden = !summed;
    if (!summed) return;
    this.part.take({ ...term.part, role, frame }, array, palette);
    this.part.say("", print(term.value, digits), playable && texts.play);
    this.weights = { values: array(term.kernel), rows: term.kernel.shape[0], columns: term.kernel.shape[1] };
    this.kernel.setAttribute("aria-label", texts.kernel);
    this.kernel.dataset.values = JSON.stringify([...this.weights.values]);
  }

  layOut(side) {
    this.source.layOut(side);
    if (this.kernel.hidden) return;
    this.part.layOut(side);
    this.#paintKernel(side);
  }

  #paintKernel(side) {
    const { values, rows, columns } = this.weights;
    const { width, height } = contain(side, side, columns / rows);
    const [across, down] = [width / columns, height / rows];
    this.kernel.width = Math.round(width * devicePixelRatio);
    this.kernel.height = Math.round(height * devicePixelRatio);
    Object.assign(this.kernel.style, { width: `${width}px`, height: `${height}px` });
    const context = this.kernel.getContext("2d");
    context.scale(devicePixelRatio, devicePixelRatio);
    const box = (row, column) => ({ x: column * across, y: row * down, width: across, height: down });
    const { palette, largest: range } = this.look;
    const port = { across, down, box, shown: { top: 0, left: 0, bottom: rows, right: columns } };
    const font = fontSize(port, { low: -range, high: range, digits: DIGITS }, 1);
    paintMap(context, values, { port, font, scale: palette.roles.weight, range, digits: DIGITS, columns, palette });
  }
}
