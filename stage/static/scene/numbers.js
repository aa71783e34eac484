import { powerOfTen } from "../../web/words.js";

/** Numbers as they are printed. Whatever is printed adds up with what is printed. */
const MOST = 8;
const FULL = 4; // decimals of a number that does not end
const TOLD = 3; // digits of a small number
const PLAIN = [-3, 5]; // exponents of numbers that are easier to read without a power of ten
const NEAR = 1e-11; // of a number: from here on it is printed exactly
const OF_MAP = 2; // decimals of a map that prints none of its cells
const MOST_OF_MAP = 6;
const SURE = 12; // digits of a sum in binary that are those of the decimal one

/** Whether a number is printed as 0, however many decimals others have. */
export const isZero = (value) => Math.abs(value) < NEAR;

/** With a real minus sign. A zero is 0, whatever decimals others have: 0.00 is small. */
export function print(value, digits) {
  if (isZero(value)) return "0";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "−∞" : "–";
  return real(fixed(value, digits));
}

/** Fewest decimals that print `value` exactly, at most `most`; Infinity if none do. */
export function decimals(value, most = MOST) {
  for (let digits = 0; digits <= most; digits++) {
    if (Math.abs(value - round(value, digits)) <= NEAR * Math.max(1, Math.abs(value))) return digits;
  }
  return Number.isFinite(value) ? Infinity : 0;
}

/** The number that stands there when `value` is printed. */
export const printed = (value, digits) => Number(fixed(value, digits));

/** As a pocket calculator rounds: a half goes away from zero, although in binary it is
 * hardly ever just a half. */
function fixed(value, digits) {
  const units = Math.round(Number((Math.abs(value) * 10 ** digits).toPrecision(SURE)));
  return ((Math.sign(value) * units) / 10 ** digits).toFixed(digits);
}

export const round = (value, digits) => Math.round(value * 10 ** digits) / 10 ** digits;

/** Decimals that a whole panel is printed with: as many as it needs, at most `most`. */
export function sharedDecimals(values, most) {
  let digits = 0;
  for (const value of values) {
    if (digits >= most) break;
    digits = Math.max(digits, Math.min(decimals(value, most), most));
  }
  return digits;
}

/** As its cell prints it, with `digits`; what does not end there with more of them, up to
 * `most`. This is how every number of a panel stands outside of its cell. */
export const printFull = (value, digits, most = FULL) =>
  print(value, Math.max(digits, Math.min(decimals(value, most), most)));

/** Exactly, if that takes few decimals; else rounded. */
export const printShort = (value, most) => printFull(value, 0, most);

/** The same behind its sign: "=" where these are all of its decimals. */
export const printEqual = (value, most) => `${decimals(value, most) <= most ? "=" : "≈"} ${printShort(value, most)}`;

/** The first digits of a number that is of no panel: 0.0123, −2.5 or 2.51·10⁻⁸. */
export function printFew(value, digits = TOLD) {
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  if (!Number.isFinite(value) || value === 0) return print(value, 0);
  if (exponent >= PLAIN[0] && exponent <= PLAIN[1]) return real(Number(value.toPrecision(digits)));
  return `${real(mantissa)}·${powerOfTen(Number(exponent))}`;
}

/** Of what is too small for `digits` decimals the first three digits: a 0.00 would be no
 * share of anything. */
export function printSmall(value, digits) {
  const exponent = value > 0 ? Math.floor(Math.log10(value)) : 0;
  return exponent < PLAIN[0] ? printFew(value) : print(value, Math.max(digits, value > 0 ? TOLD - 1 - exponent : 0));
}

/** A share as a percentage, with one decimal. */
export const printPercent = (share) => `${print(100 * share, 1)}\u00a0%`;

/** With a comma before every three digits of what is whole. */
export function printGrouped(value, digits) {
  const [whole, ...parts] = print(value, digits).split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...parts].join(".");
}

/** Lowest and highest number of a map, with as many decimals as tell the larger from 0. */
export function printEnds(low, high, digits = OF_MAP) {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const needed = largest > 0 && Number.isFinite(largest) ? Math.min(MOST_OF_MAP, -Math.floor(Math.log10(largest))) : 0;
  return [low, high].map((end) => print(end, Math.max(digits, needed)));
}

const real = (number) => String(number).replace("-", "−");
