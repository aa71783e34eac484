/** Numbers as readers type them, on whatever keyboard. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumber, readTyped } from "/web/number_field.js";

const NUMBERS = {
  "-3": -3,
  "−3": -3,
  "–3": -3,
  "+3": 3,
  "0,25": 0.25,
  " 7 ": 7,
  1.239: 1.239,
  "１．５": 1.5,
  "－1": -1,
  "—２，５": -2.5,
  "0。5": 0.5,
  "0、5": 0.5,
  ".5": 0.5,
  "5.": 5,
  "４２": 42,
};
const NONE = ["", "-", ".", "abc", "1e9", "1e2", "1.2.3", "1,2,3", "Infinity", "NaN", "0x10", "1 2", "--1"];

for (const [text, number] of Object.entries(NUMBERS)) {
  test(`"${text}" is ${number}`, () => assert.equal(readNumber(text), number));
}

for (const text of NONE) {
  test(`"${text}" is no number`, () => assert.equal(readNumber(text), null));
}

/** A field as far as its reader needs one; what it reports for a text, and whether it is marked. */
function typed(text, ...marked) {
  const [marks, reported] = [new Set(marked), []];
  const input = {
    value: text,
    setAttribute: (name) => marks.add(name),
    removeAttribute: (name) => marks.delete(name),
  };
  readTyped(
    input,
    (value) => value <= 9,
    (value) => reported.push(value),
  );
  return [reported, marks.has("aria-invalid")];
}

test("what fits is reported, what is no number or does not fit marks its field", () => {
  assert.deepEqual(typed("9", "aria-invalid"), [[9], false]);
  assert.deepEqual(typed("10"), [[], true]);
  assert.deepEqual(typed("ten"), [[], true]);
});
