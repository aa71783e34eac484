/** Numbers of a formula with as few digits as lead to the printed result. */
import { print, printed, printFew } from "../../../stage/scene/numbers.js";

const FEWEST = 3; // digits of a number that is printed for its size
const MOST = 9; // digits, and decimals, that are tried
const DECIMALS = 4; // of a weight, if that shows what is taken off
const SINGLE = 7; // decimals of numbers of 32 bits
const NOISE = 1e-6; // of the last digit: sums in binary

/** The first digits of a number; what is none, as in a network that diverged, is "–". */
export const significant = (value, digits = FEWEST) => printFew(value ?? Number.NaN, digits);

/** The inputs of `compute`, by name, printed so that one who computes with what is printed
 * gets the printed result. */
export function closed(inputs, compute, result) {
  const isClosed = (digits) => significant(compute(rounded(inputs, digits))) === significant(result);
  return { ...written(inputs, firstOf(FEWEST, isClosed)), result: significant(result) };
}

/** The same for a number `before` from which what `compute` gives is taken off: both have
 * the decimals that show it, or fewer where numbers of 32 bits do not reach as far. */
export function closedStep(before, after, inputs, compute) {
  const isClosed = (decimals, digits) => {
    const left = printed(before, decimals) - compute(rounded(inputs, digits));
    return Math.abs(left - printed(after, decimals)) <= (0.5 + NOISE) * 10 ** -decimals;
  };
  const digitsFor = (decimals) => firstOf(FEWEST, (digits) => isClosed(decimals, digits));
  const decimals = tried(compute(inputs)).find((each) => isClosed(each, digitsFor(each))) ?? DECIMALS;
  return {
    ...written(inputs, digitsFor(decimals)),
    before: print(before, decimals),
    after: print(after, decimals),
  };
}

/** Decimals that show two digits of what is taken off, then more, and then fewer. */
function tried(taken) {
  const needed = taken ? 1 - Math.floor(Math.log10(Math.abs(taken))) : 0;
  const first = Math.min(SINGLE, Math.max(DECIMALS, needed));
  const all = Array.from({ length: MOST - DECIMALS + 1 }, (_, index) => DECIMALS + index);
  return [...all.filter((each) => each >= first), ...all.filter((each) => each < first).reverse()];
}

function firstOf(least, holds) {
  for (let number = least; number < MOST; number++) if (holds(number)) return number;
  return MOST;
}

const each = (inputs, act) => Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, act(value)]));
const rounded = (inputs, digits) => each(inputs, (value) => Number(value.toPrecision(digits)));
const written = (inputs, digits) => each(inputs, (value) => bracket(significant(value, digits)));

/** A negative number behind a sign stands in brackets. */
const bracket = (text) => (text.startsWith("\u2212") ? `(${text})` : text);
