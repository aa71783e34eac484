import { element, setText } from "../../web/dom.js";

/** A QR code that fills the window, to be read from the last row. */
export class Code {
  #picture = element("img", { class: "lsa-code" });
  #address = element("p", { class: "lsa-address" });
  #close = element("button", { type: "button", class: "lsh-button", onclick: () => this.#root.close() }, "✕");
  #root = element("dialog", { class: "lsa-dialog", "data-testid": "qr" }, this.#close, this.#picture, this.#address);

  constructor() {
    this.#root.onclick = () => this.#root.close();
    this.#root.onclose = () => this.#root.remove();
  }

  /** What it is called. */
  show({ abouts, close }) {
    this.#picture.alt = abouts.qr;
    this.#root.setAttribute("aria-label", abouts.qr);
    this.#close.setAttribute("aria-label", close);
  }

  /** Fill the window with a link's. */
  open({ address, qr }) {
    this.#picture.src = qr;
    setText(this.#address, address);
    document.querySelector("header.lsh").append(this.#root); // not in the menu, which closes
    this.#root.showModal();
  }
}
