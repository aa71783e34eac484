import { element } from "./dom.js";

const SIGN = /^[−–—]/; // a minus as books and keyboards have it
const POINT = /[,、。]/; // a German comma, and what a Chinese keyboard gives for either
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)$/;

/** The number that a reader has typed, with whatever keyboard, or null. */
export function readNumber(text) {
  const plain = text.normalize("NFKC").trim().replace(SIGN, "-").replace(POINT, "."); // NFKC: full-width ones too
  return NUMBER.test(plain) ? Number(plain) : null;
}

/** A field for one number. One of type "number" would refuse most keyboards' digits. */
export function numberField(attributes = {}) {
  return element("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    spellcheck: "false",
    ...attributes,
  });
}

/** Report what stands in a field, or mark it where that is no number that fits. */
export function readTyped(input, fits, report) {
  const value = readNumber(input.value);
  const taken = value !== null && fits(value);
  if (taken) input.removeAttribute("aria-invalid");
  else input.setAttribute("aria-invalid", "true");
  if (taken) report(value);
}

/** Up and down count: `step(by)` is asked for the next number. */
export function countsByKeys(input, step) {
  input.addEventListener("keydown", (event) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    input.value = step(by);
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind));
  });
}
