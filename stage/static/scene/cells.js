/** Which cells of a panel each step is about. Both classes count and name them alike. */
class Steps {
  at(step) {
    return Array.from({ length: this.count(step) }, (_, i) => this.cell(step, i));
  }
}

/** A pattern (offsets) that moves (origin); −1 where a step has no cells. */
export class Cells extends Steps {
  #before;

  constructor(origin, offsets) {
    super();
    this.origin = origin;
    this.offsets = offsets;
    this.still = origin.every((cell) => cell === origin[0]);
    this.#before = stepsBefore(origin);
  }

  get steps() {
    return this.origin.length;
  }

  count(step) {
    return this.origin[step] < 0 ? 0 : this.offsets.length;
  }

  cell(step, i) {
    return this.origin[step] + this.offsets[i];
  }

  /** Where the step's numbers begin in a flat list of all. */
  first(step) {
    return this.#before[step] * this.offsets.length;
  }

  /** Which of a step's cells `cell` is; −1 for none of them. */
  place(step, cell) {
    const origin = this.origin[step];
    return origin < 0 ? -1 : this.offsets.indexOf(cell - origin);
  }

  /** Steps whose cells contain `cell`, in order. */
  stepsWith(cell) {
    const steps = [];
    for (let step = 0; step < this.origin.length; step++) if (this.place(step, cell) >= 0) steps.push(step);
    return steps;
  }
}

/** How many steps before each have cells. */
function stepsBefore(origin) {
  let count = 0;
  return Uint32Array.from(origin, (cell) => (cell < 0 ? count : count++));
}

/** Cells whose number varies: those of each step begin in `flat` at its start. */
export class Ragged extends Steps {
  constructor(starts, flat) {
    super();
    this.starts = starts;
    this.flat = flat;
    this.still = starts.length <= 2;
  }

  get steps() {
    return this.starts.length - 1;
  }

  count(step) {
    return this.starts[step + 1] - this.starts[step];
  }

  cell(step, i) {
    return this.flat[this.starts[step] + i];
  }

  first(step) {
    return this.starts[step];
  }

  place(step, cell) {
    return this.flat.subarray(this.starts[step], this.starts[step + 1]).indexOf(cell);
  }

  stepsWith(cell) {
    const steps = [];
    let step = 0;
    for (let i = this.flat.indexOf(cell); i >= 0; i = this.flat.indexOf(cell, this.starts[step + 1])) {
      while (this.starts[step + 1] <= i) step++;
      steps.push(step);
    }
    return steps;
  }
}

/** Cells that meet `cell` at one step, by the kind of the Link. */
const MET = {
  cells: (cell, step, from, to) => [to.cell(step, from.place(step, cell))],
  steps: (_cell, step, _from, to) => to.at(step),
};

/** Cells that a Link of some kind lays beside `cell` of its first side, over all steps. */
export function partners(kind, cell, from, to) {
  return [...new Set(from.stepsWith(cell).flatMap((step) => MET[kind](cell, step, from, to)))];
}
