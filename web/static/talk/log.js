import { afterArrival, isTravelling } from "../address.js";
import { isConnected, timesBroken, watchConnection } from "../connection.js";
import { afterRun } from "./finished.js";
import { answersAtOnce, waitForRun } from "./live.js";
import { add, meet, newest, nextId, taken, unanswered, unheard } from "./steps.js";

/** What the reader did in one component, kept until the server has taken it.
 *
 * Streamlit keeps only the newest state of a component: two reports that follow each
 * other closely reach the server as one. So every report carries all that has not
 * been acknowledged, and the steps of the whole page; the server skips what it has seen.
 * Of a server that was started anew all that is taken for news which differs from what the
 * page brings along: `server` tells a report from the same one before, and so does `broken`
 * where one may have been lost with the connection.
 */
const PATIENCE = 1500; // ms; a run that fails must not silence the controls

export class Log {
  #own = new Set(); // presses that are no steps of the lesson
  #entries = [];
  #page = location.pathname;
  #server = "";
  #scheduled = false;
  #timer = 0;
  #awaited = 0;
  #waiting = 0;
  #held = null;
  #send;

  /** Values by URL key. Of a drag only the newest counts. */
  change(values) {
    this.#step({ values });
  }

  /** A button: every press counts, in its place among the changes. */
  press(name, detail = {}) {
    if (this.#own.has(name)) this.#tell({ press: name, detail });
    else this.#step({ press: name, detail });
  }

  /** The same, but of several in a row only the newest counts; `detail()` is asked for
   * when it is told. */
  pressNewest(name, detail) {
    this.#step({ press: name, detail }, ({ press }) => press === name);
  }

  /** The server's `session` has answered all up to the id `seen`, and the page's steps up
   * to `step`; `own` are the presses of this component alone. */
  answered({ own = [], seen = 0, step = 0, session = "" }, send) {
    this.#send = send;
    this.#own = new Set(own);
    this.#entries = this.#entries.filter((entry) => entry.id > seen);
    meet(session);
    taken(step);
    if (this.#server !== session) this.#repeat(session);
  }

  /** Whether anything up to an id has waited for an answer, which has come now. */
  hasWaited(id) {
    const waited = this.#waiting > 0 && this.#waiting <= id;
    if (waited) this.#waiting = 0;
    return waited;
  }

  /** Whether anybody still has to answer anything. */
  get busy() {
    return this.#unanswered.length > 0;
  }

  /** Whether nobody has answered a change of `key` yet. */
  owes(key) {
    return this.#unanswered.some((entry) => entry.press || (entry.values && key in entry.values));
  }

  get #unanswered() {
    return [...this.#entries, ...unanswered(this)];
  }

  #step(step, replace) {
    this.#waiting = add(this, this.#page, step, replace);
    this.#report();
  }

  #tell(entry) {
    this.#waiting = nextId();
    this.#entries.push({ id: this.#waiting, ...entry });
    waitForRun(this.#waiting);
    this.#schedule();
  }

  /** Streamlit hears late of steps that are answered without it. */
  #report() {
    const tell = () => this.#schedule();
    if (!answersAtOnce(tell)) tell();
  }

  #repeat(session) {
    this.#server = session;
    this.#release(this.#awaited);
    this.#schedule();
  }

  #release(id) {
    if (this.#awaited !== id) return;
    this.#awaited = 0;
    clearTimeout(this.#timer);
    if (this.#entries.at(-1)?.id > id) this.#schedule();
    else if (newest() > id) this.#report();
  }

  /** No run has come to its end: it failed, or the report was lost with a connection that
   * has broken since. Then it is told again. */
  #missed(id, broken) {
    const isOwed = [...this.#entries, ...unheard()].some((entry) => entry.id <= id);
    const isLost = isOwed && this.#awaited === id && broken !== timesBroken();
    this.#release(id);
    if (isLost) this.#schedule();
  }

  /** Without a connection a report would be lost. */
  #hold() {
    this.#held ??= watchConnection(() => {
      this.#held();
      this.#held = null;
      this.#schedule();
    });
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
    const id = Math.max(this.#entries.at(-1)?.id ?? 0, newest());
    const isLeft = this.#page !== location.pathname;
    if (isLeft || this.#awaited || !id) return;
    if (isTravelling()) return afterArrival(() => this.#schedule());
    if (!isConnected()) return this.#hold();
    const broken = timesBroken();
    this.#awaited = id;
    this.#timer = setTimeout(() => this.#missed(id, broken), PATIENCE);
    afterRun(id, () => this.#release(id));
    this.#send({ id, steps: unheard(), log: this.#entries, server: this.#server, broken });
  }
}
