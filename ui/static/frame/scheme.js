import { browser, tab } from "../../web/storage.js";

/** Lets a reader choose light or dark without a reload.
 *
 * Streamlit follows the browser's colour scheme and looks at it again after printing,
 * but a script cannot choose. So this answers in the browser's place. It stands before
 * Streamlit's own module in the document, and so it runs before that does.
 */
const KEY = "layerscope-scheme";
const ask = window.matchMedia.bind(window);

const chosen = () => tab.get(KEY) ?? browser.get(KEY);

/** `?embed_options=dark_theme` would tie Streamlit to one scheme: taken as a choice. */
const url = new URL(location.href);
const options = url.searchParams.getAll("embed_options");
const theme = options.find((option) => /^(dark|light)_theme$/.test(option));
if (theme) {
  tab.set(KEY, theme.replace("_theme", ""));
  url.searchParams.delete("embed_options");
  const others = options.filter((option) => option !== theme);
  others.forEach((option) => url.searchParams.append("embed_options", option));
  history.replaceState(history.state, "", url);
}

window.matchMedia = (query) => {
  const list = ask(query);
  const scheme = query.match(/prefers-color-scheme:\s*(dark|light)/)?.[1];
  if (scheme && chosen()) {
    Object.defineProperty(list, "matches", { get: () => scheme === chosen() });
  }
  return list;
};

window.addEventListener("layerscope-scheme", ({ detail }) => {
  tab.set(KEY, detail);
  browser.set(KEY, detail);
  window.dispatchEvent(new Event("afterprint"));
});
