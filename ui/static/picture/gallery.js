import { element } from "../../web/dom.js";

/** The sample pictures, to be chosen by a click. */
export class Gallery {
  root = element("div", { class: "ls-gallery", role: "group" });
  #shown = "";

  /** `choose(name)` receives the sample that was clicked. */
  constructor(choose) {
    this.root.onclick = ({ target }) => {
      const sample = target.closest("[data-sample]");
      if (sample) choose(sample.dataset.sample);
    };
  }

  show(samples, chosen, label) {
    this.root.setAttribute("aria-label", label);
    const shown = JSON.stringify(samples);
    if (shown !== this.#shown) this.root.replaceChildren(...samples.map(tile));
    this.#shown = shown;
    for (const sample of this.root.children) {
      sample.setAttribute("aria-pressed", sample.dataset.sample === chosen);
    }
  }
}

function tile({ name, label, src }) {
  const picture = element("img", { src, alt: "", loading: "lazy", decoding: "async" });
  const caption = element("span", {}, label);
  return element("button", { type: "button", class: "ls-sample", "data-sample": name }, picture, caption);
}
