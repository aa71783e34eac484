/** What a cell is besides its value, as in scenes/panels.py. */
export const [REAL, PADDING, UNREACHED, CROSSED, DOUBTFUL] = [0, 1, 2, 3, 4];

const FADED = 0.5; // of its value gives the colour of a cell that is never reached

/** What gives a cell its colour: one that is never reached fades towards zero, and has
 * zero's where nothing ever arrives. */
export const shade = (value, state) => (state === UNREACHED ? FADED * (value || 0) : value);

/** Whether lines lie over the colours of some cells, which an image of colours has not. */
export const hasLines = (states) => states?.some((state) => state > PADDING) ?? false;

/** Whether a veil lies over a cell's colour. */
export const isVeiled = (state) => state === CROSSED || state === DOUBTFUL;
