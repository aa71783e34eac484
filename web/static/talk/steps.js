import { add as keep } from "../visits.js";

/** What the reader did to the values of a page, until Streamlit has taken it.
 *
 * Changes and presses of the lesson, in their order, whichever component they come from.
 * Streamlit may hear of them late: somebody else may have answered them before.
 */
const DRAG = 1000; // ms; Streamlit's memory makes one step of undo of what is closer

let lastId = 0;
export const nextId = () => (lastId = Math.max(lastId + 1, Date.now()));

let steps = [];
let answered = 0;
let heardBy = "";

/** Add a step of the log `by` on a page: `{ values }` by URL key, or `{ press, detail }`,
 * where `detail` may be asked for when it is told. Of a drag only the newest counts, and of
 * presses that `replace` the last one. Whoever comes back to the page finds the values,
 * even if it is left before anybody could hear of them. */
export function add(by, page, step, replace = () => false) {
  const last = steps.at(-1);
  const isNewest = last?.id === lastId; // nothing else was done since, as an undo
  const id = nextId();
  const drags = () => id - last.id < DRAG && sameKeys(last.values, step.values);
  if (isNewest && (drags() || replace(last))) steps.pop();
  steps.push({ id, by, page, ...step });
  keep(page, step.values ?? {});
  return id;
}

/** What Streamlit has not taken yet of this page, as it is told. */
export const unheard = () => here().map(({ by, page, ...step }) => asTold(step));

const asTold = (step) => (typeof step.detail === "function" ? { ...step, detail: step.detail() } : step);

/** Id of the newest step that Streamlit has not taken; 0 where there is none. */
export const newest = () => here().at(-1)?.id ?? 0;

/** Steps of a log that nobody has answered. */
export const unanswered = (log) => steps.filter(({ id, by }) => by === log && id > answered);

/** Somebody has answered all steps up to an id. */
export const answer = (id) => (answered = Math.max(answered, id));

/** Id up to which somebody has answered. */
export const answeredUpTo = () => answered;

/** Streamlit tells of its session. Another one than before has heard of no step, but of what
 * the address said: what was answered stands there, unless it is a drawing. */
export function meet(session) {
  if (session === heardBy) return;
  heardBy = session;
  steps = steps.filter(({ id, detail }) => id > answered || typeof detail === "function");
  answered = 0;
}

/** Streamlit has taken all steps up to an id. */
export function taken(id) {
  answer(id);
  steps = steps.filter((step) => step.id > id);
}

/** The page of a path stands there, of which Streamlit has taken the steps up to an id. What
 * the last one has not told is not told: it would lead the reader back. */
export function arrive(path, id) {
  steps = steps.filter(({ page }) => page === path);
  answered = id;
}

/** What somebody knew when he answered is older than what nobody has heard of. */
export function keepUnheard() {
  for (const { page, values } of steps) keep(page, values ?? {});
}

const here = () => steps.filter(({ page }) => page === location.pathname);

const sameKeys = (before, after) => before && after && Object.keys(before).join() === Object.keys(after).join();
