import { tab } from "../../web/storage.js";

const TOKEN = "layerscope-network"; // in the tab's memory: a reload keeps the network

/** The token of the kept network, which the server's session forgets at a reload. */
export class KeptToken {
  #log;
  #asked = null;

  constructor(log) {
    this.#log = log;
  }

  /** What has become of it: "kept", where the server's session has it; else it is told of
   * what this tab remembers, "asked"; "lost" where that was in vain, or "none". */
  follow(token) {
    if (token) tab.set(TOKEN, token);
    const known = tab.get(TOKEN);
    if (token || !known) return token ? "kept" : "none";
    if (known === this.#asked) return this.#log.busy ? "asked" : "lost";
    this.#asked = known;
    this.#log.press("found", { token: known });
    return "asked";
  }
}
