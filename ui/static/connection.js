/** Tells when the connection to the server breaks, and when it stands again. */
const STATE = "data-test-connection-state";

/** Call `changed(connected)` at every change; returns what stops the watching. */
export function watchConnection(changed) {
  const app = document.querySelector(`[${STATE}]`);
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
