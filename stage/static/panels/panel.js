import { element } from "../../web/dom.js";
import { drawMap, exactly, paintCells, paintMap } from "../paint/paint.js";
import { fontSize } from "../scene/digits.js";
import { Filled } from "../scene/fills.js";
import { bandRoom, boxOf, isLarge, LARGEST, overlaps, placesOf, spreadOf } from "../scene/layout.js";
import { Bands } from "./bands.js";
import { Caption } from "./caption.js";
import { Editor } from "./editor.js";
import { Legend } from "./legend.js";
import { lookOf, mapOf } from "./look.js";
import { Surface } from "./surface.js";
import { Viewport } from "./viewport.js";
import { Zoom } from "./zoom.js";

const NEAR = 64; // steps
const LEAST = 3; // px of what is framed, however small its cells are

/** One panel on the floor: its maps as cards, with caption, bands and legend. */
export class PanelView {
  Editor = Editor;

  constructor(panel, on) {
    Object.assign(this, { on, port: new Viewport(panel), frame: frameOf(panel), painted: null });
    this.cards = Array.from({ length: panel.maps }, (_, card) => new Surface({ "data-card": card }));
    this.bands = new Bands();
    this.place = element("div", { class: "ls-cards" }, this.bands.root, ...this.cards.map(({ canvas }) => canvas));
    this.zoom = isLarge(panel)
      ? new Zoom(this, { change: () => this.#shift(), inside: () => on.inside(panel.name) })
      : null;
    this.caption = new Caption(panel, on, this.zoom ? [this.zoom.root] : []);
    this.legend = new Legend();
    this.root = element(
      "figure",
      {
        class: "ls-figure",
        "data-panel": panel.name,
        "data-cards": overlaps(panel),
        "data-slim": panel.slim,
        "data-large": isLarge(panel),
      },
      this.caption.root,
      this.place,
      this.legend.root,
    );
  }

  /** Whether it can show another panel too, of whatever size. */
  serves(panel) {
    return this.frame === frameOf(panel);
  }

  /** New values. */
  take(panel, fills, texts, palette) {
    if (this.port.rows !== panel.rows || this.port.columns !== panel.columns) this.port = new Viewport(panel);
    Object.assign(this.root.dataset, { rows: panel.rows, columns: panel.columns });
    this.panel = panel;
    this.looks = this.cards.map((_, card) => lookOf(panel, card, palette));
    this.filled = fills.length ? new Filled(panel, fills) : null;
    const title = texts.panels?.[panel.name] ?? panel.name;
    this.caption.take(panel, texts, title);
    this.root.setAttribute("aria-label", title);
    this.zoom?.name(texts, title);
  }

  /** Lay the cards for cells of `cell` px, card `front` in front. */
  arrange(cell, front, zoom) {
    const { panel, port } = this;
    this.front = front;
    const box = boxOf(panel, cell);
    port.resize(box.width, box.height, LARGEST * zoom);
    this.letters = zoom;
    const [spread, room] = [spreadOf(panel, port), bandRoom(panel)];
    this.places = placesOf(panel, port, front);
    size(this.place, room.left + port.width + spread.right, room.top + port.height + spread.down);
    this.cards.forEach((card, index) => this.#put(card, this.places[index], room));
    this.caption.showFront(front);
    this.corner = { left: room.left, top: room.top + this.places[front].y };
    this.looks.forEach((look, card) => Object.assign(look, { port, edge: this.places[card].edge }));
    this.#showPart();
    this.legend.show(panel, this.looks[front].scale);
  }

  #put(card, { x, y, depth }, room) {
    const { panel, port } = this;
    card.resize(port.width, port.height);
    Object.assign(card.canvas.style, {
      left: `${room.left + x}px`,
      top: `${room.top + y}px`,
      zIndex: panel.maps - depth,
    });
    card.canvas.toggleAttribute("data-front", depth === 0);
  }

  /** What goes with the part of the map that is on show. */
  #showPart() {
    const font = fontSize(this.port, this.panel, this.letters);
    for (const look of this.looks) look.font = look.bare ? 0 : font;
    this.root.dataset.digits = this.looks[0].font; // px; 0 where none are printed
    this.bands.show(this.panel, this.port, this.looks[0].palette, this.corner);
    this.zoom?.show();
  }

  /** Paint all cards as they are after `step`, unless that is what they show. */
  paint(step) {
    this.filled?.upTo(step);
    const now = this.#still();
    if (now && alike(now, this.still)) return this.#keepPictures();
    this.#paintAll(paintMap);
    Object.assign(this, { painted: step, still: now });
  }

  /** What is seen of a panel that no step changes; null of others. */
  #still() {
    const {
      panel: { values, state, range, digits },
      port,
      looks,
    } = this;
    const { width, height, top, left, across, down } = port;
    const cards = looks.map(({ role, font, bare, edge }) => [role, font, bare, edge]);
    return this.filled
      ? null
      : {
          values,
          state,
          palette: looks[0].palette,
          pictures: looks.map(({ picture }) => picture),
          look: JSON.stringify([width, height, top, left, across, down, range, digits, devicePixelRatio, cards]),
        };
  }

