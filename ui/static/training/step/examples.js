import { element } from "../../../web/dom.js";

/** The held-out pictures, one of each class: which of them the network is shown. */
export class Examples {
  #name;
  #log;

  /** `name` tells its buttons from those of others on the page. */
  constructor(name, log) {
    this.#name = name;
    this.#log = log;
    this.root = element("div", { class: "lt-examples", role: "radiogroup" });
  }

  show({ examples, classes, chosen }, name) {
    this.root.setAttribute("aria-label", name);
    while (this.root.children.length < examples.length) this.root.append(this.#example());
    [...this.root.children].forEach((label, index) => {
      paint(label.lastChild, examples[index], classes[index]);
      label.firstChild.checked = index === chosen;
    });
  }

  #example() {
    const example = String(this.root.children.length);
    const input = element("input", { type: "radio", name: this.#name, value: example, "data-control": "example" });
    input.onchange = () => this.#log.change({ example });
    return element("label", {}, input, picture());
  }
}

/** Keep as many children as are needed. */
export function resize(parent, count, make) {
  while (parent.children.length < count) parent.append(make());
  while (parent.children.length > count) parent.lastChild.remove();
}

export function picture() {
  return element("img", { class: "lt-pixels", draggable: "false", decoding: "sync" });
}

/** Show a PNG in a picture, if it is not there. */
export function paint(image, png, alt) {
  const source = `data:image/png;base64,${png}`;
  if (image.src !== source) image.src = source;
  image.alt = alt;
}
