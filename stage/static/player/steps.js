/** Which step is meant: by an address, by a typed place, by the cell of another scene. */
import { readNumber } from "../../web/number_field.js";

/** The step that a text asks for, at most the last; null where it names none. */
export function readStep(text, steps) {
  const step = readNumber(text ?? "");
  return Number.isInteger(step) && step >= 0 ? Math.min(step, steps - 1) : null;
}

/** The row or column next to what was typed, counted from 0 up to `last`. */
export const nearest = (text, last) => Math.max(0, Math.min(last, Math.trunc(readNumber(text) ?? 0)));

/** The step of the same cell, or of the nearest, in a panel of other rows and columns. */
export function stepOfCell(step, before, after) {
  const row = Math.min(Math.floor(step / before.columns), after.rows - 1);
  return row * after.columns + Math.min(step % before.columns, after.columns - 1);
}
