/** Which cells of a panel each step is about: a pattern (offsets) that moves (origin). */
export class Cells {
  constructor(origin, offsets) {
    this.origin = origin;
    this.offsets = offsets;
    this.still = origin.every((cell) => cell === origin[0]);
  }

  at(step) {
    const origin = this.origin[step];
    return origin < 0 ? [] : Array.from(this.offsets, (offset) => origin + offset);
  }

  /** Steps whose cells contain `cell`, in order. */
  stepsWith(cell) {
    const steps = [];
    this.origin.forEach((origin, step) => {
      if (origin >= 0 && this.offsets.includes(cell - origin)) steps.push(step);
    });
    return steps;
  }
}

/** Cells that a Link lays beside `cell` of its first side, over all steps. */
export function partners(cell, from, to) {
  const found = new Set();
  const paired = from.offsets.length === to.offsets.length;
  from.origin.forEach((origin, step) => {
    const place = origin < 0 ? -1 : from.offsets.indexOf(cell - origin);
    if (place < 0 || to.origin[step] < 0) return;
    const offsets = paired ? [to.offsets[place]] : to.offsets;
    for (const offset of offsets) found.add(to.origin[step] + offset);
  });
  return found;
}
