/** What a page of another version waits for: it was open while the server was renewed, and
 * two versions side by side would draw everything twice. */
const version = import.meta.url.split("/").at(-3);
const stale = history.state?.version !== version;

/** Loads the page anew, with all that its address holds. Resolves only where that has
 * been done and did not help, as behind a proxy that kept an old page. */
export const renewed = stale ? new Promise(reload) : Promise.resolve();

/** The history remembers it over the reload, and no browser denies that. */
function reload() {
  history.replaceState({ ...history.state, version }, "");
  location.reload();
}
