/** Axes of a curve: which part of the plane is on show, and where the ticks stand. */
import { print } from "../scene/numbers.js";

const AIR = 0.06; // of the range, above and below the lines

export class Axis {
  /** From `low` to `high` in value, from `start` to `end` in px. */
  constructor([low, high], [start, end], count) {
    Object.assign(this, { low, high, start, end });
    const step = stepOf((high - low) / count);
    this.digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    this.ticks = Array.from(
      { length: Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9) + 1 },
      (_, i) => (Math.ceil(low / step - 1e-9) + i) * step,
    );
  }

  at(value) {
    return this.start + ((value - this.low) / (this.high - this.low)) * (this.end - this.start);
  }

  /** Where the other axis stands: at zero, or at the near edge. */
  get zero() {
    return this.at(Math.min(this.high, Math.max(this.low, 0)));
  }

  print(tick) {
    return print(tick, this.digits);
  }
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function stepOf(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9));
}

/** The range of some numbers, with air round it; never empty. */
export function rangeOf(values, air = AIR) {
  const finite = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const margin = (high - low || 1) * air;
  return [low - margin, high + margin];
}
