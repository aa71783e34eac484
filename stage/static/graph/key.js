import { element, setText } from "../../web/dom.js";
import { svg } from "../paint/svg.js";

const LINE = { long: 28, tall: 12 }; // px

/** What the colours and widths of edges stand for: lines as they are drawn. */
export class EdgeKey {
  constructor() {
    this.lines = element("span", { class: "ls-edge-lines" });
    this.rule = element("span");
    this.root = element("p", { class: "ls-edge-key", "data-testid": "edge-key" }, this.lines, this.rule);
  }

  /** `kinds`: the `name` of each and its `samples` (text, stroke, width, dashed); the
   * `rule` says how to read them. */
  show(kinds, rule) {
    this.root.hidden = !kinds.length;
    this.lines.replaceChildren(...kinds.map(kind));
    setText(this.rule, rule);
  }
}

const kind = ({ name, samples }) =>
  element("span", {}, ...(name ? [element("b", {}, name)] : []), ...samples.map(line));

function line({ text, stroke, width, dashed }) {
  const across = { x1: 3, x2: LINE.long - 3, y1: LINE.tall / 2, y2: LINE.tall / 2 };
  const dashes = dashed ? { "stroke-dasharray": "2 8" } : {};
  const drawn = svg("line", { ...across, stroke, "stroke-width": width, ...dashes });
  return element("span", {}, svg("svg", { width: LINE.long, height: LINE.tall, "aria-hidden": "true" }, drawn), text);
}
