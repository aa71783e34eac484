import { setText } from "../../web/dom.js";
import { change, svg } from "../paint/svg.js";
import { Filled } from "../scene/fills.js";
import { print } from "../scene/numbers.js";
import { CROSSED, PADDING } from "../scene/states.js";
import { NodeEditor } from "./editor.js";

/** Numbers in circles: to the rest of the stage a panel like any other. */
export class NodesView {
  Editor = NodeEditor;

  constructor(panel, on) {
    this.nodes = Array.from({ length: panel.area }, (_, cell) => new Node(cell));
    this.root = svg(
      "g",
      { "data-panel": panel.name, "data-rows": panel.rows, "data-columns": panel.columns },
      ...this.nodes.map((node) => node.root),
    );
    this.front = 0;
    this.tab = Boolean(panel.twin);
    this.on = on;
  }

  /** Whether it can show another panel too: one of its size. */
  serves({ rows, columns, twin }) {
    const { panel } = this;
    return rows === panel.rows && columns === panel.columns && Boolean(twin) === this.tab;
  }

  /** New values for the same nodes. */
  take(panel, fills, texts, palette) {
    const scale = palette.roles[panel.colours[0]];
    Object.assign(this, { panel, texts, palette, filled: fills.length ? new Filled(panel, fills) : null });
    this.own = { palette, scale, role: panel.colours[0], range: panel.range, digits: panel.digits };
  }

  /** `sheet`: where the nodes stand and how large they are. */
  arrange(sheet) {
    this.sheet = sheet;
    this.nodes.forEach((node, cell) => node.arrange(sheet.at[this.panel.name][cell], this, sheet));
  }

  paint(step) {
    const values = this.filled ? this.filled.upTo(step) : this.panel.values;
    this.nodes.forEach((node, cell) => node.paint(values[cell], this));
  }

  advance(step) {
    this.paint(step);
  }

  measure(floor) {
    const box = this.root.ownerSVGElement.getBoundingClientRect();
    this.origin = box.width ? { x: box.left - floor.left, y: box.top - floor.top } : null;
  }

  /** Where a node lies on the floor; null while the sheet is hidden. */
  box(cell) {
    const { origin, sheet } = this;
    if (!origin || this.absent(cell)) return null;
    const { x, y, width, height } = sheet.at[this.panel.name][cell].box;
    return { x: origin.x + x, y: origin.y + y, width, height, round: sheet.diameter / 2 };
  }

  value(cell) {
    return this.filled ? this.filled.values[cell] : this.panel.values[cell];
  }

  label(cell) {
    return this.panel.labels[cell] ?? `${this.panel.name}[${cell}]`;
  }

  look() {
    return this.own;
  }

  /** Open a field for a node's number; whether it can be typed at all. */
  edit(cell) {
    const can = this.panel.editable && this.state(cell) !== PADDING;
    if (can) this.editor.open(cell);
    return can;
  }

  /** Padding is no number of the layer's: it has no gradient. */
  absent(cell) {
    return Boolean(this.panel.twin) && this.state(cell) === PADDING;
  }

  state(cell) {
    return this.panel.state?.[cell] ?? 0;
  }
}

/** One circle, its number, its label, and the cross of one that is dropped. */
class Node {
  constructor(cell) {
    this.shape = svg("rect", { "data-cell": cell });
    this.number = svg("text", { class: "ls-number" });
    this.label = svg("text", { class: "ls-node-label" });
    this.cross = svg("path", { class: "ls-cross" });
    this.body = svg("g", {}, this.shape, this.cross, this.number);
    this.root = svg("g", { class: "ls-node", tabindex: 0, role: "button", "data-cell": cell }, this.body, this.label);
    this.root.addEventListener(
      "keydown",
      (event) => event.key === "Enter" && !event.defaultPrevented && this.#press(event),
    );
    this.cell = cell;
  }

  #press(event) {
    event.preventDefault();
    this.root.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  }

  arrange(place, view, { diameter, font, label }) {
    change(this.shape, { ...place.body, rx: diameter / 2 });
    change(this.number, { x: place.x, y: place.y, "font-size": font });
    change(this.label, { ...place.label, "font-size": label });
    const reach = diameter * 0.4;
    change(this.cross, {
      d: `M${place.x - reach} ${place.y - reach}l${2 * reach} ${2 * reach}m0 ${-2 * reach}l${-2 * reach} ${2 * reach}`,
    });
    setText(this.label, view.panel.twin ? "" : (view.panel.labels[this.cell] ?? ""));
    this.root.toggleAttribute("hidden", view.absent(this.cell));
    this.font = font;
  }

  paint(value, view) {
    const { own: look, palette } = view;
    const missing = Number.isNaN(value);
    const crossed = view.state(this.cell) === CROSSED;
    change(this.shape, { fill: missing ? palette.ground : look.scale.colour(value, look.range) });
    this.number.style.fill = look.scale.ink(value, look.range);
    const text = missing ? "" : print(value, look.digits);
    setText(this.number, this.font ? text : "");
    this.root.classList.toggle("ls-empty", missing);
    this.root.classList.toggle("ls-crossed", crossed);
    this.root.classList.toggle("ls-padding", view.state(this.cell) === PADDING);
    this.root.setAttribute("aria-label", missing ? view.label(this.cell) : `${view.label(this.cell)} = ${text}`);
  }
}
