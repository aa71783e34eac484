/** Where the frames of a step lie, and where they are between two steps. */
const SHARE_OF_STEP = 0.8;
const LONGEST = 420; // ms
const FLIGHT_FROM = 120; // ms a step; faster, a value does not travel, it is there
export const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Frames of a step: a window's bounding box, and its cells where it has gaps; nodes
 * have a ring each. */
export function framesAt(scene, views, step) {
  return scene.marks.flatMap(({ panel, cells, style }) => {
    const boxes = cells.at(step).map((cell) => views[panel].box(cell)).filter(Boolean);
    if (!boxes.length) return [];
    if (boxes[0].round) return boxes.map((box) => ({ box, style }));
    const box = bounds(boxes);
    const gaps = box.width * box.height > 1.5 * boxes.reduce((area, { width, height }) => area + width * height, 0);
    return [{ box, style }, ...(gaps ? boxes.map((part) => ({ box: part, style })) : [])];
  });
}

export function bounds(boxes) {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** A move from one step's frames to the next: first the window glides, then what it gives travels. */
export class Motion {
  constructor(from, to, flights, pace) {
    Object.assign(this, { from, to, flights: pace >= FLIGHT_FROM ? flights : [] });
    this.flies = this.flights.length > 0;
    this.length = Math.min(pace * SHARE_OF_STEP, LONGEST * (this.flies ? 2 : 1));
    this.start = performance.now();
  }

  /** What is to be drawn at time `now`, and whether it is over. */
  at(now) {
    const share = Math.min(1, (now - this.start) / this.length);
    const glide = ease(Math.min(1, this.flies ? share * 2 : share));
    const travel = share > 0.5 ? ease(share * 2 - 1) : null;
    return {
      frames: this.to.map((frame, i) => ({ ...frame, box: between(this.from[i]?.box ?? frame.box, frame.box, glide) })),
      flights: travel === null ? [] : this.flights.map((flight) => ({ ...flight, box: between(flight.from, flight.to, travel) })),
      over: share >= 1,
    };
  }
}

const ease = (share) => share * share * (3 - 2 * share);

function between(a, b, share) {
  const mix = (key) => a[key] + (b[key] - a[key]) * share;
  return { x: mix("x"), y: mix("y"), width: mix("width"), height: mix("height"), round: b.round };
}
