/** Says that a browser is older than the program needs, that a frame's sandbox keeps the
 * page apart from its own site, so that no module reaches it, or that the server takes it
 * for another site's page and does not answer it.
 *
 * Stands in the document itself, in words that every browser reads: one that stumbles
 * over a module's syntax shows a blank page. Each of these features is the newest of an
 * engine: Safari 17.4 has the first two, Firefox 125 the third, Chromium 120 the last.
 */
function greetHindered(sentences) {
  var known =
    Object.groupBy &&
    "checkVisibility" in Element.prototype &&
    "popover" in HTMLElement.prototype &&
    CSS.supports("selector(:dir(ltr))");
  if (!known) tell("outdated");
  else if (self.origin === "null") tell("sandboxed");
  else setTimeout(askWhy, 4000); // by then most pages have come; others lose nothing

  function tell(reason) {
    if (document.readyState !== "loading") return show(reason);
    document.addEventListener("DOMContentLoaded", function () {
      show(reason);
    });
  }

  function show(reason) {
    var notice = document.createElement("p");
    notice.className = "lsh-outdated";
    notice.setAttribute("role", "alert");
    notice.textContent = sentences[document.documentElement.lang][reason];
    document.body.insertBefore(notice, document.body.firstChild);
  }

  /** No script learns why a websocket was refused; of a file, here an empty one, it does. */
  function askWhy() {
    if (document.querySelector("header h1")) return;
    fetch(new URL("layerscope/upload", window.__streamlit.BACKEND_BASE_URL), { method: "POST" })
      .then(function (answer) {
        return answer.json();
      })
      .then(function (said) {
        if (said.kind === "origin") tell("foreign");
      })
      .catch(function () {}); // gone, or busy
  }
}
