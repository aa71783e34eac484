import { element, setText } from "../ui/dom.js";
import { Bands } from "./bands.js";
import { Editor } from "./editor.js";
import { Filled } from "./fills.js";
import { bandRoom, cardOffset } from "./layout.js";
import { print } from "./numbers.js";
import { paintCells, paintMap } from "./paint.js";
import { Viewport } from "./viewport.js";

/** One panel on the floor: name, shape, its maps as cards, legend. */
export class PanelView {
  Editor = Editor;

  constructor(panel, texts, on) {
    this.cards = Array.from({ length: panel.maps }, (_, card) => element("canvas", { "data-card": card }));
    this.name = element("b");
    this.shape = element("span", { class: "ls-shape" });
    this.tabs = element("span", { class: "ls-tabs", role: "group" });
    this.port = new Viewport(panel);
    this.bands = new Bands();
    this.place = element("div", { class: "ls-cards" }, this.bands.root, ...this.cards);
    this.legend = new Legend();
    const enlarge = element("button", { type: "button", class: "ls-icon-button", "data-action": "enlarge-panel", onclick: () => on.enlarge(panel.name) }, "⤢");
    this.enlarge = enlarge;
    this.root = element("figure", { class: "ls-figure", "data-panel": panel.name, "data-rows": panel.rows, "data-columns": panel.columns, "data-cards": panel.maps > 1 },
      element("figcaption", {}, element("div", {}, this.name, enlarge), element("div", {}, this.shape, this.tabs)), this.place, this.legend.root);
    this.on = on;
  }

  /** New values for the same shape. */
  take(panel, fills, texts, palette) {
    this.panel = panel;
    this.looks = this.cards.map((_, card) => lookOf(panel, card, palette));
    this.filled = fills.length ? new Filled(panel, fills) : null;
    const title = texts.panels?.[panel.name] ?? panel.name;
    setText(this.name, panel.note ? `${title} ${panel.note}` : title);
    setText(this.shape, shapeOf(panel));
    this.tabs.setAttribute("aria-label", texts.cards);
    this.enlarge.title = texts.enlarge_panel;
    this.enlarge.setAttribute("aria-label", `${texts.enlarge_panel}: ${title}`);
    this.#makeTabs();
  }

