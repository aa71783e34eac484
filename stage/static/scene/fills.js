import { sharedDecimals } from "./numbers.js";

/** What a panel gains at each step: numbers of its own, or products of other panels'. */
export class Fill {
  constructor(sent, { cells, values, source, factors }) {
    Object.assign(this, { panel: sent.panel, adds: sent.mode === "add", cells, values, source, factors });
  }

  /** Decimals, at most `most`, that its gains need: those of a product add up. */
  decimals(most) {
    return this.values
      ? sharedDecimals(this.values, most)
      : Math.min(
          most,
          this.factors.reduce((sum, { panel }) => sum + panel.digits, 0),
        );
  }

  /** What cell number `i` of a step gains. */
  gain(step, i) {
    if (this.values) return this.values[this.cells.first(step) + i];
    return this.factors.reduce(
      (product, { panel, cells }) => product * panel.values[cells.cell(step, cells.count(step) === 1 ? 0 : i)],
      1,
    );
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

  /** Bring the values to the state after `step`. */
  upTo(step) {
    if (step < this.step) this.#goBack(step);
    while (this.step < step) this.#gain(++this.step);
    return this.values;
  }

  /** Cells that differ between the states after two steps. */
  between(from, to) {
    const cells = [];
    for (let step = Math.min(from, to) + 1; step <= Math.max(from, to); step++) {
      this.#each(step, (_, cell) => cells.push(cell));
    }
    return cells;
  }

  /** What came once can be taken away. Sums start again, so that they do not depend on
   * the way: a million gains take some 20 ms. */
  #goBack(step) {
    this.once ??= this.#comeOnce();
    if (!this.once) return this.clear();
    while (this.step > step) this.#each(this.step--, (_, cell) => (this.values[cell] = NaN));
  }

  #comeOnce() {
    const seen = new Uint8Array(this.values.length);
    let once = true;
    for (let step = 0; step < this.fills[0].cells.steps; step++) {
      this.#each(step, (_, cell) => (once &&= !seen[cell]++));
    }
    return once;
  }

  #gain(step) {
    this.#each(step, (fill, cell, i) => {
      const before = fill.adds ? this.values[cell] || 0 : 0;
      this.values[cell] = before + fill.gain(step, i);
    });
  }

  #each(step, act) {
    for (const fill of this.fills) {
      const count = fill.cells.count(step);
      for (let i = 0; i < count; i++) act(fill, fill.cells.cell(step, i), i);
    }
  }
}
