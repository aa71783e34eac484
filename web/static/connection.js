/** Whether the connection to Streamlit stands, when it breaks, and when it stands again. */
const STATE = "data-test-connection-state";
const GIVEN_UP = "DISCONNECTED_FOREVER";
const app = document.querySelector(`[${STATE}]`); // none where the stage stands alone
const state = () => app?.getAttribute(STATE) ?? "CONNECTED";

const watchers = new Set();
let before = isConnected();
let broken = 0;

if (app) new MutationObserver(look).observe(app, { attributeFilter: [STATE] });

/** Streamlit gives up for good when a message refers to one that it has just forgotten:
 * so it may be if a page is left while an answer is on its way. All that the reader has
 * set stands in the address. */
function look() {
  if (state() === GIVEN_UP) return location.reload();
  if (isConnected() === before) return;
  before = !before;
  if (!before) broken++;
  for (const changed of [...watchers]) changed(before);
}

export function isConnected() {
  return state() === "CONNECTED";
}

/** How often it has broken: what was told before may be lost. */
export const timesBroken = () => broken;

/** Call `changed(connected)` at every change; returns what stops the watching. */
export function watchConnection(changed) {
  watchers.add(changed);
  return () => watchers.delete(changed);
}
