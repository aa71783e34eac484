import { element, onePer } from "../../web/dom.js";
import { Figure } from "../../web/plotly/figure.js";
import { loadStyles } from "../../web/styles.js";

export const ready = loadStyles(import.meta.url, "../../web/plotly/figure.css", "./charts.css");

/** Figures beside each other; on a phone, one under the other. */
class Charts {
  #root = element("div", { class: "lg", "data-testid": "charts" });
  #figures = [];

  constructor(place) {
    place.append(this.#root);
  }

  show({ figures, ...told }) {
    while (this.#figures.length > figures.length) this.#remove(this.#figures.pop());
    while (this.#figures.length < figures.length) this.#figures.push(this.#added());
    figures.forEach((figure, index) => {
      const { root } = this.#figures[index];
      root.style.height = `${figure.layout.height}px`;
      this.#figures[index].show(figure, told);
    });
  }

  close() {
    for (const figure of this.#figures.splice(0)) this.#remove(figure);
  }

  #added() {
    const figure = new Figure();
    this.#root.append(figure.root);
    return figure;
  }

  #remove(figure) {
    figure.close();
    figure.root.remove();
  }
}

const chartsAt = onePer((place) => new Charts(place));

export default function render({ parentElement, data }) {
  const charts = chartsAt(parentElement);
  charts.show(data);
  return () => charts.close();
}
