/** Tells when the connection to the server breaks, and when it stands again. */
const STATE = "data-test-connection-state";
const GIVEN_UP = "DISCONNECTED_FOREVER";
const app = document.querySelector(`[${STATE}]`);

/** Streamlit gives up for good when a message refers to one that it has just forgotten:
 * so it may be if a page is left while an answer is on its way. All that the reader has
 * set stands in the address. */
new MutationObserver(() => app.getAttribute(STATE) === GIVEN_UP && location.reload()).observe(app, {
  attributeFilter: [STATE],
});

/** Call `changed(connected)` at every change; returns what stops the watching. */
export function watchConnection(changed) {
  const isConnected = () => app.getAttribute(STATE) === "CONNECTED";
  let before = isConnected();
  const observer = new MutationObserver(() => {
    if (isConnected() === before) return;
    before = !before;
    changed(before);
  });
  observer.observe(app, { attributeFilter: [STATE] });
  return () => observer.disconnect();
}
