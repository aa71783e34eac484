/** The address at which each page was left: whoever comes back finds what was set. */
const left = new Map(); // path -> query

/** The page of this path now has this query. */
export const remember = (path, query) => left.set(path, query);

/** What stood in a page's address when it was on show last. */
export const remembered = (path) => new URLSearchParams(left.get(path));
