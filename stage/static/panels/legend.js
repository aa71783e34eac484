import { element, setText } from "../../web/dom.js";
import { printEnds } from "../scene/numbers.js";

const STOPS = 9;

/** What the colours of a panel stand for: its lowest and highest value, and between. */
export class Legend {
  constructor() {
    this.low = element("span");
    this.high = element("span");
    this.bar = element("i");
    this.root = element("div", { class: "ls-legend" }, this.low, this.bar, this.high);
  }

  show({ low, high, digits, range }, scale) {
    const [first, last] = printEnds(low, high, digits);
    setText(this.low, first);
    setText(this.high, last);
    const stops = Array.from({ length: STOPS }, (_, i) => scale.colour(low + ((high - low) * i) / (STOPS - 1), range));
    this.bar.style.background = `linear-gradient(to right, ${stops.join(", ")})`;
  }
}
