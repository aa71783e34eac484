/** Scripts ask for each other by the paths that the server gives them, tests do it too:
 * "/web/dom.js" lies in web/static. */
import { registerHooks } from "node:module";

const ROOT = new URL("..", import.meta.url).href;
const FILE = /^(web|stage|ui)\/static\//;
const SERVED = /^page:\/(web|stage|ui)\//;

registerHooks({ resolve: (name, context, next) => next(fileOf(name, context.parentURL) ?? name, context) });

/** The file behind a path of the page, or null for what is none. */
function fileOf(name, parent = "") {
  const asking = parent.replace(ROOT, "");
  if (!(FILE.test(asking) ? /^\.{0,2}\// : /^\//).test(name)) return null;
  const path = new URL(name, `page:/${asking.replace(FILE, "$1/")}`).href;
  return SERVED.test(path) ? path.replace(SERVED, `${ROOT}$1/static/`) : null;
}
