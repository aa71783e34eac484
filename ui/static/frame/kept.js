import { element, onePer, setText } from "../../web/dom.js";
import { Log } from "../../web/log.js";
import { loadStyles } from "../../web/styles.js";
import { KeptToken } from "./kept_token.js";

export const ready = loadStyles(import.meta.url, "./kept.css");

/** Brings the kept network back after a reload, and says so where it is gone. */
class Kept {
  #log = new Log();
  #token = new KeptToken(this.#log);
  #notice = element("p", { class: "ls ls-kept", role: "status", "data-testid": "kept" });

  constructor(place) {
    place.append(this.#notice);
  }

  show({ seen, token, wanted, lost }, setStateValue) {
    this.#log.answered(seen, (event) => setStateValue("event", event));
    const isGone = ["lost", "none"].includes(this.#token.follow(token));
    setText(this.#notice, wanted && isGone ? lost : "");
  }
}

const keptOf = onePer((place) => new Kept(place));

export default function render({ parentElement, data, setStateValue }) {
  keptOf(parentElement).show(data, setStateValue);
}
