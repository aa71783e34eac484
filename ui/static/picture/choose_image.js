import { element, onePer, setText } from "../../web/dom.js";
import { icon } from "../../web/icons.js";
import { popover } from "../../web/popover.js";
import { tab } from "../../web/storage.js";
import { loadStyles } from "../../web/styles.js";
import { fill } from "../../web/words.js";
import { watchArrivals } from "./arrivals.js";
import { PicturePanel } from "./panel.js";
import { reason, upload } from "./upload.js";

export const ready = loadStyles(
  import.meta.url,
  "../controls/controls.css",
  "../controls/panel.css",
  "./choose_image.css",
);

const TOKEN = "layerscope-picture"; // in the tab's memory: a reload keeps the upload
const TYPES = "image/png,image/jpeg,image/webp,image/gif,image/bmp,image/avif";

/** The button with the chosen picture, and everything through which another comes. */
class Chooser {
  #log;
  #data = {};
  #uploads = 0;
  #stop;
  #asked = null;
  #told = false;
  #thumb = element("img", { class: "ls-thumb", alt: "" });
  #title = element("span", { class: "ls-label" });
  #name = element("span", { class: "ls-summary" });
  #button;
  #file = element("input", { type: "file", class: "ls-unseen", accept: TYPES, tabindex: -1 });
  #notice = element("p", { class: "ls-notice", role: "alert" });
  #drop = element("div", { class: "ls-drop", hidden: true });
  #hush = () => this.#say("");
  #bar = element("progress", { class: "ls-progress", max: 1, hidden: true });
  #panel;

  constructor(place, log) {
    this.#log = log;
    this.#panel = new PicturePanel(log, {
      choose: (img) => this.#choose(img),
      browse: () => this.#file.click(),
      own: (file, img) => this.#take(file, img),
    });
    const words = element("span", { class: "ls-words" }, this.#title, this.#name);
    this.#button = element(
      "button",
      { type: "button", class: "ls-chooser", "data-action": "choose" },
      this.#thumb,
      words,
      icon("down"),
    );
    const root = element(
      "div",
      { class: "ls ls-picture-input", "data-testid": "picture" },
      this.#button,
      this.#bar,
      this.#file,
      this.#notice,
      this.#drop,
      popover(this.#button, this.#panel.root),
    );
    place.append(root);
    this.#file.onchange = () => this.#browsed();
    this.#stop = watchArrivals(
      (over) => (this.#drop.hidden = !over),
      (file) => this.#take(file, "upload"),
    );
  }

  show(data) {
    this.#data = data;
    this.#dress(data);
    this.#panel.show(data);
    if (data.lost) this.#remind();
    else this.#found();
  }

  close() {
    this.#stop();
    this.#say("");
  }

  #dress({ texts, names, chosen, thumb, shape }) {
    const [, rows, columns] = shape;
    this.#thumb.src = `data:image/png;base64,${thumb}`;
    setText(this.#title, texts.picture);
    setText(this.#name, names[chosen]);
    setText(this.#drop, texts.drop);
    this.#button.title = fill(texts.shape, { name: names[chosen], rows, columns });
    this.#file.setAttribute("aria-label", texts.upload);
  }

  #choose(img) {
    this.#say("");
    this.#log.change({ img });
    this.#panel.root.hidePopover();
  }

  #browsed() {
    const [file] = this.#file.files;
    this.#file.value = "";
    if (file) this.#take(file, "upload");
  }

  /** Only the newest of several counts. */
  async #take(file, img) {
    const number = ++this.#uploads;
    this.#say("");
    this.#progress(0);
    const answer = await upload(file, this.#data.upload, (share) => this.#progress(share));
    if (number !== this.#uploads) return;
    this.#progress(null);
    if (answer.token) this.#accept(answer.token, img);
    else this.#say(reason(answer, this.#data.texts.refused));
  }

  #accept(token, img) {
    tab.set(TOKEN, token);
    this.#log.press("own", { token, img });
    if (this.#panel.root.matches(":popover-open")) this.#panel.root.hidePopover();
  }

  /** The address names an upload that the server does not have for this session: it
   * is asked for the token once, as after a reload; if that does not help, as after a
   * restart of the server, the reader is told once. */
  #remind() {
    const token = tab.get(TOKEN);
    if (token && token !== this.#asked) {
      this.#asked = token;
      this.#log.press("found", { token });
    } else if (!this.#told) {
      this.#told = true;
      this.#say(this.#data.texts.lost);
    }
  }

  #found() {
    if (this.#told) this.#say("");
    this.#told = false;
  }

  /** A sentence stays until the reader goes on. */
  #say(sentence) {
    setText(this.#notice, sentence);
    this.#panel.say(sentence);
    document.removeEventListener("pointerdown", this.#hush);
    if (sentence) document.addEventListener("pointerdown", this.#hush);
  }

  #progress(share) {
    this.#bar.hidden = share === null;
    this.#bar.value = share ?? 0;
  }
}

const chooserOf = onePer((place, log) => new Chooser(place, log));

export default function render({ parentElement, data, log }) {
  const chooser = chooserOf(parentElement, log);
  chooser.show(data);
  return () => chooser.close();
}
