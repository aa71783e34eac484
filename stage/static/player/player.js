import { element, setText } from "../../web/dom.js";
import { countsByKeys, numberField } from "../../web/number_field.js";
import { Chapters } from "./chapters.js";
import { icon } from "./icons.js";
import { nearest } from "./steps.js";
import { WholePage } from "./whole.js";

const FASTEST = 20; // ms a step
const SLOWEST = 2000;
const NOTCHES = 100;

/** The bar at the bottom edge: buttons, scrubber and chapters, speed, "go to", enlarge. */
export class Player {
  count = element("span", { class: "ls-count" });
  pace = element("span", { class: "ls-pace" });
  whole = new WholePage();

  constructor(clock, on) {
    this.clock = clock;
    this.on = on;
    const seek = (step) => clock.seek(step);
    this.buttons = {
      first: this.#button("first", () => seek(0)),
      back: this.#button("back", () => seek(clock.step - 1)),
      play: this.#button("play", () => clock.toggle()),
      forward: this.#button("forward", () => seek(clock.step + 1)),
      last: this.#button("last", () => seek(clock.steps - 1)),
    };
    this.scrub = range("scrub", 0, () => seek(Number(this.scrub.value)));
    this.chapters = new Chapters(seek);
    this.track = element("div", { class: "ls-track" }, this.chapters.root, this.scrub);
    this.speed = range("speed", NOTCHES, () => this.#setPace());
    this.speedLabel = element("label", { class: "ls-speed" }, element("span"), this.speed, this.pace);
    this.goto = new GoTo(on.goto);
    this.plotly = element("button", { type: "button", "data-action": "plotly", onclick: () => on.plotly() });
    this.enlarge = this.#button("enlarge", () => on.enlarge());
    this.more = this.#button("more", () => this.#toggleMore());
    this.root = element(
      "div",
      { class: "ls-player", role: "group" },
      element("div", { class: "ls-buttons" }, ...Object.values(this.buttons)),
      this.track,
      this.count,
      this.speedLabel,
      this.goto.root,
      this.more,
      this.plotly,
      this.enlarge,
      this.whole.root,
    );
  }

  #button(action, onclick) {
    return element("button", { type: "button", class: "ls-icon-button", "data-action": action, onclick }, icon(action));
  }

  /** On a phone, speed and "go to" are folded away. */
  #toggleMore() {
    const open = this.root.classList.toggle("ls-more");
    this.more.setAttribute("aria-expanded", String(open));
  }

  #setPace() {
    this.clock.setPace(paceOf(Number(this.speed.value)));
    this.#showPace();
  }

  #showPace() {
    const text = this.texts.pace.replace("{ms}", String(Math.round(this.clock.pace)));
    setText(this.pace, text);
    this.speed.setAttribute("aria-valuetext", text);
  }

  /** Texts and limits of a new scene. */
  take(scene, texts) {
    this.texts = texts;
    for (const node of [...Object.values(this.buttons), this.more, this.plotly, this.enlarge, this.scrub, this.speed]) {
      label(node, texts.actions[node.dataset.shows ?? node.dataset.action]);
    }
    setText(this.speedLabel.firstChild, texts.speed);
    setText(this.plotly, texts.plotly.name);
    this.plotly.setAttribute("aria-pressed", String(Boolean(scene.figure)));
    this.root.setAttribute("aria-label", texts.player);
    this.count.title = texts.counting;
    this.whole.take(texts);
    this.scrub.max = Math.max(0, scene.steps - 1);
    this.chapters.take(scene, texts);
    this.speed.value = notchOf(this.clock.pace);
    this.goto.take(scene.controls.includes("goto") && scene.byName[scene.goto], texts);
    this.#offer(scene.controls);
    this.#showPace();
  }

  /** Only what the page asks for is on show. */
  #offer(controls) {
    const parts = {
      ...this.buttons,
      scrub: this.track,
      speed: this.speedLabel,
      plotly: this.plotly,
      enlarge: this.enlarge,
    };
    for (const [name, part] of Object.entries(parts)) part.toggleAttribute("hidden", !controls.includes(name));
    this.count.hidden = this.track.hidden;
    this.more.hidden = this.speedLabel.hidden && this.goto.root.hidden;
  }

  /** The step on show. */
  show() {
    const { step, steps, playing } = this.clock;
    this.scrub.value = step;
    this.scrub.style.setProperty("--share", steps > 1 ? step / (steps - 1) : 1);
    setText(this.count, `${step + 1} / ${steps}`);
    this.scrub.setAttribute("aria-valuetext", this.count.textContent);
    const action = playing ? "pause" : "play";
    if (this.buttons.play.dataset.shows !== action) {
      this.buttons.play.dataset.shows = action;
      this.buttons.play.replaceChildren(icon(action));
      label(this.buttons.play, this.texts.actions[action]);
    }
    this.chapters.show(step);
    this.goto.show(step);
  }

  /** Whether the whole stage fills the window. */
  showEnlarged(on) {
    this.enlarge.setAttribute("aria-pressed", String(on));
    this.enlarge.dataset.shows = on ? "shrink" : "enlarge";
    label(this.enlarge, this.texts.actions[this.enlarge.dataset.shows]);
  }
}

/** "Go to output cell (row, column)", typed. */
class GoTo {
  constructor(go) {
    const send = () => go(inside(this.row) * this.columns + inside(this.column));
    this.row = placeField({ "data-action": "goto-row", onchange: send });
    this.column = placeField({ "data-action": "goto-column", onchange: send });
    this.label = element("span");
    this.root = element("div", { class: "ls-goto" }, this.label, this.row, this.column);
  }

  take(panel, texts) {
    this.root.hidden = !panel;
    if (!panel) return;
    this.columns = panel.columns;
    this.row.dataset.last = panel.rows - 1;
    this.column.dataset.last = panel.columns - 1;
    this.column.hidden = panel.columns === 1;
    setText(this.label, texts.goto);
    this.label.title = texts.counting;
    label(this.row, texts.goto_row);
    label(this.column, texts.goto_column);
  }

  show(step) {
    if (this.root.hidden) return;
    if (document.activeElement !== this.row) this.row.value = Math.floor(step / this.columns);
    if (document.activeElement !== this.column) this.column.value = step % this.columns;
  }
}

/** A field for a row or a column, counted from 0. */
function placeField(attributes) {
  const field = numberField({ inputmode: "numeric", ...attributes });
  countsByKeys(field, (by) => inside(field) + by);
  return field;
}

/** The whole number that a field holds, brought into its limits, where it then stands. */
function inside(field) {
  field.value = nearest(field.value, Number(field.dataset.last));
  return Number(field.value);
}

const paceOf = (notch) => SLOWEST * (FASTEST / SLOWEST) ** (notch / NOTCHES);
const notchOf = (pace) => Math.round((NOTCHES * Math.log(SLOWEST / pace)) / Math.log(SLOWEST / FASTEST));

const range = (action, max, oninput) =>
  element("input", { type: "range", min: 0, max, step: 1, "data-action": action, oninput });

function label(node, text) {
  node.setAttribute("aria-label", text);
  node.title = text;
}
