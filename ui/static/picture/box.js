/** A lens's box: one for all the pictures that show it, kept inside the picture. */
export class Box extends EventTarget {
  row = 0;
  column = 0;
  height = 1;
  width = 1;
  rows = 1;
  columns = 1;
  held = false;
  #middle = [0, 0]; // of the reader's choice: it survives all sizes

  /** What the server holds to be true. */
  take([row, column, height, width], [rows, columns]) {
    Object.assign(this, { row, column, height, width, rows, columns });
    const [up, left] = this.#around();
    if (row !== up || column !== left) this.#aim();
    this.#tell("shown");
  }

  /** The reader moves it, to a place that may lie outside. */
  moveTo(row, column) {
    const before = [this.row, this.column];
    this.row = within(row, this.rows - this.height);
    this.column = within(column, this.columns - this.width);
    if (this.row === before[0] && this.column === before[1]) return;
    this.#aim();
    this.#tell("shown");
    this.#tell("moved");
  }

  /** Another size, round the same middle. */
  resize(side) {
    this.height = Math.min(side, this.rows);
    this.width = Math.min(side, this.columns);
    [this.row, this.column] = this.#around();
    this.#tell("shown");
  }

  hold() {
    this.held = true;
  }

  letGo() {
    if (!this.held) return;
    this.held = false;
    this.#tell("free");
  }

  #aim() {
    this.#middle = [this.row + this.height / 2, this.column + this.width / 2];
  }

  /** Where a box of today's size stands for the middle. */
  #around() {
    const [row, column] = this.#middle;
    return [
      within(row - this.height / 2, this.rows - this.height),
      within(column - this.width / 2, this.columns - this.width),
    ];
  }

  #tell(name) {
    this.dispatchEvent(new Event(name));
  }
}

const boxes = new Map();

/** The box of the lens with this key. */
export function boxOf(key) {
  if (!boxes.has(key)) boxes.set(key, new Box());
  return boxes.get(key);
}

const within = (value, most) => Math.max(0, Math.min(Math.round(value), most));
