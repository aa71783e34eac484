/** A page without a browser: nodes, events, the focus; nothing is laid out or painted. */
import { Window } from "happy-dom";

const settings = { disableCSSFileLoading: true, handleDisabledFileLoadingAsSuccess: true };

export const page = new Window({ url: "http://localhost/lesson", settings });

const GIVEN = [
  ...["document", "location", "history", "addEventListener", "removeEventListener", "dispatchEvent"],
  ...["Event", "EventTarget", "KeyboardEvent", "PointerEvent", "PopStateEvent", "Element", "HTMLElement"],
  ...["MutationObserver", "ResizeObserver", "requestAnimationFrame", "matchMedia", "getComputedStyle"],
];

for (const name of GIVEN) {
  const value = typeof page[name] === "function" && !/^[A-Z]/.test(name) ? page[name].bind(page) : page[name];
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
globalThis.window = globalThis;
