/** Where the frames of a step lie, and where they are between two steps. */
const SHARE_OF_STEP = 0.8;
const LONGEST = 420; // ms
const FLIGHT_FROM = 120; // ms a step; faster, a value does not travel, it is there
export const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Frames of a step: a window's bounding box, and its cells where it has gaps; nodes
 * have a ring each. */
export function framesAt(scene, views, step) {
  return scene.marks.flatMap(({ panel, cells, style }) =>
    framed(
      cells.at(step).map((cell) => views[panel].box(cell)),
      style,
    ),
  );
}

/** Frames round the boxes of some cells; those that cannot be seen have none. */
export function framed(all, style) {
  const boxes = all.filter(Boolean);
  if (!boxes.length) return [];
  if (boxes[0].round) return boxes.map((box) => ({ box, style }));
  const box = bounds(boxes);
  const gaps = box.width * box.height > 1.5 * boxes.reduce((area, { width, height }) => area + width * height, 0);
  return [{ box, style }, ...(gaps ? boxes.map((part) => ({ box: part, style })) : [])];
}

export function bounds(boxes) {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** A move from one step's frames to the next: first the window glides, then what it
 * gives travels, stage by stage: {panel, flights}. */
export class Motion {
  constructor(from, to, stages, pace) {
    Object.assign(this, { from, to, stages: pace >= FLIGHT_FROM * stages.length ? stages : [] });
    this.parts = this.stages.length + 1;
    this.length = Math.min(pace * SHARE_OF_STEP, LONGEST * this.parts);
    this.start = performance.now();
  }

  /** What is to be drawn at time `now`, which panels have got theirs, and whether it is over. */
  at(now) {
    const done = Math.min(1, (now - this.start) / this.length) * this.parts;
    const part = Math.min(this.parts - 1, Math.floor(done));
    const glide = ease(Math.min(1, done));
    const flights = part > 0 ? this.stages[part - 1].flights : [];
    return {
      frames: this.to.map((frame, i) => ({ ...frame, box: between(this.from[i]?.box ?? frame.box, frame.box, glide) })),
      flights: flights.map((flight) => ({ ...flight, box: between(flight.from, flight.to, ease(done - part)) })),
      landed: this.stages.slice(0, Math.max(0, part - 1)).map(({ panel }) => panel),
      over: done >= this.parts,
    };
  }
}

const ease = (share) => share * share * (3 - 2 * share);

function between(a, b, share) {
  const mix = (key) => a[key] + (b[key] - a[key]) * share;
  return { x: mix("x"), y: mix("y"), width: mix("width"), height: mix("height"), round: b.round };
}
