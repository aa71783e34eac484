import { element, setText } from "../../web/dom.js";
import { icon } from "../../web/icons.js";
import { Controls } from "../controls/controls.js";
import { Camera } from "./camera.js";
import { Gallery } from "./gallery.js";

/** What opens under the picture's button: samples, one's own pictures, size, colours. */
export class PicturePanel {
  #gallery;
  #camera;
  #controls;
  #texts = {};
  #upload = textButton("upload");
  #shoot = textButton("camera");
  #draw = textButton("draw");
  #hint = element("p", { class: "ls-hint" });
  #message = element("p", { class: "ls-message", role: "status" });
  #fields = element("div", { class: "ls-picture-fields" });
  root = element("div", { class: "ls-panel ls-picture-panel", role: "dialog" });

  /** `on`: `choose(sample)`, `browse()`, `own(file, img)`; `log` for size and colours. */
  constructor(log, on) {
    this.#controls = new Controls(log);
    this.#gallery = new Gallery(on.choose);
    this.#camera = new Camera((file) => on.own(file, "camera"));
    this.#upload.onclick = on.browse;
    this.#draw.onclick = () => on.choose("drawn");
    this.#shoot.onclick = () => this.#startCamera();
    const own = element("div", { class: "ls-ways" }, this.#upload, this.#shoot, this.#draw, this.#hint);
    this.root.append(this.#gallery.root, own, this.#camera.root, this.#message, this.#fields);
    this.root.addEventListener("toggle", () => this.#isOpen() || this.#camera.stop());
  }

  show({ samples, chosen, fields, texts }) {
    this.#texts = texts;
    this.root.setAttribute("aria-label", texts.choose);
    this.#gallery.show(samples, chosen, texts.samples);
    this.#camera.show(texts);
    setText(this.#upload.lastChild, texts.upload);
    setText(this.#shoot.lastChild, texts.camera);
    setText(this.#draw.lastChild, texts.draw);
    setText(this.#hint, texts.hint);
    this.#controls.show(fields);
    if (this.#fields.children.length) return;
    this.#fields.append(...fields.map((field) => this.#controls.of(field).root));
  }

  /** One sentence, or none. */
  say(sentence) {
    setText(this.#message, sentence);
  }

  async #startCamera() {
    const hindrance = await this.#camera.start();
    if (hindrance) this.say(this.#texts[`camera_${hindrance}`]);
    else if (!this.#isOpen()) this.#camera.stop();
  }

  #isOpen() {
    return this.root.matches(":popover-open");
  }
}

function textButton(name) {
  const attributes = { type: "button", class: "ls-button", "data-action": name };
  return element("button", attributes, icon(name), element("span"));
}
