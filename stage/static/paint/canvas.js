/** Make a canvas so many CSS px large. That takes new memory and empties it, so only where
 * the size is another one. Return whether it is. */
export function sizeCanvas(canvas, width, height) {
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  const [across, down] = [width, height].map((side) => Math.round(side * devicePixelRatio));
  const other = canvas.width !== across || canvas.height !== down;
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  return other;
}
