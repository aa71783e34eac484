/** What stands round the panels, and how much height that leaves them. */
import { PHONE } from "../scene/layout.js";

const WALL = { width: 1800, height: 1200 }; // px from which there is room for larger letters
const ZOOM = { page: 1, wall: 1.3, enlarged: [1.5, 1.25, 1] };
const TALL = { page: 2.1, grid: 2.6, share: 1.6, graph: 3.8 }; // on a phone, height for the panels in widths
const GAPS = { page: 36, enlarged: 34, phone: 24 }; // px between the parts, and round them
const LOW = { screen: 300, panels: 240 }; // px that panels have without scrolling, and at the least
const ROOMY = 420; // px of panels that leave the card its shape
const SHORT = 620; // px of a window in which the card takes one line
const GROWN = 1.1; // heights of the page's panels
const SCREENS = 2.2; // that a small one's panels take at most
const STEP = 1.3; // from one height to the next

/** Ways to dress the stage, the most spacious first: size of the letters, whether the card
 * takes one line, whether it then lies over the panels, whether the facts are on show. */
export function dressesOf({ enlarged, width, height }) {
  const tight = width < PHONE || height < SHORT;
  if (enlarged) {
    return ZOOM.enlarged
      .slice(tight ? -1 : 0)
      .map((zoom) => ({ zoom, lined: zoom < ZOOM.enlarged[0], over: false, facts: false }));
  }
  const zoom = width >= WALL.width && height >= WALL.height ? ZOOM.wall : ZOOM.page;
  const low = { zoom, lined: true, over: true, facts: true };
  return tight ? [low] : [{ ...low, lined: false, over: false }, low, { ...low, zoom: ZOOM.page, facts: false }];
}

/** Heights that the panels may have, the one that asks for least scrolling first: what is
 * left of the screen; under a card in one line, which stays in sight, the whole screen and
 * more. `before`: the panels' height on the page, where they are enlarged together;
 * `framed`: whether they are in a frame that grows with them. */
export function heightsOf({ enlarged, framed, lined, before, width, height, top, around, share, kind }) {
  const whole = height - around - GAPS[width < PHONE ? "phone" : enlarged ? "enlarged" : "page"];
  const tall = width < PHONE ? width * TALL[share ? "share" : kind] : 0;
  if (enlarged) return upTo(whole, framed ? tall : lined ? GROWN * before : 0);
  const left = share ? Math.round(height * share) : whole - Math.min(top, height / 2);
  const most = Math.min(tall, height * SCREENS);
  if (share || !lined || left >= LOW.screen) return upTo(Math.max(left, LOW.panels), most);
  return [...(left > LOW.panels ? [left] : []), ...upTo(Math.max(whole, LOW.panels), most)];
}

/** `least` and, step by step, more, up to `most`. */
function upTo(least, most) {
  return least * STEP < most ? [least, ...upTo(least * STEP, most)] : [least, ...(most > least ? [most] : [])];
}

/** Which plan serves best, one for each of the ways to dress: the first that shows all
 * numbers; if none does, enlarged, that with the largest panels, else the first with room enough. */
export function best(plans, enlarged) {
  const legible = plans.findIndex((plan) => plan.legible);
  if (legible >= 0) return legible;
  const roomy = plans.findIndex(({ height }) => height >= ROOMY);
  return enlarged || roomy < 0 ? plans.length - 1 : roomy;
}
