/** What a map is made of, and what is made of it: frames and edges. Changes no data. */
import { bend, endOf } from "./edges.js";

const SVG = "http://www.w3.org/2000/svg";
const THICKEST = 5; // px
const THINNEST = 1.5;
export const SIGNS = { "-1": "−", 0: "±", 1: "+" };
const SIGNED = 0.9; // how far up the scale of weights an edge takes its colour

export class Trace {
  constructor(strip) {
    this.strip = strip;
    this.lines = document.createElementNS(SVG, "svg");
    this.lines.classList.add("lso-lines");
    this.lines.setAttribute("aria-hidden", "true");
    strip.append(this.lines);
  }

  take(views, palette) {
    Object.assign(this, { views, palette });
    const { weight } = palette.roles;
    this.colours = { "-1": weight.colour(-SIGNED, 1), 0: `${palette.ink}b0`, 1: weight.colour(SIGNED, 1) };
  }

  /** What the colours stand for, as ``EdgeKey`` takes it: a line for each sign. */
  kinds(name) {
    const signs = Object.entries(SIGNS).sort(([a], [b]) => a - b);
    return [{ name, samples: signs.map(([sign, text]) => ({ text, stroke: this.colours[sign], width: THICKEST })) }];
  }

  /** Show the trace of a map, {sheet, number}, or of none. */
  show(map) {
    this.strip.classList.toggle("lso-tracing", Boolean(map));
    for (const node of this.strip.querySelectorAll("[data-trace]")) node.removeAttribute("data-trace");
    this.lines.replaceChildren();
    if (!map) return;
    const links = this.#links(map);
    this.#mark(map, "self");
    for (const { from, to } of links) this.#mark(to === map ? from : to, to === map ? "source" : "target");
    this.lines.append(...links.map((link) => this.#line(link, link.to === map)));
  }

  /** Edges that end in a map, and those that leave it. */
  #links(map) {
    const into = sourcesOf(this.views, map).map((source) => ({ ...source, to: map }));
    const next = this.views[map.sheet + 1]?.sheet.sources ?? [];
    const out = next.flatMap((sources, number) =>
      sources
        .filter(([from]) => from === map.number)
        .map(([, strength, sign]) => ({ from: map, to: { sheet: map.sheet + 1, number }, strength, sign })),
    );
    return [...into, ...(map.sheet > 0 ? out : [])];
  }

  #mark({ sheet, number }, role) {
    this.views[sheet].buttons[number].dataset.trace = role;
  }

  #line({ from, to, strength, sign, lane = 0.5 }, into) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute(
      "d",
      pathOf(bend(endOf(this.strip, this.views, from, 1, lane), endOf(this.strip, this.views, to, 0))),
    );
    path.setAttribute("stroke", this.colours[sign]);
    path.setAttribute("stroke-width", Math.max(THINNEST, THICKEST * strength * (into ? 1 : 0.5)));
    path.setAttribute("opacity", (into ? 0.95 : 0.6) * Math.max(0.35, strength));
    return path;
  }
}

function pathOf([x1, y1, ...rest]) {
  return `M${x1} ${y1}C${rest.join(" ")}`;
}

/** The maps that a map is made of. The picture's planes share one place, in lanes. */
export function sourcesOf(views, { sheet, number }) {
  const before = views[sheet - 1];
  if (!before) return [];
  const planes = before.sheet.sources || before.sheet.shape[0] === 1 ? 0 : before.sheet.shape[0];
  return views[sheet].sheet.sources[number].map(([from, strength, sign]) => ({
    from: { sheet: sheet - 1, number: planes ? 0 : from },
    plane: planes ? from : null,
    lane: planes ? (from + 1) / (planes + 1) : 0.5,
    strength,
    sign,
  }));
}
