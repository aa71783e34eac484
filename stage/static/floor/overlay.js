/** What lies over the panels: the frames of the step, partners under the pointer, and
 * a value on its way. One canvas over the whole floor. */
import { onPaper } from "../../web/paper.js";
import { FONT } from "../paint/paint.js";
import { Surface } from "../panels/surface.js";
import { bounds } from "../scene/motion.js";

const HALO = "rgb(0 0 0 / 55%)";
const FRAMED = 7; // px; smaller cells travel without a frame
const LINE = 28; // px that a line of text takes
const EDGE = 4; // px round a box that its frame takes at most
const WHOLE = 4; // px that are a whole number of pixels at every usual ratio of them

const widthOf = (text) => 16 + 9 * text.length;

/** A value in a box of the same centre in which its text can be read. */
function inReadableBox(flight) {
  const { box, text } = flight;
  const [width, height] = [Math.max(box.width, widthOf(text)), Math.max(box.height, LINE)];
  const [x, y] = [box.x + (box.width - width) / 2, box.y + (box.height - height) / 2];
  return { ...flight, box: { x, y, width, height } };
}

export class Overlay {
  constructor() {
    this.surface = new Surface({ class: "ls-overlay", "aria-hidden": "true" });
  }

  get canvas() {
    return this.surface.canvas;
  }

  /** Of a floor so large. */
  fit(width, height) {
    Object.assign(this, { width, height });
  }

  /** `frames`, `partners`: lists of {box, style}; `flights`: of {box, text, colour, ink}. */
  draw({ frames, partners, flights }, accent) {
    const lone = flights.length === 1;
    const parts = { frames, partners, flights: lone ? flights.map(inReadableBox) : flights };
    const area = onPaper() ? this.#whole : this.#around(Object.values(parts).flat());
    const asked = JSON.stringify([parts, accent, area, devicePixelRatio]);
    if (asked === this.shown) return;
    this.shown = asked;
    const { left, top, right, bottom } = area;
    Object.assign(this.canvas.style, { left: `${left}px`, top: `${top}px` });
    this.surface.resize(right - left, bottom - top);
    this.surface.paint((pen) => {
      pen.translate(-left, -top);
      drawParts(pen, parts, accent);
    });
  }

  /** On paper: a part of the floor is printed a pixel too wide (Chromium 156). */
  get #whole() {
    return { left: 0, top: 0, right: this.width, bottom: this.height };
  }

  /** Only as large as what is drawn: a browser without a graphics card moves every pixel. */
  #around(parts) {
    if (!parts.length) return { left: 0, top: 0, right: 0, bottom: 0 };
    const { x, y, width, height } = bounds(parts.map(({ box }) => box));
    const [left, top] = [x, y].map((from) => Math.max(0, WHOLE * Math.floor((from - EDGE) / WHOLE)));
    const upTo = (most, end) => Math.min(Math.floor(most), WHOLE * Math.ceil((end + EDGE) / WHOLE));
    return {
      left,
      top,
      right: Math.max(left, upTo(this.width, x + width)),
      bottom: Math.max(top, upTo(this.height, y + height)),
    };
  }
}

function drawParts(pen, { frames, partners, flights }, accent) {
  for (const { box, style } of partners) {
    if (style === "window") drawFrame(pen, box, accent.window, 2);
    else drawPartner(pen, box, accent.cell);
  }
  for (const { box, style } of frames) drawFrame(pen, box, accent[style], style === "window" ? 3 : 3.5);
  for (const flight of flights) drawFlight(pen, flight, accent.cell);
}

function drawPartner(pen, box, colour) {
  pen.globalAlpha = 0.45;
  pen.fillStyle = colour;
  outline(pen, box, 0);
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  outline(pen, box, 0.75);
  pen.stroke();
}

/** Cells have corners, nodes are round. */
function outline(pen, { x, y, width, height, round = 0 }, inset) {
  pen.beginPath();
  pen.roundRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset, round);
}

function drawFrame(pen, box, colour, thickness) {
  outline(pen, box, 0);
  pen.strokeStyle = HALO;
  pen.lineWidth = thickness + 2;
  pen.stroke();
  pen.strokeStyle = colour;
  pen.lineWidth = thickness;
  pen.stroke();
}

function drawFlight(pen, { box, text, colour, ink }, border) {
  const { x, y, width, height } = box;
  pen.fillStyle = colour;
  pen.fillRect(x, y, width, height);
  if (Math.min(width, height) >= FRAMED) drawFrame(pen, box, border, 2);
  if (width < widthOf(text)) return;
  pen.fillStyle = ink;
  pen.font = `600 16px ${FONT}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, x + width / 2, y + height / 2 + 1);
}
