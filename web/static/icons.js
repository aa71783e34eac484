const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  undo: "M7 4 3 8l4 4M3 8h8.5a4.5 4.5 0 0 1 0 9H8",
  redo: "M13 4l4 4-4 4M17 8H8.5a4.5 4.5 0 0 0 0 9H12",
  reset: "M4 10a6 6 0 1 0 2-4.5M4 3v3.5h3.5",
  down: "M5 8l5 5 5-5",
  upload: "M10 13V4M6 7.5 10 3.5l4 4M4 13v3h12v-3",
  clear: "M4 6h12M8 6V4h4v2M5.5 6l.8 10h7.4l.8-10M8.5 9v4.5M11.5 9v4.5",
  draw: "M4 16l.8-3.6L13.5 3.7a1.6 1.6 0 0 1 2.3 0l.5.5a1.6 1.6 0 0 1 0 2.3L7.6 15.2z",
  camera: "M3 6.5h3L7.5 4.5h5L14 6.5h3v9H3zM10 13.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5z",
};

/** A line drawing of 20 units that takes the colour of the text round it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("ls-icon");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
