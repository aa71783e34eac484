/** Two lines about a map: its name, shape, range and sources; what it answers to. */
import { element } from "../../web/dom.js";
import { fill } from "../../web/words.js";
import { SIGNS, sourcesOf } from "./trace.js";

/** `numbered`: sources are named with the numbers that they have on the stage. */
export function describe(line, map, views, texts, numbered) {
  line.replaceChildren(...(map && map.sheet > 0 ? partsOf(map, views, texts, numbered) : [texts.hint]));
}

function partsOf(map, views, texts, numbered) {
  const view = views[map.sheet];
  const { title, names, abouts, shape } = view.sheet;
  return [
    element("b", {}, `${title} · ${names[map.number]}`),
    " ",
    element("span", {}, shape.slice(1).join(" × ")),
    " ",
    element("span", {}, view.rangeOf(map.number)),
    " ",
    element("span", { class: "lso-about" }, abouts[map.number]),
    element("br"),
    fill(texts.from, { names: namesOf(map, views, texts, numbered) }),
  ];
}

function namesOf(map, views, texts, numbered) {
  const { weighted } = views[map.sheet].sheet;
  const sources = sourcesOf(views, map).map(({ from, plane, sign }) => {
    const { sheet } = views[from.sheet];
    if (!weighted) return sheet.title;
    if (plane !== null) return `${SIGNS[sign]} ${texts.planes[plane]}`;
    return `${SIGNS[sign]} ${numbered ? `${from.number + 1} ` : ""}${sheet.names[from.number]}`;
  });
  return [...new Set(sources)].join(texts.comma) || texts.nothing;
}
