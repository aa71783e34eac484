import { element, onePer, setText } from "../../web/dom.js";
import { loadStyles } from "../../web/styles.js";
import { lead } from "../../web/travel.js";

export const ready = loadStyles(import.meta.url, "./start.css");

/** A card for every lesson: all of it is one link. */
class Cards {
  #cards = new Map();
  #root = element("nav", { class: "lss-cards", "data-testid": "cards" });

  constructor(place) {
    place.append(this.#root);
  }

  show({ label, cards }) {
    this.#root.setAttribute("aria-label", label);
    for (const card of cards) this.#cardOf(card.name).show(card);
  }

  #cardOf(name) {
    if (!this.#cards.has(name)) {
      this.#cards.set(name, new Card(name));
      this.#root.append(this.#cards.get(name).root);
    }
    return this.#cards.get(name);
  }
}

class Card {
  #tiles = element("span", { class: "lss-tiles", "aria-hidden": "true" });
  #title = element("strong");
  #point = element("span");

  constructor(name) {
    this.root = element("a", { class: "lss-card", "data-lesson": name }, this.#tiles, this.#title, this.#point);
  }

  show({ path, title, point, tiles }) {
    lead(this.root, path);
    setText(this.#title, title);
    setText(this.#point, point);
    this.#tiles.replaceChildren(...tiles.flatMap(pieces));
  }
}

/** A tile and the sign before it. */
function pieces({ png, sign, coarse }) {
  const picture = element("img", { src: `data:image/png;base64,${png}`, alt: "", "data-coarse": coarse });
  return sign ? [element("i", {}, sign), picture] : [picture];
}

const cardsAt = onePer((place) => new Cards(place));

export default function render({ parentElement, data }) {
  cardsAt(parentElement).show(data);
}
