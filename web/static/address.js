import { add, changed, remember, remembered } from "./visits.js";

/** The address bar, kept in step without ever making an entry in the history. */
const PAUSE = 350; // ms; Safari raises after 100 writes in 30 s

let shown = null;
let gone = null; // what was on show when the reader went away
let newest = null;
let timer = 0;
const travellers = [];

addEventListener("popstate", () => (gone = shown));

/** Whether the reader has gone to a page that does not stand there yet. */
export const isTravelling = () => gone !== null && gone === shown && shown !== location.pathname;

/** Call `act` when a page arrives. */
export const afterArrival = (act) => travellers.push(act);

/** The page on show is the one at this address. The reader may have left it already: what
 * it still writes is then not for the address of the next one. */
export function arriveAt(address) {
  const path = new URL(address, location.href).pathname;
  if (shown !== path && path === location.pathname) remember(path, location.search);
  shown = path;
  for (const act of travellers.splice(0)) act();
}

/** What is set on this page, though its address may not say so yet; of a page that does not
 * stand there yet, what the address says. */
export const currentQuery = () =>
  shown === location.pathname ? remembered(shown) : new URLSearchParams(location.search);

/** Put `query` (text by key, null for "leave out") into this page's address. */
export function writeAddress(query) {
  const page = shown ?? location.pathname;
  const before = newest?.page === page ? newest.query : {};
  newest = { page, query: { ...before, ...query } };
  add(page, query);
  if (!timer) write();
}

function write() {
  timer = 0;
  if (!newest) return;
  const { query, page } = newest;
  newest = null;
  if (page === location.pathname && replace(query)) timer = setTimeout(write, PAUSE);
}

function replace(query) {
  const url = new URL(location.href);
  changed(url.searchParams, query);
  if (url.href === location.href) return false;
  history.replaceState(history.state, "", url);
  return true;
}
