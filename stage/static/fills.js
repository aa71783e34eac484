import { sharedDecimals } from "./numbers.js";

/** What a panel gains at each step: numbers of its own, or products of other panels'. */
export class Fill {
  constructor(sent, { cells, values, source, factors }) {
    Object.assign(this, { panel: sent.panel, width: sent.values?.shape[1], adds: sent.mode === "add", cells, values, source, factors });
  }

  /** Decimals, at most `most`, that its gains need: those of a product add up. */
  decimals(most) {
    return this.values ? sharedDecimals(this.values, most) : Math.min(most, this.factors.reduce((sum, { panel }) => sum + panel.digits, 0));
  }

  /** What cell number `i` of a step gains. */
  gain(step, i) {
    if (this.values) return this.values[this.cells.first(step) + i];
    return this.factors.reduce((product, { panel, cells }) => product * panel.values[cells.cell(step, cells.count(step) === 1 ? 0 : i)], 1);
  }
}

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

  /** Bring the values to the state after `step`; back means from the start again, so
   * that sums do not depend on the way: a million gains take some 10 ms. */
  upTo(step) {
    if (step < this.step) this.clear();
    while (this.step < step) this.#gain(++this.step);
    return this.values;
  }

  #gain(step) {
    for (const fill of this.fills) {
      const count = fill.cells.count(step);
      for (let i = 0; i < count; i++) {
        const cell = fill.cells.cell(step, i);
        const before = fill.adds ? this.values[cell] || 0 : 0;
        this.values[cell] = before + fill.gain(step, i);
      }
    }
  }
}
