import { element, setText } from "../../../web/dom.js";
import { resize } from "./examples.js";

const MOST_SIGNS = 43; // in a row of cells: more could not be read

/** A matrix of numbers in the colours of their role, one of them chosen. */
export class Cells {
  #head = element("h2");
  #grid = element("div", { class: "lt-cells" });
  #scale = element("small");
  #choose;

  /** `choose(place)` hears of the cell that is pointed at. */
  constructor(choose, { operator = "" } = {}) {
    this.#choose = choose;
    this.operator = element("span", { class: "lt-operator" }, operator);
    this.root = element("figure", { class: "lt-matrix" }, this.#head, this.#grid, this.#scale);
  }

  /** `matrix` are rows of numbers, null for what is none, `look` the colours of their role, `range` the number at
   * the ends of their scale, `print` writes one. */
  show(matrix, { title, look, range, print, chosen, scale }) {
    const [rows, columns] = [matrix.length, matrix[0].length];
    const texts = rows * columns <= MOST_SIGNS ? matrix.flat().map((value) => print(value ?? Number.NaN)) : [];
    const signs = columns * Math.max(0, ...texts.map((text) => text.length));
    const isPrinted = texts.length > 0 && signs <= MOST_SIGNS;
    setText(this.#head, title);
    setText(this.#scale, scale);
    this.#grid.style.setProperty("--columns", columns);
    this.#grid.style.setProperty("--signs", signs);
    this.#grid.toggleAttribute("data-small", !isPrinted);
    resize(this.#grid, rows * columns, () => this.#cell());
    matrix.flat().forEach((value, place) => {
      const cell = this.#grid.children[place];
      setText(cell, isPrinted ? texts[place] : "");
      cell.style.background = look.colour(value, range);
      cell.style.color = look.ink(value, range);
      cell.toggleAttribute("data-chosen", place === chosen);
    });
  }

  #cell() {
    const cell = element("span");
    cell.onpointerdown = () => this.#choose([...this.#grid.children].indexOf(cell));
    return cell;
  }
}
