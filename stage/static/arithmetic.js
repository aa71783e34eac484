/** The arithmetic of one step, read off the panels, with digits that close. */
import { decimals, print, printed, printShort, round } from "./numbers.js";

const ADDED = ["dot", "mean"]; // kinds of which a sum has to close
const RESULT = 4; // decimals of a result that does not end
const LONGEST = 3; // decimals of terms that are printed in full
const MOST = 10; // decimals tried until a rounded sum closes
const NOISE = 1e-12; // of sums in binary

/** Terms, partial sums and result of a step, as numbers. */
export function evaluate(scene, step) {
  const { equation, byName } = scene;
  const groups = equation.groups.map((group) => termsOf(group, byName, step));
  const [cell] = equation.resultCells.at(step);
  return { groups, result: resultAt(scene, step, cell) };
}

/** The engine's number: what the fill brings to the result's cell. */
function resultAt({ equation, fills, byName }, step, cell) {
  const fill = fills.find((each) => each.panel === equation.result);
  return fill ? fill.values[step * fill.width] : byName[equation.result].values[cell];
}

function termsOf(group, byName, step) {
  const cells = group.valuesCells.at(step);
  const values = cells.map((cell) => byName[group.values].values[cell]);
  const weightCells = group.weightsCells ? group.weightsCells.at(step) : [];
  const weights = weightCells.map((cell) => byName[group.weights].values[cell]);
  const terms = values.map((value, i) => ({ value, weight: weights[i], valueCell: cells[i], weightCell: weightCells[i] }));
  return { ...group, terms };
}

/** Decimals of terms, partial sums and bias with which the printed numbers give the
 * printed result, and whether the terms are printed in full. */
export function closing(now, equation) {
  const full = Math.max(0, ...now.groups.flatMap(({ terms }) => terms.flatMap(({ value, weight = 0 }) => [decimals(value, LONGEST), decimals(weight, LONGEST)])));
  const exact = Number.isFinite(full);
  const withDigits = (digits) => ({ digits: Math.min(full, digits), sums: exact ? 2 * full : digits, bias: digits, exact });
  if (!ADDED.includes(equation.kind)) return withDigits(RESULT);
  for (let digits = RESULT; digits < MOST; digits++) {
    if (closes(now, equation, withDigits(digits))) return withDigits(digits);
  }
  return withDigits(MOST);
}

/** Whether both ways to add up, terms and partial sums, lead to the printed result. */
function closes({ groups, result }, equation, close) {
  const sums = groups.map(({ terms }) => partial(terms, close.digits));
  return [sums, sums.map((sum) => printed(sum, close.sums))].every((parts) => {
    const total = parts.reduce((so, part) => so + part, 0) / equation.divisor + printed(equation.bias, close.bias);
    return !(Math.abs(total - printed(result, RESULT)) > 0.5 * 10 ** -RESULT + NOISE); // NaN has no digits to wait for
  });
}

const partial = (terms, digits) =>
  terms.reduce((sum, { value, weight }) => sum + printed(value, digits) * (weight === undefined ? 1 : printed(weight, digits)), 0);

/** The groups' partial sums, all with the decimals that the longest needs. */
export function partialSums(groups, close) {
  const sums = groups.map(({ terms }) => round(partial(terms, close.digits), MOST));
  const needed = sums.map((sum) => Math.min(decimals(sum), close.sums));
  return sums.map((sum) => print(sum, Math.max(...needed)));
}

/** The result, and the sign before it: "=" where the printed numbers give it exactly. */
export function printResult(result, { exact }) {
  const ends = exact && decimals(round(result, 10), RESULT) <= RESULT;
  return { sign: ends ? "=" : "≈", text: ends ? printShort(round(result, 10), RESULT) : print(result, RESULT) };
}
