import { element, setText } from "../../web/dom.js";
import { GAP } from "../maps/layout.js";
import { drawMap } from "../maps/sprite.js";
import { printEnds, printShort } from "../scene/numbers.js";

/** One layer: name, shape, legend, and its maps, each a button over one canvas. */
export class SheetView {
  constructor() {
    this.title = element("b");
    this.shape = element("span", { class: "lso-shape" });
    this.note = element("div", { class: "lso-note" });
    this.low = element("span");
    this.high = element("span");
    this.bar = element("i");
    this.legend = element("div", { class: "lso-legend" }, this.low, this.bar, this.high);
    this.canvas = element("canvas", { "aria-hidden": "true" });
    this.maps = element("div", { class: "lso-maps" }, this.canvas);
    this.buttons = [];
    this.head = element("figcaption", {}, element("div", {}, this.title, " ", this.shape), this.note, this.legend);
    this.root = element(
      "figure",
      { class: "lso-sheet" },
      this.head,
      element("div", { class: "lso-scroll" }, this.maps),
    );
  }

  /** New maps; `sprite` holds their pixels. */
  take(sheet, sprite, scale) {
    Object.assign(this, { sheet, sprite });
    this.root.dataset.sheet = sheet.layer;
    setText(this.title, sheet.title);
    setText(this.shape, sheet.shape.join("\u2009×\u2009"));
    setText(this.note, sheet.note);
    if (this.buttons.length !== sheet.names.length) this.#makeButtons();
    this.buttons.forEach((button, number) => this.#dress(button, number));
    this.#showLegend(scale);
  }

  #makeButtons() {
    this.buttons = this.sheet.names.map(() =>
      element("button", { type: "button", class: "lso-map", tabindex: -1 }, element("span"), element("small")),
    );
    this.maps.replaceChildren(this.canvas, ...this.buttons);
  }

  #dress(button, number) {
    const { layer, names, abouts, shape, own, lows, highs } = this.sheet;
    Object.assign(button.dataset, { layer, map: number, rows: shape.at(-2), columns: shape.at(-1) });
    button.title = abouts[number] || names[number];
    button.setAttribute("aria-label", `${this.sheet.title}: ${names[number]}`);
    setText(button.firstChild, names[number]);
    setText(button.lastChild, own ? shortRange(lows[number], highs[number]) : "");
    button.disabled = !this.sheet.sources && number !== this.sheet.opens;
  }

  /** Real smallest and largest value of a map. */
  rangeOf(number) {
    return printEnds(this.sheet.lows[number], this.sheet.highs[number]).join(" … ");
  }

  #showLegend(scale) {
    const { lows, highs, reach, own } = this.sheet;
    this.legend.hidden = !lows || own;
    if (this.legend.hidden) return;
    const [low, high] = [Math.min(...lows), Math.max(...highs)];
    const [first, last] = printEnds(low, high);
    setText(this.low, first);
    setText(this.high, last);
    this.legend.dataset.range = shortRange(low, high);
    const steps = Array.from({ length: 9 }, (_, i) => scale.colour(low + ((high - low) * i) / 8, reach[0]));
    this.bar.style.background = `linear-gradient(to right, ${steps.join(", ")})`;
    Object.assign(this.root.dataset, { low, high });
  }

  /** Place the maps as `plan` says and paint them. */
  layOut({ columns, share, width, height, pitch }, label) {
    this.columns = columns;
    const rows = Math.ceil(this.buttons.length / columns);
    const wide = columns * (share + GAP) - GAP;
    const tall = Math.round((rows - 1) * pitch + height + label);
    Object.assign(this.maps.style, { width: `${wide}px`, height: `${tall}px` });
    this.root.style.width = `${wide}px`;
    this.boxes = this.buttons.map((_, number) => ({
      x: (number % columns) * (share + GAP),
      y: Math.round(Math.floor(number / columns) * pitch),
      width: share,
      height: height + label,
      picture: { width, height },
    }));
    this.buttons.forEach((button, number) => place(button, this.boxes[number]));
    this.#paint(wide, tall);
  }

  #paint(wide, tall) {
    const { canvas, sprite } = this;
    canvas.width = Math.round(wide * devicePixelRatio);
    canvas.height = Math.round(tall * devicePixelRatio);
    Object.assign(canvas.style, { width: `${wide}px`, height: `${tall}px` });
    const context = canvas.getContext("2d");
    context.scale(devicePixelRatio, devicePixelRatio);
    this.boxes.forEach(({ x, y, width, picture }, number) =>
      drawMap(context, sprite, number, { x: x + (width - picture.width) / 2, y, ...picture }),
    );
  }
}

/** Both ends in what room there is under a map: two digits, and at most two decimals. */
const shortRange = (low, high) => [low, high].map((end) => printShort(Number(end.toPrecision(2)), 2)).join("…");

function place(button, { x, y, width, height, picture }) {
  Object.assign(button.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  button.style.setProperty("--lso-width", `${picture.width}px`);
  button.style.setProperty("--lso-height", `${picture.height}px`);
}
