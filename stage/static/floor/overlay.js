/** What lies over the panels: the frames of the step, partners under the pointer, and
 * a value on its way. One canvas over the whole floor. */
import { FONT } from "../paint/paint.js";
import { Surface } from "../panels/surface.js";

const HALO = "rgb(0 0 0 / 55%)";
const FRAMED = 7; // px; smaller cells travel without a frame
const LINE = 28; // px that a line of text takes

const widthOf = (text) => 16 + 9 * text.length;

/** A box of the same centre in which the text can be read. */
function readable({ box, text }) {
  const [width, height] = [Math.max(box.width, widthOf(text)), Math.max(box.height, LINE)];
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}

export class Overlay {
  constructor() {
    this.surface = new Surface({ class: "ls-overlay", "aria-hidden": "true" });
  }

  get canvas() {
    return this.surface.canvas;
  }

  fit(width, height) {
    this.width = width;
    this.height = height;
    if (this.surface.resize(width, height)) this.shown = null;
  }

  /** `frames`, `partners`: lists of {box, style}; `flights`: of {box, text, colour, ink}. */
  draw(parts, accent) {
    const asked = JSON.stringify([parts, accent, devicePixelRatio]);
    if (asked === this.shown) return;
    this.shown = asked;
    this.surface.paint((pen) => drawParts(pen, parts, accent));
  }
}

function drawParts(pen, { frames, partners, flights }, accent) {
  for (const { box, style } of partners) {
    if (style === "window") drawFrame(pen, box, accent.window, 2);
    else drawPartner(pen, box, accent.cell);
  }
  for (const { box, style } of frames) drawFrame(pen, box, accent[style], style === "window" ? 3 : 3.5);
  for (const flight of flights) {
    drawFlight(pen, flights.length > 1 ? flight : { ...flight, box: readable(flight) }, accent.cell);
  }
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
