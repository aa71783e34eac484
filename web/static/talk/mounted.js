import { onePer } from "../dom.js";
import { takeAnswers } from "./live.js";
import { Log } from "./log.js";

/** A component in its place: what it is told, by Streamlit or at once, comes in here.
 *
 * Streamlit says of all that it sends which steps of the reader it knew. What is older than
 * what is on show is not shown, and what is the same is not painted again.
 */
class Mounted {
  #log = new Log();
  #shown = null;
  #told = "";
  #paint;
  #close;

  /** Streamlit has something to show; returns what there is to do when it goes. */
  take({ told, data }, { setStateValue, ...mounted }, render) {
    const again = JSON.stringify(told) === this.#told; // as in the page's other colours
    this.#told = JSON.stringify(told);
    this.#paint = (data) => render({ ...mounted, setStateValue, log: this.#log, data });
    this.#log.answered(told, (report) => setStateValue("event", report));
    const waited = this.#log.hasWaited(Math.max(told.seen, told.step));
    const isLate = told.session === this.#shown?.session && told.step < this.#shown?.step;
    this.#show(isLate ? this.#shown : { ...told, data }, again || waited);
    takeAnswers(told.key, mounted.parentElement, this);
    return () => this.#close?.();
  }

  /** An answer to all steps up to `step`, with the data if they are not those of before. */
  answer(step, { mark, data = this.#shown.data }) {
    this.#show({ ...this.#shown, step, mark, data }, this.#log.hasWaited(step));
  }

  /** By what the server knows what is on show. */
  get mark() {
    return this.#shown.mark;
  }

  #show(now, needed) {
    const same = now.mark !== undefined && now.mark === this.#shown?.mark;
    this.#shown = now;
    if (needed || !same) this.#close = this.#paint(now.data);
  }
}

const mountedAt = onePer(() => new Mounted());

/** Show with the component's `render` what Streamlit has sent to its place. */
export const show = ({ data, ...mounted }, render) =>
  mountedAt(mounted.parentElement).take(opened(data), mounted, render);

/** What is told of the data, and the data; before bytes it stands as JSON. */
function opened(sent) {
  if (!(sent instanceof Uint8Array)) return sent;
  const { buffer, byteOffset } = sent;
  const end = 4 + new DataView(buffer, byteOffset).getUint32(0, true);
  return { told: JSON.parse(new TextDecoder().decode(sent.subarray(4, end))), data: sent.subarray(end) };
}
