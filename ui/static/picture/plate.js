import { printEnds } from "../../stage/scene/numbers.js";
import { element, onePer, onResize, setText } from "../../web/dom.js";
import { loadStyles } from "../../web/styles.js";
import { boxOf } from "./box.js";
import { Handle } from "./handle.js";

export const ready = loadStyles(import.meta.url, "../controls/controls.css", "./lens.css");

/** A whole picture with the lens's box over it. */
class Plate {
  #picture = element("img", { class: "ls-picture", draggable: "false", decoding: "sync" });
  #sheet = element("div", { class: "ls-pane" }, this.#picture);
  #name = element("span", { class: "ls-label" });
  #range = element("p", { class: "ls-range" });
  #root;
  #handle;
  #sized;
  #columns;
  #width;

  constructor(place, box) {
    const caption = element("figcaption", { class: "ls-head" }, this.#name);
    this.#root = element("figure", { class: "ls ls-plate" }, caption, this.#sheet, this.#range);
    this.#handle = new Handle(this.#sheet, box);
    this.#sized = onResize(() => this.#resized());
    this.#sized.observe(this.#sheet);
    place.append(this.#root);
  }

  show({ name, png, shape, range, colour, texts }) {
    const [rows, columns] = shape;
    this.#root.dataset.plate = name;
    this.#root.style.setProperty("--ls-frame", colour);
    this.#sheet.style.setProperty("--ratio", columns / rows);
    setText(this.#name, `${texts[name]} ${rows} × ${columns}`);
    setText(this.#range, range ? printEnds(...range).join(" … ") : "");
    this.#handle.name(texts.box);
    this.#paint(`data:image/png;base64,${png}`, columns, texts[name]);
  }

  close() {
    this.#handle.close();
  }

  #paint(source, columns, alt) {
    this.#picture.alt = alt;
    if (this.#picture.src !== source) this.#picture.src = source;
    this.#columns = columns;
    this.#crisp();
  }

  /** Few pixels stay pixels; many are averaged, once it is known how wide the plate is. */
  #crisp() {
    const many = this.#columns * devicePixelRatio > 2 * this.#width;
    this.#picture.toggleAttribute("data-crisp", !many);
  }

  /** Told in the next frame: who asks at once makes the browser lay the page out. */
  #resized() {
    this.#width = this.#sheet.clientWidth;
    this.#crisp();
  }
}

const plateOf = onePer((place, { lens }) => new Plate(place, boxOf(lens)));

export default function render({ parentElement, data }) {
  const plate = plateOf(parentElement, data);
  plate.show(data);
  return () => plate.close();
}
