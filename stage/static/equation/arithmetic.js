/** The arithmetic of one step, read off the panels, with digits that close. */
import { decimals, print, printed, printFull, round } from "../scene/numbers.js";

const SUMMED = ["dot", "mean"]; // kinds of which a sum has to close
const LINES = ["scale", "add"]; // kinds of which every line has to close
const RESULT = 4; // decimals of a result that does not end
const LONGEST = 3; // decimals of terms that are printed in full
const MOST = 10; // decimals tried until a rounded sum closes
const NOISE = 1e-12; // of sums in binary

export const isSummed = ({ kind }) => SUMMED.includes(kind);

/** Terms and results of a step, as numbers; `filled` is what the result's panel gains. */
export function evaluate({ equation, byName }, step, filled) {
  const cells = equation.resultCells.at(step);
  const least = equation.kind === "add" && equation.groups.length === 1 ? cells.length : 0;
  const groups = equation.groups.map((group) => termsOf(group, byName, step, least));
  const before = equation.kind === "add" ? valuesAt(cells, filled.upTo(step - 1)).map((value) => value || 0) : []; // 0 where nothing has come
  const source = filled.fills.length ? filled.upTo(step) : byName[equation.result].values;
  return { cells, groups, before, results: valuesAt(cells, source) };
}

const valuesAt = (cells, values) => cells.map((cell) => values[cell]);

/** Terms of a group: cell by cell, or one cell for all, and for all of `least` results. */
function termsOf(group, byName, step, least) {
  const cells = group.valuesCells.at(step);
  const weightCells = group.weightsCells ? group.weightsCells.at(step) : [];
  const count = cells.length && Math.max(cells.length, weightCells.length, least);
  return {
    ...group,
    terms: Array.from({ length: count }, (_, i) => {
      const [valueCell, weightCell] = [one(cells, i), one(weightCells, i)];
      return {
        value: byName[group.values].values[valueCell],
        weight: byName[group.weights]?.values[weightCell],
        valueCell,
        weightCell,
      };
    }),
  };
}

const one = (cells, i) => cells[cells.length === 1 ? 0 : i];

/** Decimals of terms, of partial sums and of the rest (bias, divisor, what was there
 * before) with which the printed numbers give the printed results, and whether the
 * terms are printed in full. */
export function closing(now, equation) {
  const full = Math.max(
    0,
    ...now.groups.flatMap(({ terms }) =>
      terms.flatMap(({ value, weight = 0 }) => [decimals(value, LONGEST), decimals(weight, LONGEST)]),
    ),
  );
  const exact = Number.isFinite(full);
  const withDigits = (digits) => ({
    digits: Math.min(full, digits),
    sums: exact ? 2 * full : digits,
    rest: digits,
    exact,
  });
  if (equation.digits) return withDigits(equation.digits);
  for (let digits = RESULT; digits < MOST; digits++) {
    if (closes(now, equation, withDigits(digits))) return withDigits(digits);
  }
  return withDigits(MOST);
}

function closes(now, equation, close) {
  if (LINES.includes(equation.kind)) {
    return linesOf(now).every((line) => near(alongLine(line, equation, close), line.result));
  }
  return !isSummed(equation) || sumsClose(now, equation, close);
}

/** Whether both ways to add up, terms and partial sums, lead to the printed result. */
function sumsClose({ groups, results }, equation, close) {
  const sums = groups.map(({ terms }) => partial(terms, close.digits));
  return [sums, sums.map((sum) => printed(sum, close.sums))].every((parts) => {
    const sum = parts.reduce((so, part) => so + part, 0);
    return near(sum / printed(equation.divisor, close.rest) + printed(biasOf(equation), close.rest), results[0]);
  });
}

/** NaN has no digits to wait for. */
const near = (total, result) => !(Math.abs(total - printed(result, RESULT)) > 0.5 * 10 ** -RESULT + NOISE);

/** A mean has no bias, nor has a sum whose bias is not given. */
export const biasOf = ({ kind, bias }) => (kind === "dot" ? (bias ?? 0) : 0);

/** Each result with its term and what its cell held before. */
export function linesOf({ cells, groups, before, results }) {
  const terms = groups.flatMap((group) => group.terms.map((term) => ({ ...term, group })));
  return results.map((result, i) => ({ ...terms[i], cell: cells[i], before: before[i], result }));
}

/** What a line's printed numbers give. */
function alongLine({ before = 0, ...term }, { divisor }, close) {
  return printed(before, close.rest) + partial([term], close.digits) / printed(divisor, close.rest);
}

/** A line's result, with "=" only where its printed numbers give it exactly, or where
 * nothing happens to a number that is printed as it was; `digits` as its cell has them. */
export function printLine(line, equation, close, digits) {
  const along = alongLine(line, equation, close);
  const gives = Math.abs(along - line.result) < NOISE * Math.max(1, Math.abs(line.result));
  const shown = printResult(line.result, { exact: gives }, digits);
  return isSame(line, equation, along) ? { ...shown, sign: "=" } : shown;
}

/** Whether a result is the very number that was added to nothing, and printed alike. */
function isSame({ before = 0, value, weight = 1, result }, { divisor }, along) {
  const untouched = before === 0 && weight === 1 && divisor === 1;
  return untouched && value === result && along === printed(result, RESULT);
}

const partial = (terms, digits) =>
  terms.reduce(
    (sum, { value, weight }) => sum + printed(value, digits) * (weight === undefined ? 1 : printed(weight, digits)),
    0,
  );

/** The groups' partial sums, all with the decimals that the longest needs. */
export function partialSums(groups, close) {
  const sums = groups.map(({ terms }) => round(partial(terms, close.digits), MOST));
  const needed = sums.map((sum) => Math.min(decimals(sum), close.sums));
  return sums.map((sum) => print(sum, Math.max(...needed)));
}

/** The result, with the decimals of its cell at least, and the sign before it: "=" where
 * the printed numbers give it exactly. */
export function printResult(result, { exact }, digits) {
  const close = round(result, MOST);
  const ends = exact && decimals(close, RESULT) <= RESULT;
  return { sign: ends ? "=" : "≈", text: printFull(close, digits, RESULT) };
}
