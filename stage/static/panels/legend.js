import { element, setText } from "../../web/dom.js";
import { print } from "../scene/numbers.js";

const STOPS = 9;
const MOST = 6; // decimals

/** What the colours of a panel stand for: its lowest and highest value, and between. */
export class Legend {
  constructor() {
    this.low = element("span");
    this.high = element("span");
    this.bar = element("i");
    this.root = element("div", { class: "ls-legend" }, this.low, this.bar, this.high);
  }

  show({ low, high, digits, range }, scale) {
    const enough = Math.max(digits, digitsOf(Math.max(Math.abs(low), Math.abs(high))));
    setText(this.low, print(low, enough));
    setText(this.high, print(high, enough));
    const stops = Array.from({ length: STOPS }, (_, i) => scale.colour(low + ((high - low) * i) / (STOPS - 1), range));
    this.bar.style.background = `linear-gradient(to right, ${stops.join(", ")})`;
  }
}

/** Decimals from which a number is not printed as 0. */
const digitsOf = (value) => (value > 0 && Number.isFinite(value) ? Math.min(MOST, -Math.floor(Math.log10(value))) : 0);
