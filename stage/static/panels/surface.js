import { element } from "../../web/dom.js";
import { sizeCanvas } from "../paint/canvas.js";

const sheet = new OffscreenCanvas(1, 1); // on which everything is drawn before it is shown
const pen = sheet.getContext("2d");

/** A canvas for a picture that stands still for long. With a 2D context of its own, a
 * browser without a graphics card would copy it at every frame, changed or not. */
export class Surface {
  constructor(attributes) {
    this.canvas = element("canvas", attributes);
    this.screen = this.canvas.getContext("bitmaprenderer");
  }

  /** Make it so many CSS px large; return whether it is empty until it is painted. */
  resize(width, height) {
    return sizeCanvas(this.canvas, width, height);
  }

  /** Show what `draw(pen)` draws, in CSS px. */
  paint(draw) {
    this.#show(() => this.#draw(draw));
  }

  /** The same, over what is shown already. */
  add(draw) {
    this.#show(() => {
      pen.drawImage(this.canvas, 0, 0);
      this.#draw(draw);
    });
  }

  #draw(draw) {
    pen.scale(devicePixelRatio, devicePixelRatio);
    draw(pen);
  }

  #show(draw) {
    const { width, height } = this.canvas;
    if (!width || !height) return; // less than half a pixel
    Object.assign(sheet, { width, height }); // which also makes it blank
    draw();
    this.screen.transferFromImageBitmap(sheet.transferToImageBitmap());
  }
}
