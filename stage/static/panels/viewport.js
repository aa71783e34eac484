const SHARP = 6; // px from which cells are a whole number of px large

/** The part of a map that is on show in a box, and how large its cells are there. Fitted,
 * the cells of a very wide map are not square; as they grow, they become so. */
export class Viewport {
  constructor({ rows, columns }) {
    Object.assign(this, { rows, columns, side: 0, top: 0, left: 0 });
  }

  /** The box may change its size, what is on show stays. */
  resize(width, height, largest) {
    Object.assign(this, { width, height, largest });
    this.#settle();
  }

  /** Whether the whole map is on show. */
  get fitted() {
    return this.side === 0;
  }

  fit() {
    this.side = 0;
    this.#settle();
  }

  /** Cells become `factor` times as large round a place of the box. */
  zoom(factor, { x, y } = { x: this.width / 2, y: this.height / 2 }) {
    const [row, column] = [this.top + y / this.down, this.left + x / this.across];
    this.side = Math.min(this.largest, Math.max(this.side, this.least) * factor);
    this.#settle();
    this.#moveTo(row - y / this.down, column - x / this.across);
  }

  /** Drag the map by so many px. */
  pan(dx, dy) {
    this.#moveTo(this.top - dy / this.down, this.left - dx / this.across);
  }

  /** Bring cells into sight where they have left it; whether that took a move. */
  follow({ top, left, bottom, right }) {
    return this.#moveTo(
      following(top, bottom, this.top, this.height / this.down),
      following(left, right, this.left, this.width / this.across),
    );
  }

  /** Where a cell lies in the box; null where it is out of sight. */
  box(row, column) {
    const { across: width, down: height } = this;
    const [x, y] = [(column - this.left) * width, (row - this.top) * height];
    const inside = x < this.width && y < this.height && x + width > 0 && y + height > 0;
    return inside ? { x, y, width, height } : null;
  }

  /** Row and column at a place of the box. */
  at(x, y) {
    return { row: Math.floor(this.top + y / this.down), column: Math.floor(this.left + x / this.across) };
  }

  /** Rows and columns that are at least partly on show. */
  get shown() {
    const last = (first, size, count) => Math.min(count, Math.ceil(first + size - 1e-9));
    return {
      top: Math.floor(this.top),
      bottom: last(this.top, this.height / this.down, this.rows),
      left: Math.floor(this.left),
      right: last(this.left, this.width / this.across, this.columns),
    };
  }

  #settle() {
    const [across, down] = [this.width / this.columns, this.height / this.rows];
    this.least = Math.min(across, down);
    if (this.side <= this.least) this.side = 0;
    const side = this.side < SHARP ? this.side : Math.round(this.side);
    this.across = Math.max(across, side);
    this.down = Math.max(down, side);
    this.#moveTo(this.top, this.left);
  }

  #moveTo(top, left) {
    const before = [this.top, this.left];
    this.top = within(top, this.rows - this.height / this.down, this.down);
    this.left = within(left, this.columns - this.width / this.across, this.across);
    return before[0] !== this.top || before[1] !== this.left;
  }
}

/** A place between 0 and `most`, at a whole pixel. */
const within = (place, most, size) => Math.max(0, Math.min(most, Math.round(place * size) / size));

/** Where a view of `size` begins that has left `from`..`to` out of sight, or part of it. */
function following(from, to, first, size) {
  const inside = to - from > size ? to > first && from < first + size : from >= first && to <= first + size;
  return inside ? first : (from + to - size) / 2;
}
