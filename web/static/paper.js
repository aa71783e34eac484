import { loadStyles } from "./styles.js";

/** One sheet of paper for what is on the screen: its name, its settings as text, what it
 * shows. Everything keeps the width that it was laid out for and is then made smaller as
 * a whole, so that marks stay on their cells whatever the paper's size.
 */
export const PAPER = "layerscope-paper"; // on the way there and back: paint again, at once
const PARTS = "header, stage, overview, closeup, shares, charts, training, welcome, cards";
const SHOWN = PARTS.split(", ")
  .map((name) => `[data-testid=${name}]`)
  .join();
const BELOW_THE_FOLD = "[data-testid=stExpander]";
const SETTINGS = ".ls-control, .ls-chooser, .ls-where";
const SHEETS = { wide: [980, 680], tall: [680, 960] }; // px on A4 and on Letter, inside of 10 mm
const LEAST = 720; // px of width: what a phone shows one below the other stands side by side
const LARGEST = 1.5; // times as large as on the screen

loadStyles(import.meta.url, "./paper.css");
addEventListener("beforeprint", putOnPaper);
addEventListener("afterprint", takeBack);

/** Whether that is so now: then nothing is laid out by what it measures. */
export const onPaper = () => Boolean(document.documentElement.dataset.paper);

function putOnPaper() {
  if (onPaper()) return;
  writeSettings();
  const parts = [...document.querySelectorAll(SHOWN)].filter(
    (part) => part.checkVisibility() && !part.closest(BELOW_THE_FOLD),
  );
  const widths = parts.map((part) => Math.max(part.offsetWidth, LEAST));
  parts.forEach((part, i) => keep(part, widths[i]));
  document.body.style.setProperty("--paper-width", `${Math.max(LEAST, ...widths)}px`);
  document.documentElement.dataset.paper = "wide";
  dispatchEvent(new Event(PAPER));
  document.querySelectorAll("[data-on-paper=part] canvas").forEach(copy);
  fit(Math.max(LEAST, ...widths), document.body.scrollHeight);
}

function takeBack() {
  if (!onPaper()) return;
  delete document.documentElement.dataset.paper;
  document.body.style.removeProperty("--paper-scale");
  for (const node of document.querySelectorAll("[data-on-paper]")) delete node.dataset.onPaper;
  for (const node of document.querySelectorAll("[data-paper-copy]")) node.remove();
  dispatchEvent(new Event(PAPER));
}

/** A part stays, and so does what it lies in; all the rest goes. */
function keep(part, width) {
  part.style.setProperty("--paper-width", `${width}px`);
  for (let node = part.parentElement; node !== document.body; node = node.parentElement) node.dataset.onPaper ??= "way";
  part.dataset.onPaper = "part";
}

/** A canvas that was drawn on just before is printed at another scale and on an opaque
 * ground (Chromium 156): a copy of what it shows is not. */
function copy(canvas) {
  const { width, height } = canvas;
  if (!canvas.getContext("2d") || !width || !height) return; // shows a copy already
  const sheet = new OffscreenCanvas(width, height);
  sheet.getContext("2d").drawImage(canvas, 0, 0);
  const shown = canvas.cloneNode();
  shown.getContext("bitmaprenderer").transferFromImageBitmap(sheet.transferToImageBitmap());
  shown.dataset.paperCopy = "";
  canvas.after(shown);
}

/** The sheet on which it can be larger. */
function fit(width, height) {
  const scales = Object.entries(SHEETS).map(([name, [across, down]]) => [
    Math.min(across / width, down / height, LARGEST),
    name,
  ]);
  const [scale, name] = scales.reduce((best, next) => (next[0] > best[0] ? next : best));
  document.documentElement.dataset.paper = name;
  document.body.style.setProperty("--paper-scale", scale);
}

function writeSettings() {
  const settings = [...document.querySelectorAll(SETTINGS)].filter(isSet).map(asText);
  const line = document.querySelector(".lsh-settings");
  if (line) line.textContent = settings.filter(Boolean).join(" · ");
}

/** In a bar that is on show everything counts, also what a phone folds away and what stands
 * in popovers. */
const isSet = (control) => (control.closest(".ls-bar") ?? control).checkVisibility();

/** A control's name and value; of a switch its name alone, where it is on. */
function asText(control) {
  const input = control.querySelector("select, input");
  const text = (part) => control.querySelector(part)?.textContent ?? "";
  if (!input && !text(".ls-label")) return control.textContent;
  if (input?.role === "switch") return input.checked ? text(".ls-label") : "";
  const chosen =
    input?.selectedOptions?.[0]?.textContent ?? (["number", "text"].includes(input?.type) ? input.value : "");
  return `${text(".ls-label")} ${chosen || text(".ls-summary") || text(".ls-value")}`;
}
