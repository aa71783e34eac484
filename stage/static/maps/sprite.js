/** All maps of a layer as one picture, from codes to colours. */
const ZERO = 127; // the code of zero; the ends of the range lie this far from it
const OPAQUE = 255;

/** Colours of all codes as pixels. */
export function tableOf(scale) {
  const table = new Uint32Array(2 * ZERO + 1);
  const bytes = new Uint8Array(table.buffer);
  table.forEach((_, code) => bytes.set([...scale.table[scale.level(code - ZERO, ZERO)], OPAQUE], 4 * code));
  return table;
}

/** The maps (K, rows, columns) below each other. */
export function mapSprite(codes, [maps, rows, columns], table) {
  const image = new ImageData(columns, maps * rows);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < codes.length; i++) pixels[i] = table[codes[i]];
  return { canvas: canvasOf(image), rows, columns };
}

/** Pictures (K, rows, columns, 3) below each other. */
export function pictureSprite(bytes, [pictures, rows, columns]) {
  const image = new ImageData(columns, pictures * rows);
  for (let i = 0; i < pictures * rows * columns; i++) {
    image.data.set([bytes[3 * i], bytes[3 * i + 1], bytes[3 * i + 2], OPAQUE], 4 * i);
  }
  return { canvas: canvasOf(image), rows, columns };
}

/** Draw one map; few cells stay cells, many are averaged. */
export function drawMap(context, { canvas, rows, columns }, number, { x, y, width, height }) {
  context.imageSmoothingEnabled = columns > width * devicePixelRatio;
  context.imageSmoothingQuality = "high";
  context.drawImage(canvas, 0, number * rows, columns, rows, x, y, width, height);
}

function canvasOf(image) {
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext("2d").putImageData(image, 0, 0);
  return canvas;
}
