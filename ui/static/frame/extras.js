import { element, leadsElsewhere, onePer, setText } from "../../web/dom.js";
import { loadStyles } from "../../web/styles.js";

export const ready = loadStyles(import.meta.url, "./extras.css");

/** Links to what a lesson can show in the stage's place. */
class Extras {
  #log;
  #root = element("nav", { class: "lsx", "data-testid": "extras" });
  #links = new Map();

  constructor(place, log) {
    this.#log = log;
    place.append(this.#root);
  }

  show({ label, links, opened }) {
    this.#root.setAttribute("aria-label", label);
    const shown = links.map(([name, text]) => this.#dress(name, text, name === opened));
    const stays =
      shown.length === this.#root.children.length && shown.every((link, place) => link === this.#root.children[place]);
    if (!stays) this.#root.replaceChildren(...shown);
    this.#bringInSight(this.#links.get(opened));
  }

  /** On a phone the links are one line that scrolls. */
  #bringInSight({ offsetLeft }) {
    this.#root.scrollLeft = offsetLeft - this.#root.offsetLeft;
  }

  #dress(name, text, current) {
    if (!this.#links.has(name)) this.#links.set(name, this.#linkTo(name));
    const link = this.#links.get(name);
    setText(link, text);
    if (current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    return link;
  }

  #linkTo(name) {
    const link = element("a", { "data-open": name });
    const refresh = () => (link.href = addressWith(name));
    refresh();
    link.onpointerenter = link.onfocus = refresh;
    link.onclick = (event) => {
      if (leadsElsewhere(event)) return;
      event.preventDefault();
      this.#log.change({ open: name });
    };
    return link;
  }
}

/** This page's address with an extra open, for who wants it in another tab. */
function addressWith(name) {
  const url = new URL(location.href);
  if (name) url.searchParams.set("open", name);
  else url.searchParams.delete("open");
  return url.href;
}

const extrasAt = onePer((place, log) => new Extras(place, log));

export default function render({ parentElement, data, log }) {
  extrasAt(parentElement, log).show(data);
}
