/** The signs on the buttons. */
const LINES = ["enlarge", "zoom_in", "zoom_out", "zoom_fit"]; // drawn with strokes
const PATHS = {
  first: "M5 4v12M16 4v12L7.5 10z",
  back: "M13.5 4v12L6 10z",
  play: "M6 3.5v13l10-6.5z",
  pause: "M6 4h3v12H6zM11 4h3v12h-3z",
  forward: "M6.5 4v12L14 10z",
  last: "M15 4v12M4 4v12l8.5-6z",
  more: "M3 8.5h3v3H3zM8.5 8.5h3v3h-3zM14 8.5h3v3h-3z",
  enlarge: "M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5",
  zoom_in: "M10 4v12M4 10h12",
  zoom_out: "M4 10h12",
  zoom_fit: "M3 4h14v12H3zM7 8h6v4H7z",
};

export function icon(action) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.innerHTML = `<path d="${PATHS[action]}"/>`;
  svg.classList.toggle("ls-line", LINES.includes(action));
  return svg;
}
