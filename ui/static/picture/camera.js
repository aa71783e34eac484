import { element, setText } from "../../web/dom.js";

/** The camera's picture, live, until one is taken. Off whenever it is not on show. */
export class Camera {
  #video = element("video", { class: "ls-video", autoplay: true, playsinline: true, muted: true });
  #shoot = element("button", { type: "button", class: "ls-button ls-main", "data-action": "shoot" });
  #off = element("button", { type: "button", class: "ls-button", "data-action": "camera-off" });
  #buttons = element("div", { class: "ls-ways" }, this.#shoot, this.#off);
  root = element("div", { class: "ls-camera", hidden: true }, this.#video, this.#buttons);
  #stream = null;

  /** `take(file)` receives the picture that was taken. */
  constructor(take) {
    this.#shoot.onclick = async () => {
      const file = await this.#still();
      this.stop();
      take(file);
    };
    this.#off.onclick = () => this.stop();
  }

  show(texts) {
    setText(this.#shoot, texts.shoot);
    setText(this.#off, texts.camera_off);
    this.#video.setAttribute("aria-label", texts.camera);
  }

  /** Returns the name of what is in the way, or "" if the camera runs. */
  async start() {
    if (!isSecureContext || !navigator.mediaDevices) return "insecure";
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: true });
    } catch (error) {
      return error.name === "NotAllowedError" ? "denied" : "absent";
    }
    this.#video.srcObject = this.#stream;
    this.root.hidden = false;
    this.#shoot.focus();
    return "";
  }

  stop() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = this.#video.srcObject = null;
    this.root.hidden = true;
  }

  #still() {
    const { videoWidth: width, videoHeight: height } = this.#video;
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d").drawImage(this.#video, 0, 0);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }
}
