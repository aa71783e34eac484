import { currentQuery } from "./address.js";
import { leadsElsewhere } from "./dom.js";
import { remembered } from "./visits.js";

/** Going to another page of the program, with the picture and the language. */
const CARRIED = ["lang", "img", "size", "rgb", "embed", "embed_options"];

/** Address of a page: as it was left, with what its path asks for and what goes along. */
export function addressOf(path) {
  const url = new URL(path, location.href);
  const own = [...url.searchParams];
  const query = remembered(url.pathname);
  for (const key of CARRIED) query.delete(key);
  for (const [key, text] of own) query.set(key, text);
  for (const [key, text] of currentQuery()) {
    if (CARRIED.includes(key)) query.append(key, text);
  }
  url.search = query;
  return url.href;
}

/** Make a link of `path`: it carries what is set when it is used. */
export function lead(link, path) {
  const refresh = () => (link.href = addressOf(path));
  refresh();
  link.onpointerenter = link.onfocus = refresh;
  link.onclick = (event) => {
    refresh();
    if (leadsElsewhere(event)) return;
    event.preventDefault();
    go(link.href);
  };
}

/** An answer of the page that was left a moment ago makes Streamlit think that the
 * reader is there, and put it in the history: the way Forward would be lost, and Back
 * would lead there again. So only `go` makes entries. */
const push = history.pushState.bind(history);
history.pushState = () => {};

/** Streamlit opens the page of the address when it believes that the reader went Back. */
export const open = () => window.dispatchEvent(new PopStateEvent("popstate"));

function go(href) {
  push({}, "", href);
  open();
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
}
