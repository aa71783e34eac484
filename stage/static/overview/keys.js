/** Arrow keys walk over the maps; one of each layer can be reached with Tab, which also
 * brings a layer into sight that is scrolled. */
export class Walk {
  constructor(strip, views) {
    this.views = views;
    strip.addEventListener("keydown", (event) => this.#key(event));
    strip.addEventListener("focusin", (event) => this.#rest(event.target));
  }

  /** Make sure that there is one map of each layer for Tab. */
  settle() {
    const layers = this.views().map(({ buttons }) => buttons.filter(({ disabled }) => !disabled));
    for (const maps of layers) if (maps.length && !maps.some(reachable)) maps[0].tabIndex = 0;
  }

  #rest(button) {
    const view = this.views().find(({ buttons }) => buttons.includes(button));
    if (!view || button.disabled) return;
    for (const other of view.buttons.filter(reachable)) other.tabIndex = -1;
    button.tabIndex = 0;
  }

  #key(event) {
    const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    if (!(event.key in moves) || !event.target.dataset.map) return;
    event.preventDefault();
    this.#neighbour(event.target, moves[event.key])?.focus();
  }

  /** The map beside one; at the edge of a layer the nearest of the next layer. */
  #neighbour(button, [down, right]) {
    const views = this.views();
    const place = views.findIndex((view) => view.buttons.includes(button));
    const { columns, buttons } = views[place];
    const number = buttons.indexOf(button);
    const column = (number % columns) + right;
    if (column >= 0 && column < columns) return buttons[number + right + down * columns];
    const beside = views[place + right];
    if (!beside || place + right === 0) return null;
    const height = ({ buttons: all, columns: wide }) => Math.ceil(all.length / wide);
    const row = Math.floor((Math.floor(number / columns) / height(views[place])) * height(beside));
    const end = right > 0 ? 0 : beside.columns - 1;
    return beside.buttons[Math.min(beside.buttons.length - 1, row * beside.columns + end)];
  }
}

const reachable = ({ tabIndex }) => tabIndex === 0;
