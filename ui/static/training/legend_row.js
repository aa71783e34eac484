import { element, setText } from "../../web/dom.js";

/** A name that switches what it names in the charts. */
export class Switch {
  #text = element("span");

  constructor(name, mark, press) {
    this.root = element("button", { type: "button", "data-switch": name, onclick: press }, mark, this.#text);
  }

  show(text, isOff) {
    setText(this.#text, text);
    this.root.setAttribute("aria-pressed", String(!isOff));
  }
}

/** A network in the legend: its colour and name, what it has reached. */
export class Row {
  #name;
  #head;
  #remove = null;

  constructor(whose, press) {
    this.#name = new Switch(whose, element("i"), press);
    this.#head = element("th", { scope: "row", role: "rowheader" }, this.#name.root);
    this.root = element("tr", { role: "row" }, this.#head);
  }

  show({ name, colour, numbers, isOff }) {
    this.#name.show(name, isOff);
    this.#head.style.setProperty("--arm", colour);
    while (this.root.cells.length > numbers.length + 1) this.root.lastChild.remove();
    while (this.root.cells.length < numbers.length + 1) this.root.append(element("td", { role: "cell" }));
    numbers.forEach((text, index) => setText(this.root.cells[index + 1], text));
  }

  /** Offer to remove it. */
  showRemoval(label, press) {
    if (!this.#remove) {
      this.#remove = element("button", { type: "button", "data-action": "forget", onclick: press }, "×");
      this.#head.append(this.#remove);
      this.root.classList.add("lt-earlier");
    }
    this.#remove.title = label;
    this.#remove.setAttribute("aria-label", label);
  }
}
