/** All edges between all maps, faint, behind them: what is made of what. */
import { bend, endOf } from "./edges.js";
import { sourcesOf } from "./trace.js";

const FAINTEST = 0.05; // opacity of the weakest edge
const STRONGEST = 0.18;
const MANY = 10; // edges into one map; where there are more, all are fainter

export class Web {
  constructor(strip) {
    this.strip = strip;
    this.canvas = document.createElement("canvas");
    this.canvas.classList.add("lso-web");
    this.canvas.setAttribute("aria-hidden", "true");
    strip.append(this.canvas);
  }

  /** Draw them, unless they stand where they stood. */
  show(views, ink) {
    this.canvas.hidden = true; // it must not keep the strip as wide as it was
    const { scrollWidth: width, clientHeight: height } = this.strip;
    this.canvas.hidden = false;
    const drawn = JSON.stringify([width, height, ink, views.map(({ boxes, sheet }) => [boxes, sheet.sources])]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.canvas.width = Math.round(width * devicePixelRatio);
    this.canvas.height = Math.round(height * devicePixelRatio);
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
    const context = this.canvas.getContext("2d");
    context.scale(devicePixelRatio, devicePixelRatio);
    context.strokeStyle = ink;
    views.forEach((view, sheet) => view.buttons.forEach((_, number) => this.#draw(context, views, { sheet, number })));
  }

  #draw(context, views, to) {
    const end = endOf(this.strip, views, to, 0);
    const sources = sourcesOf(views, to);
    for (const { from, lane, strength } of sources) {
      const [x1, y1, ...rest] = bend(endOf(this.strip, views, from, 1, lane), end);
      context.globalAlpha = (FAINTEST + (STRONGEST - FAINTEST) * strength) * Math.min(1, MANY / sources.length);
      context.beginPath();
      context.moveTo(x1, y1);
      context.bezierCurveTo(...rest);
      context.stroke();
    }
  }
}
