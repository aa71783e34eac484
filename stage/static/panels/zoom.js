import { element } from "../../web/dom.js";
import { icon } from "../player/icons.js";

const STEP = 1.6; // of a button's press
const LEAP = 2.5; // of a double click
const WHEEL = { turned: 0.002, pinched: 0.012 }; // of zoom a px
const DRAGGED = 4; // px that tell a drag from a click

/** Zooming and dragging a panel that shows a part of itself: wheel, fingers, buttons. */
export class Zoom {
  /** `on.change` when another part is on show, `on.inside` so that the step's cells stay. */
  constructor(view, on) {
    Object.assign(this, { view, on, fingers: new Map(), dragged: false });
    this.buttons = {
      zoom_out: this.#button("zoom_out", 1 / STEP),
      zoom_in: this.#button("zoom_in", STEP),
      zoom_fit: this.#button("zoom_fit", 0),
    };
    this.root = element("span", { class: "ls-zoom" }, ...Object.values(this.buttons));
    this.#listen(view.place);
  }

  #button(action, factor) {
    return element(
      "button",
      { type: "button", class: "ls-icon-button", "data-action": action, onclick: () => this.#press(factor) },
      icon(action),
    );
  }

  #listen(place) {
    place.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    place.addEventListener("dblclick", (event) => this.#change((port) => port.zoom(LEAP, this.view.spot(event))));
    place.addEventListener("pointerdown", (event) => this.#down(event));
    place.addEventListener("pointermove", (event) => this.#move(event));
    for (const type of ["pointerup", "pointercancel"]) {
      place.addEventListener(type, (event) => this.fingers.delete(event.pointerId));
    }
    place.addEventListener("click", (event) => this.#click(event), { capture: true });
  }

  name(texts, title) {
    for (const [action, button] of Object.entries(this.buttons)) {
      button.title = texts[action];
      button.setAttribute("aria-label", `${texts[action]}: ${title}`);
    }
  }

  /** Fitted, a finger scrolls the page; enlarged, it drags the map. */
  show() {
    this.view.place.toggleAttribute("data-zoomed", !this.view.port.fitted);
  }

  #change(act) {
    act(this.view.port);
    this.show();
    this.on.change();
  }

  #press(factor) {
    this.#change((port) => (factor ? port.zoom(factor) : port.fit()));
    this.on.inside();
  }

  /** Where there is nothing more to zoom, the page scrolls. */
  #wheel(event) {
    const { port } = this.view;
    const factor = Math.exp(-event.deltaY * (event.ctrlKey ? WHEEL.pinched : WHEEL.turned));
    if (factor < 1 ? port.fitted : port.side >= port.largest) return;
    event.preventDefault();
    this.#change(() => port.zoom(factor, this.view.spot(event)));
  }

  #down(event) {
    this.dragged = false;
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  #move(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) this.#pinch(before, now, other);
    else if (this.view.port.fitted || !(this.dragged || apart(before, now) > DRAGGED)) return;
    else this.#drag(event, now.x - before.x, now.y - before.y);
    this.fingers.set(event.pointerId, now);
    this.dragged = true;
  }

  #drag(event, dx, dy) {
    this.view.place.setPointerCapture(event.pointerId);
    this.#change((port) => port.pan(dx, dy));
  }

  #pinch(before, now, other) {
    const middle = this.view.spot({ clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 });
    this.#change((port) => port.zoom(apart(now, other) / Math.max(1, apart(before, other)), middle));
  }

  /** The end of a drag is no click. */
  #click(event) {
    if (this.dragged) event.stopPropagation();
    this.dragged = false;
  }
}

const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
