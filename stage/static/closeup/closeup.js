import { element, onePer, onResize, setText } from "../../web/dom.js";
import { PAPER } from "../../web/paper.js";
import { loadStyles } from "../../web/styles.js";
import { unpack } from "../../web/wire.js";
import { fill } from "../../web/words.js";
import { isDarkPage, Palette } from "../paint/palette.js";
import { print, printEqual } from "../scene/numbers.js";
import { arrangeTerms } from "./layout.js";
import { MapView, Term } from "./term.js";

const BELOW = 16; // px left free at the bottom of the window
const LEAST = 260; // px of height that the maps take at least

export const ready = loadStyles(import.meta.url, "./closeup.css");

/** How one map comes about: every source with its kernel and its partial sum. */
class Closeup {
  constructor(place, log) {
    this.place = place;
    this.log = log;
    this.terms = [];
    this.palettes = {};
    this.list = element("div", { class: "lsc-terms" });
    this.sign = element("span", { class: "lsc-sign" });
    this.bias = element("span", { class: "lsc-bias" });
    this.result = new MapView("result", () => this.log.change({ part: "all" }));
    this.leads = element("div", { class: "lsc-leads" });
    this.sum = element(
      "div",
      { class: "lsc-sum" },
      element("div", { class: "lsc-plus" }, this.sign, this.bias),
      this.result.root,
      this.leads,
    );
    this.words = element("p", { class: "lsc-words", role: "status" });
    this.root = element(
      "section",
      { class: "lsc", "data-testid": "closeup", "data-rev": 0 },
      element("div", { class: "lsc-row" }, this.list, this.sum),
      this.words,
    );
    this.page = place.closest("[data-testid=stMain]");
    const observer = onResize(() => this.#resized());
    for (const node of [this.root, this.page?.firstElementChild]) if (node) observer.observe(node);
    addEventListener("resize", () => this.#resized());
    addEventListener(PAPER, () => this.data && this.root.isConnected && this.#show());
  }

  take(payload) {
    const { header, array } = unpack(payload);
    Object.assign(this, { data: header, array });
    if (!this.root.isConnected) this.place.append(this.root);
    this.#show();
    this.root.dataset.rev = Number(this.root.dataset.rev) + 1;
  }

  #show() {
    const theme = isDarkPage(this.place) ? "dark" : "light";
    this.palette = this.palettes[theme] ??= new Palette(this.data.palettes[theme]);
    this.#takeTerms();
    this.#takeResult();
    this.#layOut();
  }

  #takeTerms() {
    const { terms } = this.data;
    while (this.terms.length < terms.length) {
      this.terms.push(
        new Term({
          open: (number) => this.#openSource(number),
          play: (number) => this.log.change({ part: String(number) }),
        }),
      );
    }
    for (const term of this.terms.splice(terms.length)) term.root.remove();
    const largest =
      Math.max(...terms.flatMap(({ kernel }) => (kernel ? [...this.array(kernel)].map(Math.abs) : [0]))) || 1;
    terms.forEach((term, i) =>
      this.terms[i].take(term, { ...this.data, array: this.array, palette: this.palette, largest }),
    );
    this.list.append(...this.terms.filter(({ root }) => !root.isConnected).map(({ root }) => root));
  }

  #takeResult() {
    const { result, title, name, value, digits, resultDigits, bias, role, said, texts, playable, cell, terms } =
      this.data;
    const summed = terms[0].part !== null;
    this.root.setAttribute("aria-label", `${title} · ${name}`);
    this.root.toggleAttribute("data-summed", summed);
    this.result.take({ ...result, role, frame: [...cell, 1, 1] }, this.array, this.palette);
    const sign = summed && digits > resultDigits ? "≈ " : ""; // the sum has more decimals
    this.result.say(`${title} · ${name}`, `${sign}${print(value, resultDigits)}`, playable && texts.play);
    this.root.dataset.value = value;
    this.#takeLeads();
    setText(this.sign, summed ? "Σ" : "");
    setText(this.bias, summed && bias !== null ? `+ (b ${printEqual(bias, digits)})` : "");
    const [row, column] = cell;
    setText(this.words, fill(texts[said], { row, column, value: print(value, resultDigits) }));
  }

  /** The buttons stay while they lead to the same: one of them may have the focus. */
  #takeLeads() {
    const { leads } = this.data;
    const names = JSON.stringify(leads);
    if (names === this.leads.dataset.leads) return;
    this.leads.dataset.leads = names;
    this.leads.replaceChildren(
      ...leads.map(({ name, change }) =>
        element("button", { type: "button", onclick: () => this.log.change(change) }, name),
      ),
    );
  }

  #openSource(number) {
    this.log.change({ layer: this.data.opens, map: String(number), part: "", r0: "", c0: "" });
  }

  #layOut() {
    const {
      terms: [{ part }],
      result: { shape },
    } = this.data;
    const told = this.words.offsetHeight + this.leads.offsetHeight;
    const height = Math.max(LEAST, this.#room() - told - BELOW);
    this.size = this.#sizes();
    const plan = arrangeTerms({
      count: this.terms.length,
      summed: part !== null,
      width: this.root.clientWidth,
      height,
      single: shape.every((side) => side === 1),
    });
    this.list.style.gridTemplateColumns = `repeat(${plan.columns}, max-content)`;
    for (const term of this.terms) term.layOut(plan.side);
    this.result.layOut(plan.result);
  }

  /** From where it begins to the end of the window. */
  #room() {
    return innerHeight - this.root.getBoundingClientRect().top - (this.page?.scrollTop ?? 0);
  }

  #sizes() {
    return `${this.root.clientWidth}×${this.#room()}`;
  }

  #resized() {
    if (this.data && this.root.isConnected && this.size !== this.#sizes()) this.#layOut();
  }
}

const closeupAt = onePer((place, log) => new Closeup(place, log));

export default function render({ parentElement, data, log }) {
  closeupAt(parentElement, log).take(data);
}
