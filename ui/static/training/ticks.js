/** Which values of an axis from one end to the other are written beside it. */

/** Steps of 1, 2 or 5 times a power of ten, from the first end on; about so many at most. */
export function linear([from, to], most) {
  const rough = (to - from) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) * power;
  const count = Math.floor((to - from) / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((from + index * step).toPrecision(6)));
}

/** Powers of ten, all of them or every second, third, …: six at most. */
export function decades([from, to]) {
  const [low, high] = [Math.ceil(Math.log10(from)), Math.floor(Math.log10(to))];
  const step = Math.ceil((high - low + 1) / 6);
  const count = Math.floor((high - low) / step) + 1;
  return Array.from({ length: count }, (_, index) => 10 ** (low + index * step));
}
