/** The address at which each page was left: whoever comes back finds what was set. */
const left = new Map(); // path -> query

/** The page of this path now has this query. */
export const remember = (path, query) => left.set(path, query);

/** What stood in a page's address when it was on show last. */
export const remembered = (path) => new URLSearchParams(left.get(path));

/** It now has this in its query, too: text by key, null for "leave out". */
export const add = (path, query) => remember(path, changed(remembered(path), query));

/** Put the texts of `query` into `params`. */
export function changed(params, query) {
  for (const [key, text] of Object.entries(query)) {
    if (text === null) params.delete(key);
    else params.set(key, text);
  }
  return params;
}
