import { element, onePer, setText } from "../../web/dom.js";
import { loadStyles } from "../../web/styles.js";

export const ready = loadStyles(import.meta.url, "./start.css");

/** The opening words of the start page. */
class Welcome {
  #sentence = element("h2");
  #lead = element("p");

  constructor(place) {
    place.append(element("div", { class: "lss-welcome", "data-testid": "welcome" }, this.#sentence, this.#lead));
  }

  show({ sentence, lead }) {
    setText(this.#sentence, sentence);
    setText(this.#lead, lead);
  }
}

const welcomeAt = onePer((place) => new Welcome(place));

export default function render({ parentElement, data }) {
  welcomeAt(parentElement).show(data);
}
