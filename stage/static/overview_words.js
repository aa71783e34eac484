/** Two lines about a map: its name, shape, range and sources; what it answers to. */
import { element } from "../ui/dom.js";
import { fill } from "../ui/words.js";
import { sourcesOf } from "./overview_trace.js";

const SIGNS = { "-1": "−", 0: "±", 1: "+" };

export function describe(line, map, views, texts) {
  line.replaceChildren(...(map && map.sheet > 0 ? partsOf(map, views, texts) : [texts.hint]));
}

function partsOf(map, views, texts) {
  const view = views[map.sheet];
  const { title, names, abouts, shape } = view.sheet;
  return [
    element("b", {}, `${title} · ${names[map.number]}`), " ",
    element("span", {}, shape.slice(1).join(" × ")), " ",
    element("span", {}, view.rangeOf(map.number)), " ",
    element("span", { class: "lso-about" }, abouts[map.number]),
    element("br"), fill(texts.from, { names: namesOf(map, views, texts) }),
  ];
}

function namesOf(map, views, texts) {
  const plain = !views[map.sheet].sheet.weighted;
  const sources = sourcesOf(views, map).map(({ from, plane, sign }) => {
    const { sheet } = views[from.sheet];
    const name = plane === null ? sheet.names[from.number] : texts.planes[plane];
    return plain ? `${sheet.title}` : `${SIGNS[sign]} ${name}`;
  });
  return sources.join(texts.comma) || texts.nothing;
}
