import { element, setText } from "../../web/dom.js";

/** A layer of numbers without maps: each a button with its name, a bar, and its value. */
export class BarsView {
  constructor() {
    this.title = element("b");
    this.shape = element("span", { class: "lso-shape" });
    this.note = element("div", { class: "lso-note" });
    this.rows = element("div", { class: "lso-maps" });
    this.buttons = [];
    this.head = element("figcaption", {}, element("div", {}, this.title, " ", this.shape), this.note, element("div"));
    this.root = element("figure", { class: "lso-sheet lso-bars" }, this.head, this.rows);
  }

  take(sheet, palette) {
    Object.assign(this, { sheet });
    this.root.dataset.sheet = sheet.layer;
    setText(this.title, sheet.title);
    setText(this.shape, sheet.shape.join("\u2009×\u2009"));
    setText(this.note, sheet.note);
    if (this.buttons.length !== sheet.names.length) this.#makeButtons();
    const [low, high] = [Math.min(0, ...sheet.values), Math.max(0, ...sheet.values)];
    this.buttons.forEach((button, number) =>
      this.#dress(button, number, low, high - low || 1, palette.roles.activation),
    );
  }

  #makeButtons() {
    const row = () =>
      element(
        "button",
        { type: "button", class: "lso-map lso-bar", tabindex: -1 },
        element("span"),
        element("span", { class: "lso-track" }, element("i")),
        element("small"),
      );
    this.buttons = this.sheet.names.map(row);
    this.rows.replaceChildren(...this.buttons);
  }

  #dress(button, number, low, span, scale) {
    const { layer, names, printed, values, chosen, title } = this.sheet;
    const [name, { firstChild: bar }, value] = button.children;
    Object.assign(button.dataset, { layer, map: number, value: values[number] });
    button.setAttribute("aria-label", `${title}: ${names[number]}, ${printed[number]}`);
    button.toggleAttribute("data-chosen", number === (chosen ?? values.indexOf(Math.max(...values))));
    setText(name, names[number]);
    setText(value, printed[number]);
    const [start, end] = [Math.min(0, values[number]), Math.max(0, values[number])];
    bar.style.left = `${(100 * (start - low)) / span}%`;
    bar.style.width = `${(100 * (end - start)) / span}%`;
    bar.style.background = scale.colour(Math.sign(values[number]) * 0.75, 1);
  }

  rangeOf(number) {
    return this.sheet.printed[number];
  }

  /** Rows at equal distances over the height that `plan` gives. */
  layOut({ width, height, pitch }) {
    this.columns = 1;
    const tall = this.buttons.length * pitch;
    Object.assign(this.rows.style, { width: `${width}px`, height: `${tall}px` });
    this.boxes = this.buttons.map((_, number) => ({
      x: 0,
      y: number * pitch,
      width,
      height,
      picture: { width, height },
    }));
    this.buttons.forEach((button, number) => {
      Object.assign(button.style, { left: 0, top: `${number * pitch}px`, width: `${width}px`, height: `${height}px` });
      button.style.setProperty("--lso-width", `${width}px`);
      button.style.setProperty("--lso-height", `${height}px`);
    });
  }
}
