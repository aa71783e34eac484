import { element, setText } from "../../web/dom.js";
import { isFramed, pageAddress } from "../../web/framed.js";

/** From a stage alone to the whole page, in a tab of its own. */
export class WholePage {
  root = element("a", { class: "ls-whole", target: "_blank", rel: "noopener", hidden: !isFramed });

  constructor() {
    this.root.onpointerenter = this.root.onfocus = () => this.#refresh();
  }

  take(texts) {
    setText(this.root, texts.whole);
    this.#refresh();
  }

  /** The step is another one by now. */
  #refresh() {
    this.root.href = pageAddress();
  }
}
