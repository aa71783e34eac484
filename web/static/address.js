import { remember, remembered } from "./visits.js";

/** The address bar, kept in step without ever making an entry in the history. */
const PAUSE = 350; // ms; Safari raises after 100 writes in 30 s

let shown = null;
let newest = null;
let timer = 0;

/** The page on show is the one at this address. The reader may have left it already: what
 * it still writes is then not for the address of the next one. */
export function arriveAt(address) {
  const path = new URL(address, location.href).pathname;
  if (shown !== path && path === location.pathname) remember(path, location.search);
  shown = path;
}

/** Put `query` (text by key, null for "leave out") into this page's address. */
export function writeAddress(query) {
  const page = shown ?? location.pathname;
  const before = newest?.page === page ? newest.query : {};
  newest = { page, query: { ...before, ...query } };
  remember(page, changed(remembered(page), query));
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

function changed(params, query) {
  for (const [key, text] of Object.entries(query)) {
    if (text === null) params.delete(key);
    else params.set(key, text);
  }
  return params;
}
