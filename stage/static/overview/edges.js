/** Where an edge between two maps runs. */

/** Place at which an edge leaves a map (`side` 1) or ends in it (0), on the strip. */
export function endOf(strip, views, { sheet, number }, side, lane = 0.5) {
  const [box, origin] = [views[sheet].buttons[number].getBoundingClientRect(), strip.getBoundingClientRect()];
  const { picture, width } = views[sheet].boxes[number];
  const left = box.left - origin.left + strip.scrollLeft + (width - picture.width) / 2;
  return [left + side * picture.width, box.top - origin.top + picture.height * lane];
}

/** Start, two points that bend it, and end of a curve that begins and ends level. */
export function bend([x1, y1], [x2, y2]) {
  const reach = Math.max(16, (x2 - x1) / 2);
  return [x1, y1, x1 + reach, y1, x2 - reach, y2, x2, y2];
}
