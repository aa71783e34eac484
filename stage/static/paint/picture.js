import { isVeiled, shade } from "../scene/states.js";
import { packed } from "./palette.js";

/** One map as an image, a colour a cell: for maps of many small cells. Shrunk, the cells
 * under a pixel are averaged; enlarged, they keep their edges. */
export class Picture {
  constructor(look, area) {
    this.look = look;
    this.colours = new Uint32Array(area);
  }

  /** Take over the values of all cells, or of some. */
  take(values, cells) {
    const { look, colours } = this;
    const { scale, range, state, palette } = look;
    const count = cells ? cells.length : values.length;
    for (let i = 0; i < count; i++) {
      const cell = cells ? cells[i] : i;
      const value = shade(values[cell], state?.[cell]);
      const colour = Number.isNaN(value) ? palette.missing : scale.packed[scale.level(value, range)];
      colours[cell] = isVeiled(state?.[cell]) ? palette.veiled(colour) : colour;
    }
    return this;
  }

  /** Draw what the port shows of it; or only what lies round some cells. */
  draw(context, port, cells) {
    const ratio = devicePixelRatio;
    const { canvas } = context;
    const part = cells
      ? around(cells, port, this.look.columns, ratio, canvas)
      : { left: 0, top: 0, right: canvas.width, bottom: canvas.height };
    if (part.right <= part.left || part.bottom <= part.top) return;
    const across = spans(part.left, part.right, port.left, 1 / (port.across * ratio), port.columns);
    const down = spans(part.top, part.bottom, port.top, 1 / (port.down * ratio), port.rows);
    const image = new ImageData(part.right - part.left, part.bottom - part.top);
    this.#sample(new Uint32Array(image.data.buffer), across, down);
    context.putImageData(image, part.left, part.top);
  }

  #sample(pixels, across, down) {
    let place = 0;
    for (let row = 0; row < down.length; row += 2) {
      for (let column = 0; column < across.length; column += 2) {
        pixels[place++] = this.#mean(across[column], across[column + 1], down[row], down[row + 1]);
      }
    }
  }

  #mean(left, right, top, bottom) {
    const {
      colours,
      look: { columns },
    } = this;
    if (right - left === 1 && bottom - top === 1) return colours[top * columns + left];
    let [red, green, blue] = [0, 0, 0];
    for (let row = top; row < bottom; row++) {
      for (let cell = row * columns + left; cell < row * columns + right; cell++) {
        const colour = colours[cell];
        red += colour & 255;
        green += (colour >> 8) & 255;
        blue += (colour >> 16) & 255;
      }
    }
    const count = (right - left) * (bottom - top);
    return packed(red / count, green / count, blue / count);
  }
}

/** First and last cell (exclusive) under each pixel of a line: pairs, end to end. */
function spans(from, to, first, scale, count) {
  const ends = new Int32Array(2 * (to - from));
  for (let pixel = from; pixel < to; pixel++) {
    const start = first + pixel * scale;
    const [low, high] = scale <= 1 ? [Math.floor(start + scale / 2), 0] : [Math.floor(start), Math.ceil(start + scale)];
    const cell = Math.max(0, Math.min(count - 1, low));
    ends.set([cell, Math.max(cell + 1, Math.min(count, high))], 2 * (pixel - from));
  }
  return ends;
}

/** The pixels that show cells, or share in them. */
function around(cells, port, columns, ratio, canvas) {
  const part = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
  for (const cell of cells) {
    const box = port.box(Math.floor(cell / columns), cell % columns);
    if (!box) continue;
    part.left = Math.min(part.left, Math.floor(box.x * ratio) - 1);
    part.top = Math.min(part.top, Math.floor(box.y * ratio) - 1);
    part.right = Math.max(part.right, Math.ceil((box.x + box.width) * ratio) + 1);
    part.bottom = Math.max(part.bottom, Math.ceil((box.y + box.height) * ratio) + 1);
  }
  return {
    left: Math.max(0, part.left),
    top: Math.max(0, part.top),
    right: Math.min(canvas.width, part.right),
    bottom: Math.min(canvas.height, part.bottom),
  };
}
