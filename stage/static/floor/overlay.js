/** What lies over the panels: the frames of the step, partners under the pointer, and
 * a value on its way. One canvas over the whole floor. */
import { sizeCanvas } from "../paint/canvas.js";
import { FONT } from "../paint/paint.js";

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
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
  }

  fit(width, height) {
    this.width = width;
    this.height = height;
    sizeCanvas(this.canvas, width, height);
  }

  /** `frames`, `partners`: lists of {box, style}; `flights`: of {box, text, colour, ink}. */
  draw({ frames, partners, flights }, accent) {
    const { context } = this;
    context.resetTransform();
    context.clearRect(0, 0, this.canvas.width, this.canvas.height); // the last pixels too, of which a part is outside
    context.scale(devicePixelRatio, devicePixelRatio);
    for (const { box, style } of partners) {
      if (style === "window") this.#frame(box, accent.window, 2);
      else this.#partner(box, accent.cell);
    }
    for (const { box, style } of frames) this.#frame(box, accent[style], style === "window" ? 3 : 3.5);
    for (const flight of flights) {
      this.#flight(flights.length > 1 ? flight : { ...flight, box: readable(flight) }, accent.cell);
    }
  }

  #partner(box, colour) {
    const { context } = this;
    context.globalAlpha = 0.45;
    context.fillStyle = colour;
    this.#outline(box, 0);
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    this.#outline(box, 0.75);
    context.stroke();
  }

  /** Cells have corners, nodes are round. */
  #outline({ x, y, width, height, round = 0 }, inset) {
    this.context.beginPath();
    this.context.roundRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset, round);
  }

  #frame(box, colour, thickness) {
    const { context } = this;
    this.#outline(box, 0);
    context.strokeStyle = HALO;
    context.lineWidth = thickness + 2;
    context.stroke();
    context.strokeStyle = colour;
    context.lineWidth = thickness;
    context.stroke();
  }

  #flight({ box, text, colour, ink }, border) {
    const { context } = this;
    const { x, y, width, height } = box;
    context.fillStyle = colour;
    context.fillRect(x, y, width, height);
    if (Math.min(width, height) >= FRAMED) this.#frame(box, border, 2);
    if (width < widthOf(text)) return;
    context.fillStyle = ink;
    context.font = `600 16px ${FONT}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(text, x + width / 2, y + height / 2 + 1);
  }
}
