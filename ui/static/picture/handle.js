import { element } from "../../web/dom.js";
import { fill } from "../../web/words.js";

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The box on one picture: drawn, dragged, and moved by the arrow keys. */
export class Handle {
  #box;
  #sheet;
  #frame;
  #label = "";
  #grip = null; // where in the box it was taken hold of, in cells
  #dragged = false;
  #draw = () => this.#show();

  constructor(sheet, box) {
    this.#sheet = sheet;
    this.#box = box;
    this.#frame = element("div", { class: "ls-box", tabindex: 0, role: "application" });
    sheet.append(this.#frame);
    sheet.onpointerdown = (event) => this.#grasp(event);
    sheet.onpointermove = (event) => this.#drag(event);
    sheet.onpointerup = sheet.onpointercancel = () => this.#letGo();
    sheet.onclick = (event) => this.#tap(event);
    this.#frame.onkeydown = (event) => this.#step(event);
    box.addEventListener("shown", this.#draw);
  }

  /** How the box is called for those who do not see it. */
  name(label) {
    this.#label = label;
    this.#show();
  }

  close() {
    this.#box.removeEventListener("shown", this.#draw);
  }

  #show() {
    const { row, column, height, width, rows, columns } = this.#box;
    const part = (value, whole) => `${(100 * value) / whole}%`;
    Object.assign(this.#frame.style, {
      top: part(row, rows),
      left: part(column, columns),
      height: part(height, rows),
      width: part(width, columns),
    });
    this.#frame.setAttribute("aria-label", fill(this.#label, { row, column, height, width }));
  }

  /** A finger beside the box scrolls the page; a mouse takes the box along. */
  #grasp(event) {
    const onBox = this.#frame.contains(event.target);
    this.#dragged = event.button === 0 && (onBox || event.pointerType === "mouse");
    if (!this.#dragged) return;
    if (!onBox) this.#centre(event);
    event.preventDefault();
    this.#frame.focus({ preventScroll: true });
    this.#sheet.setPointerCapture(event.pointerId);
    const [row, column] = this.#cellUnder(event);
    this.#grip = [row - this.#box.row, column - this.#box.column];
    this.#box.hold();
  }

  #drag(event) {
    if (!this.#grip) return;
    const [row, column] = this.#cellUnder(event);
    this.#box.moveTo(row - this.#grip[0], column - this.#grip[1]);
  }

  #letGo() {
    this.#grip = null;
    this.#box.letGo();
  }

  #tap(event) {
    if (!this.#dragged) this.#centre(event);
  }

  #centre(event) {
    const [row, column] = this.#cellUnder(event);
    this.#box.moveTo(row - this.#box.height / 2, column - this.#box.width / 2);
  }

  #step(event) {
    const direction = ARROWS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const far = event.shiftKey ? Math.max(this.#box.height, this.#box.width) : 1;
    this.#box.moveTo(this.#box.row + far * direction[0], this.#box.column + far * direction[1]);
  }

  #cellUnder({ clientX, clientY }) {
    const { left, top, width, height } = this.#sheet.getBoundingClientRect();
    const { rows, columns } = this.#box;
    return [((clientY - top) / height) * rows, ((clientX - left) / width) * columns];
  }
}