  #makeTabs() {
    const labels = this.panel.cards.join();
    if (this.tabs.dataset.labels === labels) return;
    this.tabs.dataset.labels = labels;
    this.tabs.replaceChildren(...this.panel.cards.map((label, card) =>
      element("button", { type: "button", "data-tab": label, onclick: () => this.on.front(this.panel, card) }, label)));
  }

  /** Lay the cards for cells of `cell` px, card `front` in front. */
  arrange(cell, front, zoom) {
    const { panel, port } = this;
    this.front = front;
    port.resize(panel.columns * cell, panel.rows * cell);
    const offset = cardOffset(panel);
    const extra = (panel.maps - 1) * offset;
    const room = bandRoom(panel);
    size(this.place, room.left + port.width + extra, room.top + port.height + extra);
    this.cards.forEach((card, index) => {
      const depth = (index - front + panel.maps) % panel.maps;
      size(card, port.width, port.height);
      Object.assign(card.style, { left: `${room.left + depth * offset}px`, top: `${room.top + extra - depth * offset}px`, zIndex: panel.maps - depth });
      sizeCanvas(card, port.width, port.height);
      card.toggleAttribute("data-front", depth === 0);
    });
    [...this.tabs.children].forEach((tab, index) => tab.setAttribute("aria-pressed", String(index === front)));
    this.looks = this.looks.map((look) => ({ ...look, port, zoom, font: undefined }));
    this.bands.show(panel, port, this.looks[front].palette, { left: room.left, top: room.top + extra });
    this.legend.show(panel, this.looks[front].scale);
  }

  /** Paint all cards as they are after `step`. */
  paint(step) {
    const values = this.filled ? this.filled.upTo(step) : this.panel.values;
    this.cards.forEach((card, index) => {
      paintMap(scaled(card), mapOf(values, this.panel, index), this.looks[index]);
    });
    this.painted = step;
  }

  /** The same, after a paint of the step before: only what has come in. */
  advance(step) {
    if (!this.filled || step === this.painted) return;
    if (step !== this.painted + 1) return this.paint(step);
    const values = this.filled.upTo(step);
    const fresh = this.filled.fills.flatMap((fill) => fill.cells.at(step));
    this.cards.forEach((card, index) => {
      const first = index * this.panel.area;
      const inside = fresh.map((cell) => cell - first).filter((cell) => cell >= 0 && cell < this.panel.area);
      paintCells(scaled(card), mapOf(values, this.panel, index), this.looks[index], inside);
    });
    this.painted = step;
  }

  /** Where a cell lies on the floor, or null where it cannot be seen. */
  box(cell) {
    const { panel, origin, port } = this;
    if (Math.floor(cell / panel.area) !== this.front) return null;
    const inside = cell % panel.area;
    const box = port.box(Math.floor(inside / panel.columns), inside % panel.columns);
    return box && { ...box, x: origin.x + box.x, y: origin.y + box.y };
  }

  /** Measure where the front card lies on the floor. */
  measure(floor) {
    const card = this.cards[this.front].getBoundingClientRect();
    this.origin = { x: card.left - floor.left, y: card.top - floor.top };
  }

  /** Flat index of the cell under a pointer that is over canvas `card`. */
  cellAt(event, card) {
    const box = this.cards[card].getBoundingClientRect();
    const { row, column } = this.port.at(event.clientX - box.left, event.clientY - box.top);
    const inside = row >= 0 && column >= 0 && row < this.panel.rows && column < this.panel.columns;
    return inside ? card * this.panel.area + row * this.panel.columns + column : null;
  }

  /** Value on show in a cell; NaN where nothing has arrived. */
  value(cell) {
    return this.filled ? this.filled.values[cell] : this.panel.values[cell];
  }

  /** Value of a cell as it is printed in this panel. */
  printed(cell) {
    return print(this.panel.values[cell], this.panel.digits);
  }

  /** Whether a cell is padding, never reached, crossed out or doubtful; 0 if none. */
  state(cell) {
    return this.look(cell).state?.[cell % this.panel.area] ?? 0;
  }

  look(cell) {
    return this.looks[Math.floor(cell / this.panel.area)];
  }
}

class Legend {
  constructor() {
    this.low = element("span");
    this.high = element("span");
    this.bar = element("i");
    this.root = element("div", { class: "ls-legend" }, this.low, this.bar, this.high);
  }

  show(panel, scale) {
    setText(this.low, print(panel.low, panel.digits));
    setText(this.high, print(panel.high, panel.digits));
    const steps = Array.from({ length: 9 }, (_, i) => scale.colour(panel.low + ((panel.high - panel.low) * i) / 8, panel.range));
    this.bar.style.background = `linear-gradient(to right, ${steps.join(", ")})`;
  }
}

const shapeOf = ({ flat, maps, rows, columns }) => (flat ? [rows, columns] : [maps, rows, columns]).join(" × ");

const mapOf = (cells, { area }, card) => cells.subarray(card * area, (card + 1) * area);
const stateOf = (panel, card) => (panel.state?.length > panel.area ? mapOf(panel.state, panel, card) : panel.state);

/** How one map of a panel is painted; its cells' size comes with the arrangement. */
function lookOf(panel, card, palette) {
  const role = panel.colours[card] ?? panel.colours[0];
  const all = mapOf(panel.values, panel, card);
  return { palette, all, role, scale: palette.roles[role], range: panel.range, digits: panel.digits,
    columns: panel.columns, state: stateOf(panel, card), bare: panel.editable || panel.pick };
}

function size({ style }, width, height) {
  style.width = `${width}px`;
  style.height = `${height}px`;
}

function sizeCanvas(canvas, width, height) {
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
}

function scaled(canvas) {
  const context = canvas.getContext("2d");
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  return context;
}
