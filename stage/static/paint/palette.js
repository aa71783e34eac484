/** From values to colours; the grammar itself comes from figures/theme.py as data. */
const LEVELS = 254; // even: zero has a level of its own, the ground colour

export class Palette {
  #ground;

  constructor(colours) {
    const { ground, ink, hatch, accent, shades } = colours;
    Object.assign(this, { ground, ink, hatch, accent }, shades);
    this.missing = packed(...mix([rgb(ground), rgb(ink)], alpha(shades.empty)));
    this.roles = {};
    this.#ground = packed(...rgb(ground));
    for (const [role, scale] of Object.entries(colours.roles)) this.roles[role] = new Scale(scale);
  }

  /** A packed colour of a cell that does not count. */
  veiled(colour) {
    return halves(colour, this.#ground);
  }
}

/** Half of each colour, of packed ones. */
const halves = (a, b) => ((((a >>> 1) & 0x7f7f7f) + ((b >>> 1) & 0x7f7f7f)) | 0xff000000) >>> 0;

class Scale {
  constructor({ stops, diverging }) {
    this.diverging = diverging;
    this.stops = stops;
    const parts = stops.map(rgb);
    this.table = Array.from({ length: LEVELS + 1 }, (_, level) => mix(parts, level / LEVELS));
    this.packed = this.table.map((colour) => packed(...colour));
    this.colours = this.table.map((colour) => `rgb(${colour.join(" ")})`);
    this.dark = this.table.map(isDark);
  }

  /** Place of a value in the table; `range` is the largest magnitude, and what is no
   * number, such as a padding of −∞, has no colour. */
  level(value, range) {
    const real = Number.isFinite(value) ? value / range : 0;
    const share = this.diverging ? (real + 1) / 2 : real;
    return Math.round(LEVELS * Math.min(1, Math.max(0, share)));
  }

  colour(value, range) {
    return this.colours[this.level(value, range)];
  }

  /** Ink that can be read on the colour of a value: one of these two has a contrast of
   * at least 4.5 : 1 on any. */
  ink(value, range) {
    return this.dark[this.level(value, range)] ? "#ffffff" : "#000000";
  }
}

/** A colour as one pixel of an image. */
export const packed = (red, green, blue) =>
  ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;

const rgb = (hex) => [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));

/** How much of a colour with four parts there is. */
const alpha = (hex) => parseInt(hex.slice(7), 16) / 255;

function mix(stops, share) {
  const place = share * (stops.length - 1);
  const first = Math.min(Math.floor(place), stops.length - 2);
  return stops[first].map((part, i) => Math.round(part + (stops[first + 1][i] - part) * (place - first)));
}

/** Below the luminance at which white and black text contrast equally (WCAG 2, 1.4.3). */
function isDark(colour) {
  const [r, g, b] = colour.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.179;
}

/** Whether the page round `node` is dark. */
export function isDarkPage(node) {
  const colour = getComputedStyle(node).getPropertyValue("--st-background-color").trim();
  return colour.startsWith("#") && colour.length === 7 && isDark(rgb(colour));
}
