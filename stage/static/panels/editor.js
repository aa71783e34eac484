import { element } from "../../web/dom.js";
import { numberField, readTyped } from "../../web/number_field.js";
import { print, round } from "../scene/numbers.js";

const LARGEST = 999;
const FONT_SHARE = 0.5; // of a cell
const FONT_MOST = 44; // px
const FONT_LEAST = 9; // px
const WIDTH_OF_DIGIT = 0.64; // in font sizes
const BORDERS = 4; // px of a field that no number may cover

/** Number fields over the cells of an editable panel's front card. */
export class Editor {
  constructor(view, report) {
    this.view = view;
    this.report = report;
    this.root = element("div", { class: "ls-editor" });
    view.place.append(this.root);
  }

  /** Bring the fields in line with the panel, but for the one being typed into. */
  show(texts) {
    const { panel, front, port } = this.view;
    const { scale, range } = this.view.look(front * panel.area);
    const key = JSON.stringify([front, panel.columns, panel.digits, range, texts.weight, ...panel.values]);
    const stays = key === this.key && scale === this.scale; // a slider that is dragged changes no weights
    Object.assign(this, { key, scale });
    if (this.root.children.length !== panel.area) this.#build(panel.area);
    const card = this.view.cards[front].canvas.style;
    Object.assign(this.root.style, {
      left: card.left,
      top: card.top,
      width: card.width,
      height: card.height,
      zIndex: panel.maps + 1,
    });
    this.root.style.gridTemplateColumns = `repeat(${panel.columns}, minmax(0, 1fr))`;
    if (!stays) [...this.root.children].forEach((input, inside) => this.#field(input, inside, texts));
    this.#fit(Math.min(FONT_MOST, port.down * FONT_SHARE), port.across - BORDERS);
  }

  /** Long numbers are smaller; where one of them would be too small, all wait for the
   * focus: half of a number would be another number. */
  #fit(most, width) {
    const fields = [...this.root.children];
    const sizes = fields.map(({ value }) => Math.min(most, width / (value.length * WIDTH_OF_DIGIT)));
    const bare = Math.min(...sizes) < Math.min(FONT_LEAST, most);
    this.root.toggleAttribute("data-bare", bare);
    fields.forEach((field, index) => (field.style.fontSize = `${bare ? most : sizes[index]}px`));
  }

  #build(count) {
    this.root.replaceChildren(...Array.from({ length: count }, () => this.#input()));
  }

  #input() {
    const input = numberField();
    input.oninput = () => readWeight(input, (value) => this.report(Number(input.dataset.cell), value));
    input.onblur = () => this.view.panel.editable && this.#print(input);
    input.onfocus = () => input.select();
    input.onmousedown = (event) => this.#enter(event, input);
    input.onkeydown = (event) => this.#key(event, input);
    return input;
  }

  /** A click that brings the focus selects the number; WebKit would take that back when
   * the button comes up. */
  #enter(event, input) {
    if (document.activeElement === input) return;
    event.preventDefault();
    input.focus();
  }

  #field(input, inside, texts) {
    const { panel, front } = this.view;
    const cell = front * panel.area + inside;
    const place = { row: Math.floor(inside / panel.columns), column: inside % panel.columns };
    input.dataset.cell = cell;
    input.setAttribute("aria-label", texts.weight.replace("{row}", place.row).replace("{column}", place.column));
    const look = this.view.look(cell);
    input.style.background = look.scale.colour(panel.values[cell], look.range);
    input.style.color = look.scale.ink(panel.values[cell], look.range);
    if (document.activeElement !== input) this.#print(input);
  }

  #print(input) {
    input.value = print(this.view.panel.values[input.dataset.cell], this.view.panel.digits);
    input.removeAttribute("aria-invalid");
  }

  /** Arrows walk over the cells; Enter and Escape leave the field. */
  #key(event, input) {
    const { columns, area } = this.view.panel;
    const moves = { ArrowUp: -columns, ArrowDown: columns };
    const inside = [...this.root.children].indexOf(input);
    if (event.key in moves && inside + moves[event.key] >= 0 && inside + moves[event.key] < area) {
      this.root.children[inside + moves[event.key]].focus();
      event.preventDefault();
    }
    if (!["Enter", "Escape"].includes(event.key)) return;
    input.blur();
    event.preventDefault();
  }
}

/** Report a number with at most two decimals. */
export function readWeight(input, report) {
  readTyped(
    input,
    (value) => Math.abs(round(value, 2)) <= LARGEST,
    (value) => report(round(value, 2)),
  );
}
