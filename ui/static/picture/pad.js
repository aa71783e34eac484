import { element, onePer } from "../../web/dom.js";
import { icon } from "../../web/icons.js";
import { tab } from "../../web/storage.js";
import { loadStyles } from "../../web/styles.js";

const KEPT = "layerscope-drawing"; // in the tab's memory: a reload keeps the drawing
const PAPER = "#ffffff";
const CLOSE = 0.004; // of the pad's side: a place this near to the last one adds nothing

export const ready = loadStyles(import.meta.url, "../controls/controls.css", "./pad.css");

/** A pad: strokes in relative places, so that they can be undone and drawn again. */
class Pad {
  #log;
  #data = {};
  #strokes = null; // as long as nobody has touched it
  #told = null; // those that the server was told of again
  #pen = "black";
  #drawing = false;
  #sheet = element("div", { class: "ls-pad-sheet" });
  #canvas = element("canvas", { class: "ls-paper", tabindex: 0, role: "img", "data-pad": true });
  #undo = element(
    "button",
    { type: "button", class: "ls-button ls-square", "data-action": "undo-stroke" },
    icon("undo"),
  );
  #clear = element(
    "button",
    { type: "button", class: "ls-button ls-square", "data-action": "clear-pad" },
    icon("clear"),
  );
  #pens = [];
  #tools = element("div", { class: "ls-tools" }, this.#undo, this.#clear);

  constructor(place, log) {
    this.#log = log;
    const canvas = this.#canvas;
    canvas.onpointerdown = (event) => this.#begin(event);
    canvas.onpointermove = (event) => this.#move(event);
    canvas.onpointerup = canvas.onpointercancel = () => this.#end();
    canvas.onkeydown = (event) => this.#key(event);
    this.#undo.onclick = () => this.#takeBack();
    this.#clear.onclick = () => this.#keep([]);
    this.#sheet.append(canvas);
    place.append(element("div", { class: "ls ls-pad", "data-testid": "pad" }, this.#sheet, this.#tools));
  }

  show(data) {
    const isNew = !this.#pens.length;
    this.#data = data;
    if (isNew) this.#begins(data);
    this.#dress(data.texts);
    if (data.untouched) this.#remind();
    else this.#told = null;
  }

  #begins({ pens, side }) {
    this.#pens = Object.entries(pens).map(([name, colour]) => this.#penButton(name, colour));
    this.#tools.prepend(...this.#pens);
    this.#canvas.width = this.#canvas.height = side;
    this.#strokes = JSON.parse(tab.get(KEPT));
    this.#paint();
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
    this.#strokes = [...(this.#strokes ?? []), { pen: this.#pen, places: [this.#place(event)] }];
    this.#changed();
  }

  #move(event) {
    if (!this.#drawing) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const each of passed.length ? passed : [event]) this.#lead(this.#place(each));
    this.#changed();
  }

  #lead([x, y]) {
    const { places } = this.#strokes.at(-1);
    const [lastX, lastY] = places.at(-1);
    if (Math.hypot(x - lastX, y - lastY) >= CLOSE) places.push([x, y]);
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
    if (undoes) this.#takeBack();
    else this.#keep([]);
  }

  #takeBack() {
    if (this.#strokes) this.#keep(this.#strokes.slice(0, -1));
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
    const shown = this.#strokes ?? this.#data.example;
    context.fillStyle = PAPER;
    context.fillRect(0, 0, side, side);
    Object.assign(context, { lineCap: "round", lineJoin: "round", lineWidth: this.#data.width * side });
    for (const { pen, places } of shown) {
      context.strokeStyle = this.#data.pens[pen];
      context.beginPath();
      places.forEach(([x, y]) => context.lineTo(x * side, y * side));
      context.lineTo(places.at(-1)[0] * side, places.at(-1)[1] * side);
      context.stroke();
    }
    this.#undo.disabled = !this.#strokes?.length;
    this.#clear.disabled = !shown.length;
    this.#canvas.dataset.strokes = shown.length;
  }

  /** The server has no drawing of this session, as after a reload or after its own
   * restart: it hears of the strokes on show once, however it answers. */
  #remind() {
    if (!this.#strokes || this.#told === this.#strokes) return;
    this.#told = this.#strokes;
    this.#send();
  }

  /** The server hears of the newest strokes as soon as it has answered the last ones;
   * their picture it paints itself, since a browser may falsify what a canvas holds. */
  #send() {
    this.#log.pressNewest("drawn", () => ({ strokes: this.#strokes }));
  }
}

const padOf = onePer((place, log) => new Pad(place, log));

export default function render({ parentElement, data, log }) {
  padOf(parentElement, log).show(data);
}
