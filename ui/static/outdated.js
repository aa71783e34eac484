/** Says that a browser is older than the program needs, or that a frame's sandbox keeps
 * the page apart from its own site, so that no module reaches it.
 *
 * Stands in the document itself, in words that every browser reads: one that stumbles
 * over a module's syntax shows a blank page. Each of these features is the newest of an
 * engine: Safari 17.4 has the first two, Firefox 125 the third, Chromium 120 the last.
 */
function greetHindered(sentences) {
  var known = Object.groupBy && "checkVisibility" in Element.prototype
    && "popover" in HTMLElement.prototype
    && CSS.supports("selector(:dir(ltr))");
  var apart = self.origin === "null";
  if (known && !apart) return;
  document.addEventListener("DOMContentLoaded", function () {
    var notice = document.createElement("p");
    notice.className = "lsh-outdated";
    notice.setAttribute("role", "alert");
    notice.textContent = sentences[document.documentElement.lang][known ? "sandboxed" : "outdated"];
    document.body.insertBefore(notice, document.body.firstChild);
  });
}
