/** The arithmetic of one step, read off the panels, with digits that close. */
import { decimals, print, printShort, round } from "./numbers.js";

const MOST = 8; // decimals tried until a rounded sum closes
const RESULT = 4; // decimals of a result that does not end

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

/** How many decimals the terms are printed with, and whether the sum is exact. */
export function closing({ groups, result }, equation) {
  const numbers = groups.flatMap(({ terms }) => terms.flatMap(({ value, weight }) => (weight === undefined ? [value] : [value, weight])));
  const exact = Math.max(0, ...numbers.filter(Number.isFinite).map((number) => decimals(number, 3)));
  if (Number.isFinite(exact)) return { digits: exact, exact: true };
  if (equation.kind === "max") return { digits: RESULT, exact: false };
  for (let digits = 2; digits < MOST; digits++) {
    if (Math.abs(total(groups, equation, digits) - result) < 0.5 * 10 ** -RESULT) return { digits, exact: false };
  }
  return { digits: MOST, exact: false };
}

function total(groups, equation, digits) {
  const sum = groups.reduce((so, { terms }) => so + partial(terms, digits), 0);
  return sum / equation.divisor + equation.bias;
}

const partial = (terms, digits) =>
  terms.reduce((sum, { value, weight }) => sum + round(value, digits) * (weight === undefined ? 1 : round(weight, digits)), 0);

/** The groups' partial sums, all with the decimals that the longest needs. */
export function partialSums(groups, { digits, exact }) {
  const sums = groups.map(({ terms }) => round(partial(terms, digits), 10));
  const needed = sums.map((sum) => Math.min(decimals(sum), exact ? 2 * digits : RESULT));
  return sums.map((sum) => print(sum, Math.max(...needed)));
}

/** The result, and the sign before it: "=" where the printed numbers give it exactly. */
export function printResult(result, { exact }, shown) {
  const ends = exact && decimals(round(result, 10), RESULT) <= RESULT;
  return { sign: ends ? "=" : "≈", text: ends ? printShort(round(result, 10), RESULT) : print(result, shown ?? RESULT) };
}
