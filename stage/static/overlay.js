/** What lies over the panels: the frames of the step, partners under the pointer, and
 * a value on its way. One canvas over the whole floor. */
import { FONT } from "./paint.js";

const HALO = "rgb(0 0 0 / 55%)";

export class Overlay {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
  }

  fit(width, height) {
    this.width = width;
    this.height = height;
    this.canvas.width = Math.round(width * devicePixelRatio);
    this.canvas.height = Math.round(height * devicePixelRatio);
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
  }

  /** `frames`, `partners`: lists of {box, style}; `flight`: {box, text, colour, ink} or null. */
  draw({ frames, partners, flight }, accent) {
    const { context } = this;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    for (const box of partners) this.#partner(box, accent.cell);
    for (const { box, style } of frames) this.#frame(box, accent[style], style === "window" ? 3 : 3.5);
    if (flight) this.#flight(flight, accent.cell);
  }

  #partner({ x, y, width, height }, colour) {
    const { context } = this;
    context.globalAlpha = 0.45;
    context.fillStyle = colour;
    context.fillRect(x, y, width, height);
    context.globalAlpha = 1;
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.strokeRect(x + 0.75, y + 0.75, width - 1.5, height - 1.5);
  }

  #frame({ x, y, width, height }, colour, thickness) {
    const { context } = this;
    context.strokeStyle = HALO;
    context.lineWidth = thickness + 2;
    context.strokeRect(x, y, width, height);
    context.strokeStyle = colour;
    context.lineWidth = thickness;
    context.strokeRect(x, y, width, height);
  }

  #flight({ box, text, colour, ink }, border) {
    const { context } = this;
    const [width, height] = [Math.max(box.width, 16 + 9 * text.length), Math.max(box.height, 28)];
    const [x, y] = [box.x + (box.width - width) / 2, box.y + (box.height - height) / 2];
    context.fillStyle = colour;
    context.fillRect(x, y, width, height);
    this.#frame({ x, y, width, height }, border, 2);
    context.fillStyle = ink;
    context.font = `600 16px ${FONT}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(text, x + width / 2, y + height / 2 + 1);
  }
}
