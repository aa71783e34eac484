import { element } from "../../web/dom.js";
import { bandRoom } from "../scene/layout.js";

const GAP = 3; // px between bands and cells
const ROOM = 6; // px that a label needs beside its letters
const STRONG = 0.7; // of a role's range: the colour of its bands
const LABELLED = 14; // px across a band that has room for a label
const FONT = "12px ui-sans-serif, system-ui, sans-serif";

/** What the rows and the columns of a panel stand for, along its edges. */
export class Bands {
  constructor() {
    this.root = element("div", { class: "ls-bands", "aria-hidden": "true" });
    this.pen = new OffscreenCanvas(1, 1).getContext("2d");
    this.pen.font = FONT;
  }

  /** `port`: what is on show of the front card, which begins at `left`, `top`. */
  show(panel, port, palette, { left, top }) {
    const room = bandRoom(panel);
    this.root.replaceChildren(
      ...this.#along(panel.rowBands, palette, room.left, {
        start: top,
        length: port.height,
        first: port.top,
        size: port.down,
        row: true,
      }),
      ...this.#along(panel.columnBands, palette, room.top, {
        start: left,
        length: port.width,
        first: port.left,
        size: port.across,
        row: false,
      }),
    );
  }

  #along(bands, palette, across, { start, length, first, size, row }) {
    const inside = (place) => Math.max(0, Math.min(length, (place - first) * size));
    return bands.flatMap((band) => {
      const [from, to] = [inside(band.start), inside(band.stop)];
      return to > from
        ? [this.#band(band, palette.roles[band.colour], { from: start + from, long: to - from, across, row })]
        : [];
    });
  }

  #band({ label }, scale, { from, long, across, row }) {
    const fits = across > LABELLED && this.pen.measureText(label).width + ROOM <= long;
    const node = element("span", { class: row ? "ls-row-band" : "ls-column-band" }, fits ? label : "");
    const [place, length, thickness] = row ? ["top", "height", "width"] : ["left", "width", "height"];
    Object.assign(node.style, { [place]: `${from}px`, [length]: `${long}px`, [thickness]: `${across - GAP}px` });
    Object.assign(node.style, { background: scale.colour(STRONG, 1), color: scale.ink(STRONG, 1) });
    return node;
  }
}
