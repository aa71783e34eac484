/** How large numbers stand in their cells, and how large a cell they need. */
import { print } from "./numbers.js";

const LEAST = 12; // px; smaller numbers are left out
const MOST = { small: 17, share: 0.36, large: 44 }; // px; of a large cell
const WIDTH = 0.58; // of a digit, in font sizes
const AIR = 5; // px beside a number
const TALL = 0.5; // of a cell's height

/** The size at which every number of a panel fits its cells; 0 if that is too small. */
export function fontSize({ across, down }, panel, zoom) {
  const most = Math.max(MOST.small * zoom, Math.min(MOST.large, down * MOST.share));
  const size = Math.min((across - AIR) / (longest(panel) * WIDTH), down * TALL, most);
  return size < LEAST ? 0 : Math.floor(size);
}

/** Px of a cell from which all numbers of a panel are printed; 0 where none ever are. */
export const leastCell = (panel) =>
  panel.pick || panel.kind === "curve" ? 0 : Math.ceil(Math.max(LEAST / TALL, longest(panel) * LEAST * WIDTH + AIR));

const longest = ({ low, high, digits }) => Math.max(print(low, digits).length, print(high, digits).length);
