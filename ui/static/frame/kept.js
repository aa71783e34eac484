import { element, onePer, setText } from "../../web/dom.js";
import { loadStyles } from "../../web/styles.js";
import { KeptToken } from "./kept_token.js";

export const ready = loadStyles(import.meta.url, "./kept.css");

/** Brings the kept network back after a reload, and says so where it is gone. */
class Kept {
  #token;
  #notice = element("p", { class: "ls ls-kept", role: "status", "data-testid": "kept" });

  constructor(place, log) {
    this.#token = new KeptToken(log);
    place.append(this.#notice);
  }

  show({ token, wanted, lost }) {
    const isGone = ["lost", "none"].includes(this.#token.follow(token));
    setText(this.#notice, wanted && isGone ? lost : "");
  }
}

const keptOf = onePer((place, log) => new Kept(place, log));

export default function render({ parentElement, data, log }) {
  keptOf(parentElement, log).show(data);
}
