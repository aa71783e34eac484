/** The arithmetic of one step, read off the panels, with digits that close. */
import { decimals, print, printed, printFull, round } from "../scene/numbers.js";

const SUMMED = ["dot", "mean"]; // kinds of which a sum has to close
const LINES = ["scale", "add"]; // kinds of which every line has to close
const RESULT = 4; // decimals of a result that does not end
const LONGEST = 3; // decimals of terms that are printed in full
const MOST = 10; // decimals tried until a rounded sum closes
const NOISE = 1e-12; // of sums in binary
const partials = new WeakMap(); // terms -> their sum, by decimals

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

/** Whether both ways to add up lead to the printed result. */
const sumsClose = (now, equation, close) => totals(now, equation, close).every((total) => near(total, now.results[0]));

/** What the printed terms add up to, and what the partial sums do. */
function totals({ groups }, equation, close) {
  const sums = groups.map(({ terms }) => partial(terms, close.digits));
  return [sums, sums.map((sum) => printed(sum, close.sums))].map((parts) => {
    const sum = parts.reduce((so, part) => so + part, 0);
    return sum / printed(equation.divisor, close.rest) + printed(biasOf(equation), close.rest);
  });
}

/** Functions that a pupil computes, of the number that stands in their ·. */
const PLAIN = [
  [/^·$/, (value) => value],
  [/^· − (\d+)$/, (value, count) => value - count],
  [/^(\d+) × ·$/, (value, count) => value * count],
  [/^max\(0, ·\)$/, (value) => Math.max(value, 0)],
];

/** What the function's text gives of the printed number; nothing where that takes more. */
function applied({ groups: [group] }, { function: text }, close) {
  const value = printed(group.terms[0].value, close.digits);
  return PLAIN.flatMap(([form, of]) => {
    const found = form.exec(text);
    return found ? [of(value, Number(found[1]))] : [];
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

/** A line's result; `digits` as its cell has them. */
export function printLine(line, equation, close, digits) {
  const along = alongLine(line, equation, close);
  return shown(line.result, [along], digits);
}

/** What terms add up to as they are printed; of many of them that is asked again and again. */
function partial(terms, digits) {
  if (!partials.has(terms)) partials.set(terms, {});
  const known = partials.get(terms);
  known[digits] ??= terms.reduce(
    (sum, { value, weight }) => sum + printed(value, digits) * (weight === undefined ? 1 : printed(weight, digits)),
    0,
  );
  return known[digits];
}

/** The groups' partial sums, all with the decimals that the longest needs, and signs. */
export function partialSums(groups, close) {
  const sums = groups.map(({ terms }) => round(partial(terms, close.digits), MOST));
  const digits = Math.max(...sums.map((sum) => Math.min(decimals(sum), close.sums)));
  return sums.map((sum) => ({ sign: signOf([sum], sum, digits), text: print(sum, digits) }));
}

/** The only result of a step, and the sign before it. */
export function printResult(now, equation, close, digits) {
  const [result] = now.results;
  if (isSummed(equation)) return shown(result, totals(now, equation, close), digits);
  if (equation.kind === "max") return shown(result, [], digits); // it stands among the terms
  const given = applied(now, equation, close);
  const ends = close.exact && decimals(round(result, MOST), RESULT) <= RESULT;
  return given.length || ends ? shown(result, given, digits) : { ...shown(result, [], digits), sign: "≈" };
}

/** A result with the decimals of its cell at least, and the sign before it. */
function shown(result, given, digits) {
  const close = round(result, MOST);
  const least = Math.max(digits, Math.min(decimals(close, RESULT), RESULT));
  return { sign: signOf(given, result, least), text: printFull(close, digits, RESULT) };
}

/** "=" where all that the printed numbers give is just what is printed of the result. */
function signOf(given, result, digits) {
  const told = printed(round(result, MOST), digits);
  return given.every((each) => !(Math.abs(each - told) > NOISE * Math.max(1, Math.abs(told)))) ? "=" : "≈";
}
