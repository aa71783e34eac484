import { element, onePer } from "../../web/dom.js";
import { PAPER } from "../../web/paper.js";
import { loadStyles } from "../../web/styles.js";
import { fill } from "../../web/words.js";
import { isDarkPage, Palette } from "../paint/palette.js";
import { print, printed, printSmall } from "../scene/numbers.js";

const SCORE_DIGITS = 4;
const SHARE_DIGITS = 2; // of a percentage
const NOISE = 1e-12;
const STRONG = 0.75; // how far up the scale a bar takes its colour

export const ready = loadStyles(import.meta.url, "./shares.css");

/** A softmax as a table: a row a class, a column a step. */
class SharesTable {
  constructor(place) {
    this.place = place;
    this.root = element("section", { class: "lss", "data-testid": "shares", "data-rev": 0 });
    addEventListener(PAPER, () => this.data && this.root.isConnected && this.take(this.data));
  }

  take(data) {
    const { texts, title, names, shares } = data;
    this.data = data;
    this.scale = new Palette(data.palettes[isDarkPage(this.place) ? "dark" : "light"]).roles.activation;
    this.root.setAttribute("aria-label", `${title}: ${texts.label}`);
    this.root.dataset.shares = JSON.stringify(shares);
    const table = element(
      "table",
      {},
      this.#head(),
      element("tbody", {}, ...names.map((_, i) => this.#row(i))),
      this.#foot(),
    );
    this.root.replaceChildren(table, element("p", { class: "lss-words", role: "status" }, this.#sentence()));
    if (!this.root.isConnected) this.place.append(this.root);
    this.root.dataset.rev = Number(this.root.dataset.rev) + 1;
  }

  #head() {
    const { texts, shift } = this.data;
    const exponential = shift
      ? fill(texts.exponential_shifted, { shift: print(shift, SCORE_DIGITS) })
      : texts.exponential;
    const cells = [texts.class, texts.score, exponential, texts.share].map((text, i) =>
      element("th", { scope: "col", colspan: i ? 2 : 1 }, text),
    );
    return element("thead", {}, element("tr", {}, ...cells));
  }

  #row(i) {
    const { names, scores, exponentials, shares, digits, chosen } = this.data;
    const largest = Math.max(...scores.map(Math.abs)) || 1;
    return element(
      "tr",
      { "data-class": i, "data-chosen": i === chosen },
      element("th", { scope: "row" }, names[i]),
      element("td", {}, print(scores[i], SCORE_DIGITS)),
      this.#bar(scores[i] / largest, true),
      element("td", {}, printSmall(exponentials[i], digits)),
      this.#bar(exponentials[i] / Math.max(...exponentials)),
      element("td", {}, percent(shares[i])),
      this.#bar(shares[i]),
    );
  }

  /** A bar of −1 to 1, from the middle, or of 0 to 1. */
  #bar(share, signed = false) {
    const [zero, unit] = signed ? [50, 50] : [0, 100];
    const bar = element("i");
    bar.style.left = `${zero + unit * Math.min(0, share)}%`;
    bar.style.width = `${unit * Math.abs(share)}%`;
    bar.style.background = this.scale.colour(Math.sign(share) * STRONG, 1);
    return element("td", { class: "lss-bar" }, element("span", {}, bar));
  }

  #foot() {
    const { texts, total, digits } = this.data;
    const cells = [
      element("th", { scope: "row" }, texts.total),
      element("td", { colspan: 2 }),
      element("td", {}, print(total, digits)),
      element("td"),
      element("td", {}, "100\u00a0%"),
      element("td"),
    ];
    return element("tfoot", {}, element("tr", {}, ...cells));
  }

  #sentence() {
    const { texts, names, exponentials, total, shares, digits, chosen } = this.data;
    const hundred = 100 * shares[chosen];
    const gives = Math.abs(printed(hundred, SHARE_DIGITS) - hundred) < NOISE;
    const places = {
      name: names[chosen],
      exponential: printSmall(exponentials[chosen], digits),
      total: print(total, digits),
      share: `${gives ? "=" : "≈"} ${percent(shares[chosen])}`,
    };
    return fill(texts.words, places);
  }
}

const percent = (share) => `${printSmall(100 * share, SHARE_DIGITS)}\u00a0%`;

const tableAt = onePer((place) => new SharesTable(place));

export default function render({ parentElement, data }) {
  tableAt(parentElement).take(data);
}
