import { setText } from "../ui/dom.js";
import { Filled } from "./fills.js";
import { NodeEditor } from "./node_editor.js";
import { print } from "./numbers.js";
import { CROSSED } from "./paint.js";
import { labelAt, widthOf } from "./spots.js";
import { change, svg } from "./svg.js";

/** Numbers in circles: to the rest of the stage a panel like any other. */
export class NodesView {
  Editor = NodeEditor;

  constructor(panel, on) {
    this.nodes = Array.from({ length: panel.area }, (_, cell) => new Node(cell));
    this.root = svg("g", { "data-panel": panel.name, "data-rows": panel.rows, "data-columns": panel.columns }, ...this.nodes.map((node) => node.root));
    this.front = 0;
    this.on = on;
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
    this.half = widthOf(this.panel, sheet) / 2;
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
    const { half, origin, sheet } = this;
    if (!origin) return null;
    const { x, y } = sheet.at[this.panel.name][cell];
    return { x: origin.x + x - half, y: origin.y + y - sheet.diameter / 2, width: 2 * half, height: sheet.diameter, round: sheet.diameter / 2 };
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
    if (this.panel.editable) this.editor.open(cell);
    return this.panel.editable;
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
    this.label = svg("text", { class: "ls-label" });
    this.cross = svg("path", { class: "ls-cross" });
    this.body = svg("g", {}, this.shape, this.number, this.cross);
    this.root = svg("g", { class: "ls-node", tabindex: 0, role: "button", "data-cell": cell }, this.body, this.label);
    this.root.onkeydown = (event) => event.key === "Enter" && !event.defaultPrevented && this.#press(event);
    this.cell = cell;
  }

  #press(event) {
    event.preventDefault();
    this.root.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  }

  arrange(place, view, { diameter, font, label }) {
    const { half } = view;
    const [x, y, radius] = [place.x - half, place.y - diameter / 2, diameter / 2];
    change(this.shape, { x, y, width: 2 * half, height: diameter, rx: radius });
    change(this.number, { x: place.x, y: place.y, "font-size": font });
    change(this.label, { ...labelAt(place, half, { diameter }), "font-size": label });
    const reach = radius * 0.8;
    change(this.cross, { d: `M${place.x - reach} ${place.y - reach}l${2 * reach} ${2 * reach}m0 ${-2 * reach}l${-2 * reach} ${2 * reach}` });
    setText(this.label, view.panel.labels[this.cell] ?? "");
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
    this.root.setAttribute("aria-label", missing ? view.label(this.cell) : `${view.label(this.cell)} = ${text}`);
  }
}
