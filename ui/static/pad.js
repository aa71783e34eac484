import { element, onePer, setText } from "./dom.js";
import { icon } from "./icons.js";
import { Log } from "./log.js";
import { tab } from "./storage.js";
import { loadStyles } from "./styles.js";

const KEPT = "layerscope-drawing"; // in the tab's memory: a reload keeps the drawing
const PENS = { black: "#000000", red: "#d62828", blue: "#1f4fc4", green: "#1b7f36", yellow: "#f2c200" };
const WIDTH = 0.09; // of the pad's side
const PAPER = "#ffffff";

export const ready = loadStyles("controls.css", "pad.css");

/** A pad: strokes in relative places, so that they can be undone and drawn again. */
class Pad {
  #log = new Log();
  #strokes = [];
  #pen = "black";
  #drawing = false;
  #sheet = element("div", { class: "ls-pad-sheet" });
  #canvas = element("canvas", { class: "ls-paper", tabindex: 0, role: "img", "data-pad": true });
  #undo = element("button", { type: "button", class: "ls-button ls-square", "data-action": "undo-stroke" }, icon("undo"));
  #clear = element("button", { type: "button", class: "ls-button ls-square", "data-action": "clear-pad" }, icon("clear"));
  #pens = Object.entries(PENS).map(([name, colour]) => this.#penButton(name, colour));

  constructor(place) {
    const canvas = this.#canvas;
    canvas.onpointerdown = (event) => this.#begin(event);
    canvas.onpointermove = (event) => this.#move(event);
    canvas.onpointerup = canvas.onpointercancel = () => this.#end();
    canvas.onkeydown = (event) => this.#key(event);
    this.#undo.onclick = () => this.#keep(this.#strokes.slice(0, -1));
    this.#clear.onclick = () => this.#keep([]);
    const tools = element("div", { class: "ls-tools" }, ...this.#pens, this.#undo, this.#clear);
    this.#sheet.append(canvas);
    place.append(element("div", { class: "ls ls-pad", "data-testid": "pad" }, this.#sheet, tools));
  }

  show({ side, blank, texts, seen }, setStateValue) {
    this.#log.answered(seen, (event) => setStateValue("event", event));
    this.#dress(texts);
    if (this.#canvas.width === side) return;
    this.#canvas.width = this.#canvas.height = side;
    this.#strokes = JSON.parse(tab.get(KEPT) ?? "[]");
    this.#paint();
    if (blank && this.#strokes.length) this.#send();
  }

  #dress({ label, hint, undo, clear, pens }) {
    this.#canvas.setAttribute("aria-label", `${label}: ${hint}`);
    this.#sheet.dataset.hint = this.#canvas.title = hint;
    this.#name(this.#undo, undo);
    this.#name(this.#clear, clear);
    for (const button of this.#pens) this.#name(button, pens[button.dataset.pen]);
    this.#showPen();
  }

  #name(button, label) {
    button.title = label;
    button.setAttribute("aria-label", label);
  }

  #penButton(name, colour) {
    const button = element("button", { type: "button", class: "ls-pen", "data-pen": name });
    button.style.setProperty("--ls-pen", colour);
    button.onclick = () => {
      this.#pen = name;
      this.#showPen();
    };
    return button;
  }

  #showPen() {
    for (const button of this.#pens) button.setAttribute("aria-pressed", button.dataset.pen === this.#pen);
  }

  #begin(event) {
    event.preventDefault();
    this.#canvas.setPointerCapture(event.pointerId);
    this.#canvas.focus({ preventScroll: true });
    this.#drawing = true;
    this.#strokes.push({ pen: this.#pen, places: [this.#place(event)] });
    this.#changed();
  }

  #move(event) {
    if (!this.#drawing) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    this.#strokes.at(-1).places.push(...(passed.length ? passed : [event]).map((each) => this.#place(each)));
    this.#changed();
  }

  #end() {
    this.#drawing = false;
    this.#remember();
  }

  #place({ clientX, clientY }) {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height].map((part) => Math.round(part * 1000) / 1000);
  }

  /** Delete clears; undo as everywhere. */
  #key(event) {
    const undoes = (event.ctrlKey || event.metaKey) && event.key === "z";
    if (!undoes && !["Delete", "Backspace"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#keep(undoes ? this.#strokes.slice(0, -1) : []);
  }

  #keep(strokes) {
    this.#strokes = strokes;
    this.#remember();
    this.#changed();
  }

  #remember() {
    tab.set(KEPT, JSON.stringify(this.#strokes));
  }

  #changed() {
    this.#paint();
    this.#send();
  }

  #paint() {
    const context = this.#canvas.getContext("2d");
    const { width: side } = this.#canvas;
    context.fillStyle = PAPER;
    context.fillRect(0, 0, side, side);
    Object.assign(context, { lineCap: "round", lineJoin: "round", lineWidth: WIDTH * side });
    for (const { pen, places } of this.#strokes) {
      context.strokeStyle = PENS[pen];
      context.beginPath();
      places.forEach(([x, y]) => context.lineTo(x * side, y * side));
      context.lineTo(places.at(-1)[0] * side, places.at(-1)[1] * side);
      context.stroke();
    }
    this.#undo.disabled = this.#clear.disabled = !this.#strokes.length;
    this.#canvas.dataset.strokes = this.#strokes.length;
  }

  /** The server hears of the newest picture as soon as it has answered the last one. */
  #send() {
    this.#log.pressNewest("drawn", () => ({ png: this.#canvas.toDataURL("image/png").split(",")[1] }));
  }
}

const padOf = onePer((place) => new Pad(place));

export default function render({ parentElement, data, setStateValue }) {
  padOf(parentElement).show(data, setStateValue);
}
