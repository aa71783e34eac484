import { afterArrival, isTravelling } from "./address.js";
import { afterRun } from "./finished.js";
import { add } from "./visits.js";

/** What the reader did, kept until the server has taken it.
 *
 * Streamlit keeps only the newest state of a component: two reports that follow each
 * other closely reach the server as one. So every report carries all that has not
 * been acknowledged; the server skips what it has seen. Of a server that was started
 * anew all that is taken for news which differs from what the page brings along: `server`
 * tells a report from the same one before.
 */
const PATIENCE = 1500; // ms; a run that fails must not silence the controls

let server = "";

/** Names the session that the server has opened for this page: another one than before
 * has heard of nothing. */
export const meet = (session) => (server = session);

let lastId = 0;
const nextId = () => (lastId = Math.max(lastId + 1, Date.now()));

export class Log {
  #entries = [];
  #page = location.pathname;
  #server = "";
  #scheduled = false;
  #timer = 0;
  #awaited = 0;
  #send;

  /** Values by URL key. Of a drag only the newest counts. Whoever comes back to the page
   * finds them, even if it is left before the server could hear of them. */
  change(values) {
    add(this.#page, values);
    const drags = sameKeys(this.#entries.at(-1)?.values, values);
    if (drags) this.#entries.pop();
    this.#entries.push({ id: nextId(), values });
    this.#schedule();
  }

  /** A button: every press counts, in its place among the changes. */
  press(name, detail = {}) {
    this.#entries.push({ id: nextId(), press: name, detail });
    this.#schedule();
  }

  /** The same, but of several in a row only the newest counts; `detail()` is asked for
   * when it is sent. */
  pressNewest(name, detail) {
    if (this.#entries.at(-1)?.press === name) this.#entries.pop();
    this.#entries.push({ id: nextId(), press: name, detail });
    this.#schedule();
  }

  /** The server has answered everything up to the id `seen`. */
  answered(seen, send) {
    this.#send = send;
    this.#entries = this.#entries.filter((entry) => entry.id > seen);
    for (const { values } of this.#entries) add(this.#page, values ?? {});
    if (this.#server !== server) this.#repeat();
  }

  /** Whether the server still has to answer anything. */
  get busy() {
    return this.#entries.length > 0;
  }

  /** Whether the server still has to hear of a change of `key`. */
  owes(key) {
    return this.#entries.some((entry) => entry.press || (entry.values && key in entry.values));
  }

  #repeat() {
    this.#server = server;
    this.#release(this.#awaited);
    this.#schedule();
  }

  #release(id) {
    if (this.#awaited !== id) return;
    this.#awaited = 0;
    clearTimeout(this.#timer);
    if (this.#entries.at(-1)?.id > id) this.#schedule();
  }

  /** At the end of this event: what belongs together is reported together. */
  #schedule() {
    if (!this.#scheduled) queueMicrotask(() => this.#flush());
    this.#scheduled = true;
  }

  /** Streamlit takes a report for one of the page on show: from one that was left it would
   * lead the reader back there, and from the next one before that stands there, too. */
  #flush() {
    this.#scheduled = false;
    const isLeft = this.#page !== location.pathname;
    if (isLeft || this.#awaited || !this.#entries.length) return;
    if (isTravelling()) return afterArrival(() => this.#schedule());
    const { id } = this.#entries.at(-1);
    const release = () => this.#release(id);
    this.#awaited = id;
    this.#timer = setTimeout(release, PATIENCE);
    afterRun(id, release);
    this.#send({ id, log: this.#entries.map(settled), server: this.#server });
  }
}

/** An entry as it is sent. */
const settled = (entry) => (typeof entry.detail === "function" ? { ...entry, detail: entry.detail() } : entry);

function sameKeys(before, after) {
  return before !== undefined && Object.keys(before).join() === Object.keys(after).join();
}
