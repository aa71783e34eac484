import { element, haveChildren, setText } from "../../web/dom.js";
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
    const bands = [
      ...along(panel.rowBands, room.left, {
        start: top,
        length: port.height,
        first: port.top,
        size: port.down,
        row: true,
      }),
      ...along(panel.columnBands, room.top, {
        start: left,
        length: port.width,
        first: port.left,
        size: port.across,
        row: false,
      }),
    ];
    const nodes = haveChildren(this.root, bands.length, () => element("span"));
    nodes.forEach((node, i) => this.#showBand(node, bands[i], palette));
  }

  #showBand(node, { label, colour, from, long, across, row }, palette) {
    const fits = across > LABELLED && this.pen.measureText(label).width + ROOM <= long;
    setText(node, fits ? label : "");
    node.className = row ? "ls-row-band" : "ls-column-band";
    const [begin, length, thickness] = [from, long, across - GAP].map((side) => `${side}px`);
    const [left, top] = row ? ["", begin] : [begin, ""];
    const [width, height] = row ? [thickness, length] : [length, thickness];
    Object.assign(node.style, { left, top, width, height });
    const scale = palette.roles[colour];
    Object.assign(node.style, { backgroundColor: scale.colour(STRONG, 1), color: scale.ink(STRONG, 1) });
  }
}

/** Those of a side that are on show: where they begin, how long they are. */
function along(bands, across, { start, length, first, size, row }) {
  const inside = (place) => Math.max(0, Math.min(length, (place - first) * size));
  return bands.flatMap(({ label, colour, ...band }) => {
    const [from, to] = [inside(band.start), inside(band.stop)];
    return to > from ? [{ label, colour, from: start + from, long: to - from, across, row }] : [];
  });
}
