import { element, setText } from "../../web/dom.js";
import { overlaps } from "../scene/layout.js";

/** What stands over a panel: its name and shape, tabs for its cards, its buttons. */
export class Caption {
  /** `tools`: more buttons, if the panel has any. */
  constructor(panel, on, tools) {
    this.on = on;
    this.name = element("b");
    this.shape = element("span", { class: "ls-shape" });
    this.tabs = element("span", { class: "ls-tabs", role: "group" });
    this.enlarge = element(
      "button",
      {
        type: "button",
        class: "ls-icon-button",
        "data-action": "enlarge-panel",
        onclick: () => on.enlarge(panel.name),
      },
      "⤢",
    );
    this.root = element(
      "figcaption",
      {},
      element("div", {}, this.enlarge, this.name),
      element("div", {}, this.shape, this.tabs, ...tools),
    );
  }

  take(panel, texts, title) {
    this.panel = panel;
    setText(this.name, panel.note ? `${title} ${panel.note.replaceAll(" ", "\u00a0")}` : title);
    setText(this.shape, shapeOf(panel));
    this.tabs.setAttribute("aria-label", texts.cards);
    this.tabs.hidden = !overlaps(panel) || !panel.cards.length;
    this.enlarge.title = texts.enlarge_panel;
    this.enlarge.setAttribute("aria-label", `${texts.enlarge_panel}: ${title}`);
    this.#makeTabs();
  }

  #makeTabs() {
    const { panel } = this;
    const cards = overlaps(panel) ? panel.cards : [];
    const labels = cards.join();
    if (this.tabs.dataset.labels === labels) return;
    this.tabs.dataset.labels = labels;
    this.tabs.replaceChildren(
      ...cards.map((label, card) =>
        element("button", { type: "button", "data-tab": label, onclick: () => this.#choose(card) }, label),
      ),
    );
  }

  #choose(card) {
    this.on[this.panel.pick ? "pick" : "front"](this.panel, card);
  }

  showFront(front) {
    [...this.tabs.children].forEach((tab, index) => tab.setAttribute("aria-pressed", String(index === front)));
  }
}

const shapeOf = ({ shape, flat, maps, rows, columns }) =>
  (shape.length ? shape : flat ? [rows, columns] : [maps, rows, columns]).join(" × ");
