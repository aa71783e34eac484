import { element, onePer } from "../../web/dom.js";
import { icon } from "../../web/icons.js";
import { loadStyles } from "../../web/styles.js";
import { arrange } from "./arrange.js";
import { Controls } from "./controls.js";
import { HistoryButtons } from "./history_buttons.js";

export const ready = loadStyles(import.meta.url, "./controls.css", "./panel.css", "./bar.css");

const FEW = 5; // controls that a phone shows without being asked

/** The row of controls over the stage. */
class Bar {
  #controls;
  #press;
  #history;
  #fields = element("div", { class: "ls-fields" });
  #fold = element("button", {
    type: "button",
    class: "ls-button ls-fold",
    "data-action": "fold",
    "aria-expanded": "false",
    onclick: () => this.#unfold(),
  });
  #root;
  #plan = "";

  constructor(place, log) {
    this.#controls = new Controls(log);
    this.#press = (name) => log.press(name);
    this.#history = new HistoryButtons(this.#press);
    this.#root = element(
      "div",
      { class: "ls ls-bar", role: "group", "data-testid": "bar" },
      this.#fields,
      this.#fold,
      this.#history.root,
    );
    place.append(this.#root);
  }

  show(data) {
    this.#arrange(data);
    this.#controls.show(data.fields);
    this.#history.show(data.can, data.texts);
    this.#root.setAttribute("aria-label", data.texts.controls);
    this.#fold.replaceChildren(data.texts.all, icon("down"));
    this.#markGroups(data.fields);
  }

  close() {
    this.#history.close();
  }

  /** Put everything in its place again only where the plan is a new one: a control
   * that is taken out of the page loses the reader's finger. */
  #arrange(data) {
    const places = data.fields.map(({ key, group }) => [key, group]);
    const plan = JSON.stringify([places, data.groups, data.actions]);
    if (plan === this.#plan) return;
    this.#plan = plan;
    const rootOf = (field) => this.#controls.of(field).root;
    const focused = document.activeElement;
    this.#fields.replaceChildren(arrange(data, rootOf, this.#press));
    if (this.#fields.contains(focused)) focused.focus();
    const shown = this.#fields.querySelectorAll(":scope > :not([popover])");
    this.#root.toggleAttribute("data-many", shown.length > FEW);
  }

  /** On a phone many controls would fill half of the screen. */
  #unfold() {
    const open = this.#root.toggleAttribute("data-open");
    this.#fold.setAttribute("aria-expanded", open);
  }

  /** A popover's button tells that something in it is not as it was at first. */
  #markGroups(fields) {
    for (const button of this.#fields.querySelectorAll("[data-group]")) {
      const inside = fields.filter(({ group }) => group === button.dataset.group);
      const changed = inside.some(({ value, default: first }) => value !== first);
      button.toggleAttribute("data-changed", changed);
    }
  }
}

const barOf = onePer((place, log) => new Bar(place, log));

export default function render({ parentElement, data, log }) {
  const bar = barOf(parentElement, log);
  bar.show(data);
  return () => bar.close();
}