  /** A large map's colours are those that it was painted with. */
  #keepPictures() {
    this.looks.forEach((look, card) => Object.assign(look, { picture: this.still.pictures[card] }));
  }

  /** Draw another part of what has been painted. */
  #draw() {
    this.#showPart();
    this.#paintAll(drawMap);
    this.still = this.#still();
  }

  /** The same, because the reader wants it. */
  #shift() {
    this.#draw();
    this.on.moved();
  }

  #paintAll(paint) {
    this.cards.forEach((card, index) => card.paint((pen) => paint(pen, this.#map(index), this.looks[index])));
  }

  #map(card) {
    return mapOf((this.filled ?? this.panel).values, this.panel, card);
  }

  /** Keep cells in sight, whichever of the maps they are of. */
  follow(cells) {
    if (this.port.fitted || !cells.length) return;
    const { area, columns } = this.panel;
    const [rows, across] = [
      cells.map((cell) => Math.floor((cell % area) / columns)),
      cells.map((cell) => cell % columns),
    ];
    const moved = this.port.follow({
      top: Math.min(...rows),
      bottom: Math.max(...rows) + 1,
      left: Math.min(...across),
      right: Math.max(...across) + 1,
    });
    if (moved) this.#draw();
  }

  /** Paint them as they are after `step`, where another one near by is painted: only what
   * differs. */
  advance(step) {
    if (!this.filled || step === this.painted) return;
    if (Math.abs(step - this.painted) > NEAR) return this.paint(step);
    const cells = this.filled.between(this.painted, step);
    if (cells.length > this.panel.area / 2) return this.paint(step);
    this.filled.upTo(step);
    this.cards.forEach((card, index) => {
      const own = cells
        .map((cell) => cell - index * this.panel.area)
        .filter((cell) => cell >= 0 && cell < this.panel.area);
      if (own.length) card.add((pen) => paintCells(pen, this.#map(index), this.looks[index], own));
    });
    this.painted = step;
  }

  /** Where a cell lies on the floor, or null where it cannot be seen. */
  box(cell) {
    const map = Math.floor(cell / this.panel.area);
    return this.places[map].depth === 0 ? this.#spotOn(map, cell) : null;
  }

  /** The same, on whichever card the cell is: its place on the front card. */
  spotOf(cell) {
    return this.#spotOn(this.front, cell);
  }

  #spotOn(map, cell) {
    const { panel, origin, port, places } = this;
    if (this.root.hidden) return null;
    const inside = cell % panel.area;
    const box = port.box(Math.floor(inside / panel.columns), inside % panel.columns);
    const moved = {
      x: origin.x + places[map].x - places[this.front].x,
      y: origin.y + places[map].y - places[this.front].y,
    };
    return box && seen(box, port, moved);
  }

  /** Measure where the front card lies on the floor. */
  measure(floor) {
    const card = this.cards[this.front].canvas.getBoundingClientRect();
    this.origin = { x: card.left - floor.left, y: card.top - floor.top };
  }

  /** Place in the box of card `card` that an event has. */
  spot({ clientX, clientY }, card = this.front) {
    const box = this.cards[card].canvas.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  }

  /** Flat index of the cell under a pointer that is over canvas `card`. */
  cellAt(event, card) {
    const spot = this.spot(event, card);
    const { row, column } = this.port.at(spot.x, spot.y);
    const inside = row >= 0 && column >= 0 && row < this.panel.rows && column < this.panel.columns;
    return inside ? card * this.panel.area + row * this.panel.columns + column : null;
  }

  /** Value on show in a cell; NaN where nothing has arrived. */
  value(cell) {
    const { filled, panel } = this;
    return exactly((filled ?? panel).values, cell, panel.exact);
  }

  /** Whether a cell is padding, never reached, crossed out or doubtful; 0 if none. */
  state(cell) {
    return this.look(cell).state?.[cell % this.panel.area] ?? 0;
  }

  look(cell) {
    return this.looks[Math.floor(cell / this.panel.area)];
  }
}

/** What a view is made for: with another frame, it takes another one. */
const frameOf = (panel) =>
  JSON.stringify([panel.name, panel.maps, panel.slim, panel.editable, overlaps(panel), isLarge(panel)]);

const alike = (a, b) =>
  a.look === b?.look && a.palette === b.palette && sameNumbers(a.values, b.values) && sameNumbers(a.state, b.state);

const sameNumbers = (a, b) => a === b || (a?.length === b?.length && a.every((number, i) => Object.is(number, b[i])));

/** What can be seen of a cell's box, large enough to be framed. */
function seen({ x, y, width, height }, port, origin) {
  const across = visible(x, width, port.width);
  const down = visible(y, height, port.height);
  return { x: origin.x + across.from, y: origin.y + down.from, width: across.size, height: down.size };
}

function visible(from, size, limit) {
  const [first, last] = [Math.max(0, from), Math.min(limit, from + size)];
  const most = Math.max(LEAST, last - first);
  return { from: (first + last - most) / 2, size: most };
}

function size({ style }, width, height) {
  style.width = `${width}px`;
  style.height = `${height}px`;
}
