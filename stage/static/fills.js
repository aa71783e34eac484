/** What a panel has gained up to a step; NaN where nothing has arrived yet. */
export class Filled {
  constructor(panel, fills) {
    this.panel = panel;
    this.fills = fills;
    this.clear();
  }

  clear() {
    this.step = -1;
    this.values = new Float64Array(this.panel.maps * this.panel.area).fill(NaN);
  }

  /** Bring the values to the state after `step`; back means from the start again. */
  upTo(step) {
    if (step < this.step) this.clear();
    while (this.step < step) this.#gain(++this.step);
    return this.values;
  }

  #gain(step) {
    for (const fill of this.fills) {
      fill.cells.at(step).forEach((cell, i) => {
        const value = fill.values[step * fill.width + i];
        this.values[cell] = fill.mode === "add" ? (this.values[cell] || 0) + value : value;
      });
    }
  }
}
