/** Says that a browser is older than the program needs.
 *
 * Stands in the document itself, in words that every browser reads: one that stumbles
 * over a module's syntax shows a blank page. Each of these features is the newest of an
 * engine: Safari 17.4 has the first two, Firefox 125 the third, Chromium 120 the last.
 */
function greetOutdated(sentences) {
  var known = Object.groupBy && "checkVisibility" in Element.prototype
    && "popover" in HTMLElement.prototype
    && CSS.supports("selector(:dir(ltr))");
  if (known) return;
  document.addEventListener("DOMContentLoaded", function () {
    var notice = document.createElement("p");
    notice.className = "lsh-outdated";
    notice.setAttribute("role", "alert");
    notice.textContent = sentences[document.documentElement.lang];
    document.body.insertBefore(notice, document.body.firstChild);
  });
}
