import { element } from "../dom.js";

const SOURCE = new URL("plotly.min.js", new URL("../..", import.meta.url)).href;
let loading = null;

/** Resolves to Plotly, of the installed package: fetched once, when somebody asks first.
 * Where it could not be fetched, it is tried again for whom asks next. */
export function loadPlotly() {
  loading ??= new Promise(insert).catch(forget);
  return loading;
}

function insert(resolve, reject) {
  const script = element("script", { src: SOURCE, onload: () => resolve(window.Plotly), onerror: reject });
  document.head.append(script);
}

function forget() {
  loading = null;
  throw new Error("plotly.js could not be loaded");
}
