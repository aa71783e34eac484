import { element, setText } from "../../web/dom.js";
import { lead } from "../../web/travel.js";
import { fill } from "../../web/words.js";
import { KeptToken } from "../frame/kept_token.js";
import { upload } from "../picture/upload.js";

/** Keep the network, load one from a file; download the kept one, open it in Explore. */
export class Keep {
  #keep = element("button", { type: "button", class: "ls-button", "data-action": "keep" });
  #load = element("button", { type: "button", class: "ls-button", "data-action": "load" });
  #file = element("input", { type: "file", accept: ".npz", hidden: true });
  #about = element("span", { role: "status" });
  #download = element("a", { download: "network.npz", "data-action": "download" });
  #explore = element("a", { "data-action": "explore" });
  #refused = "";
  #data;
  #log;
  #token;

  constructor(log) {
    this.#log = log;
    this.#token = new KeptToken(log);
    this.#keep.onclick = () => this.#press("keep");
    this.#load.onclick = () => this.#file.click();
    this.#file.onchange = () => this.#take();
    this.root = element(
      "div",
      { class: "lt-keep" },
      this.#keep,
      this.#load,
      this.#file,
      this.#about,
      this.#download,
      this.#explore,
    );
  }

  show(data) {
    this.#data = data;
    const { kept, keepable, texts } = data;
    const lost = this.#token.follow(kept?.token) === "lost" ? texts.kept.lost : "";
    this.#keep.hidden = !keepable;
    this.#download.hidden = this.#explore.hidden = !kept;
    setText(this.#keep, texts.kept.keep);
    setText(this.#load, texts.kept.load);
    this.#file.setAttribute("aria-label", texts.kept.load);
    setText(this.#about, this.#refused || data.refused || (kept?.about ?? lost));
    setText(this.#download, texts.kept.download);
    setText(this.#explore, texts.kept.explore);
    if (kept) Object.assign(this.#download, { href: kept.file });
    if (kept) lead(this.#explore, kept.explore);
  }

  #press(name, detail) {
    this.#refused = "";
    this.#log.press(name, detail);
  }

  async #take() {
    const [file] = this.#file.files;
    this.#file.value = "";
    if (!file) return;
    const { token, kind, entry } = await upload(file, this.#data.upload, () => {});
    if (token) return this.#press("loaded", { token });
    const { refused } = this.#data.texts.kept;
    this.#refused = fill(refused[kind] ?? refused.failed, { entry });
    this.show(this.#data);
  }
}
