import { ran } from "./live.js";

/** Tells when the server has come to the end of a run of its script.
 *
 * The last component of every page. Whoever reports sooner than that makes Streamlit
 * drop the run, and while a slider is dragged nothing would ever be painted.
 */
const waiting = new Map();
let finished = 0;

/** Call `act` once the run that took the report `id` is over. */
export function afterRun(id, act) {
  waiting.set(act, id);
}

export default function render({ data }) {
  finished = Math.max(finished, data.seen);
  ran(finished, data.page);
  for (const [act, id] of waiting) {
    if (id > finished) continue;
    waiting.delete(act);
    act();
  }
}
