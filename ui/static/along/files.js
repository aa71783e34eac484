import { element, setText } from "../../web/dom.js";
import { stateOfPage } from "../../web/talk/live.js";
import { make } from "./making.js";
import { Range } from "./range.js";
import { Status } from "./status.js";

/** The formats, by what they hold, and where on the page that stands. */
const GROUPS = { step: ["png", "svg"], steps: ["gif", "stills", "html"], numbers: ["npz", "csv"] };
const STAGE = "[data-testid=stage]";
const SHOWN = { step: STAGE, steps: STAGE, numbers: `${STAGE}, [data-testid=overview]` };
const SIZES = ["small", "large"];

/** Files that the server makes of what is on show. */
export class Files {
  #texts = {};
  #route = {};
  #making = null;
  #range = new Range();
  #size = choice("size", SIZES);
  #colours = choice("colours", ["light", "dark"]);
  #status = new Status();
  #none = element("p", { class: "lsa-none" });
  #groups = Object.entries(GROUPS).map(([name, formats]) => new Group(name, formats, (format) => this.#make(format)));
  root = element("div", { class: "lsa-files" });

  constructor() {
    const [step, steps, numbers] = this.#groups.map((group) => group.root);
    steps.append(this.#range.root);
    this.root.append(this.#none, this.#size.root, this.#colours.root, step, steps, numbers, this.#status.root);
  }

  show({ texts, route }) {
    this.#texts = texts;
    this.#route = route;
    for (const part of [this.#range, this.#size, this.#colours, this.#status, ...this.#groups]) part.show(texts);
  }

  /** The menu opens: what is on show now? */
  open() {
    const { steps } = stageOnShow();
    setText(this.#none, steps ? "" : this.#texts.refused.scene);
    this.#range.root.hidden = !steps;
    this.#range.open(steps);
    this.#colours.value = stateOfPage().theme;
    this.#enable();
  }

  #enable() {
    for (const group of this.#groups) group.enable(!this.#making);
  }

  async #make(format) {
    const state = stateOfPage();
    const page = { ...state, theme: this.#colours.value, known: {} };
    const { step } = stageOnShow();
    const order = { format, page, step, size: this.#size.value, ...this.#range.value };
    this.#making = new AbortController();
    this.#enable();
    this.#status.begin(() => this.#making.abort());
    const answer = await make(this.#route, order, (told) => this.#status.tell(told), this.#making.signal);
    this.#making = null;
    this.#enable();
    this.#status.end(answer);
  }
}

/** Formats of one kind, under a heading. */
class Group {
  #name;
  #heading = element("h3");
  #buttons;
  root;

  constructor(name, formats, make) {
    this.#name = name;
    this.#buttons = formats.map((format) =>
      element("button", { type: "button", "data-export": format, onclick: () => make(format) }),
    );
    this.root = element("section", {}, this.#heading, element("div", { class: "lsa-row" }, ...this.#buttons));
  }

  show({ groups, formats, abouts }) {
    setText(this.#heading, groups[this.#name]);
    for (const button of this.#buttons) {
      setText(button, formats[button.dataset.export]);
      button.title = abouts[button.dataset.export];
    }
  }

  /** Offer it, if what it holds is on show. */
  enable(can) {
    const isShown = document.querySelector(SHOWN[this.#name]) !== null;
    for (const button of this.#buttons) button.disabled = !(can && isShown);
  }
}

/** One of some options, with a label. */
function choice(name, options) {
  const label = element("span");
  const select = element("select", {}, ...options.map((value) => element("option", { value })));
  return {
    root: element("label", { class: "lsa-choice" }, label, select),
    get value() {
      return select.value;
    },
    set value(value) {
      select.value = value;
    },
    show(texts) {
      setText(label, texts[name]);
      for (const option of select.options) setText(option, texts.options[option.value]);
    },
  };
}

/** The stage that is on show: its step, and how many there are. */
function stageOnShow() {
  const { step = 0, steps = 0 } = document.querySelector(STAGE)?.dataset ?? {};
  return { step: Number(step), steps: Number(steps) };
}
