import { writeAddress } from "../../web/address.js";
import { element, onePer, onResize, setText } from "../../web/dom.js";
import { onPaper, PAPER } from "../../web/paper.js";
import { loadStyles } from "../../web/styles.js";
import { unpack } from "../../web/wire.js";
import { EdgeKey } from "../graph/key.js";
import { arrange, arrangeBars, arrangeNarrow, BETWEEN, GAP, pictureSize } from "../maps/layout.js";
import { mapSprite, pictureSprite, tableOf } from "../maps/sprite.js";
import { isDarkPage, Palette } from "../paint/palette.js";
import { listenForKeys } from "../player/keys.js";
import { BarsView } from "./bars.js";
import { ColourKey } from "./key.js";
import { Walk } from "./keys.js";
import { SheetView } from "./sheet.js";
import { Trace } from "./trace.js";
import { Web } from "./web.js";
import { describe } from "./words.js";

const PHONE = 700; // px of width; below, the layers stand under each other
const COMPACT = 90; // px that the maps take while a detail is open
const LEAST = { width: 640, height: 320 }; // px that they take at least, else it is scrolled
const SLIM = 100; // px of a layer's width; below, its range is printed without its colours
const SMALLEST = { full: 14, bare: 4 }; // px of a map's longer side
const LABEL = 16; // px of a line of words under a map
const NARROW_PICTURE = { width: 1200, height: 160 };
const BELOW = 12; // px left free at the bottom of the window
const APART = "[data-testid=stage], .ls, button, input, select, a, summary, header, [data-plate]";

export const ready = loadStyles(import.meta.url, "./overview.css", "../graph/key.css");

/** Every map of every layer at once; one of them can be open. */
class Overview {
  constructor(place, log) {
    this.log = log;
    this.views = [];
    this.palettes = {};
    this.strip = element("div", { class: "lso-strip" });
    this.key = new ColourKey();
    this.edges = new EdgeKey();
    this.web = new Web(this.strip);
    this.trace = new Trace(this.strip);
    this.walk = new Walk(this.strip, () => this.views);
    this.back = element("button", {
      type: "button",
      class: "lso-back",
      "data-action": "close",
      onclick: () => this.#goBack(),
    });
    this.words = element("p", { class: "lso-words", role: "status" });
    this.root = element(
      "section",
      { class: "lso", "data-testid": "overview", "data-rev": 0 },
      this.strip,
      element("div", { class: "lso-line" }, this.back, this.words, this.edges.root),
    );
    this.place = place;
    this.page = place.closest("[data-testid=stMain]");
    this.#listen();
  }

  #listen() {
    const { strip } = this;
    const mapAt = (event) => event.target.closest?.("[data-map]");
    strip.addEventListener("pointerover", (event) => this.#point(mapAt(event)));
    strip.addEventListener("pointerleave", () => this.#point(null));
    strip.addEventListener("focusin", (event) => this.#point(mapAt(event)));
    strip.addEventListener("focusout", () => this.#point(null));
    strip.addEventListener("click", (event) => this.#open(mapAt(event), event));
    const observer = onResize(() => this.#resized());
    for (const node of [this.root, this.page?.firstElementChild]) if (node) observer.observe(node);
    addEventListener("resize", () => this.#resized());
    addEventListener(PAPER, () => this.data && this.root.isConnected && this.#show());
    listenForKeys(this.root, { Escape: () => this.#escape() });
    document.addEventListener("click", (event) => this.#clickedBeside(event));
  }

  take(payload) {
    const { header, array } = unpack(payload);
    const before = this.data?.opened;
    Object.assign(this, { data: header, array });
    if (!this.root.isConnected) this.place.append(this.root);
    this.#show();
    if (before && !header.opened) this.#closed(before);
    this.root.dataset.rev = Number(this.root.dataset.rev) + 1;
  }

  #show() {
    const theme = isDarkPage(this.place) ? "dark" : "light";
    this.palette = this.palettes[theme] ??= new Palette(this.data.palettes[theme]);
    this.#takeSheets();
    this.trace.take(this.views, this.palette);
    this.edges.show(this.trace.kinds(this.data.texts.edges.name), this.data.texts.edges.rule);
    this.#showWords();
    this.#layOut();
  }

  #takeSheets() {
    const { array } = this;
    const { picture, sheets, ranges, role, texts } = this.data;
    const scale = this.palette.roles[role];
    const table = tableOf(scale);
    const input = {
      layer: "input",
      shape: picture.shape,
      title: texts.picture,
      note: "",
      names: [texts.picture, ...picture.names],
      abouts: [texts.picture, ...picture.names],
      opens: picture.opens,
    };
    this.#fitViews([input, ...sheets]);
    const [first, ...views] = this.views;
    first.take(input, pictureSprite(array(picture.pixels), picture.pixels.shape), scale);
    sheets.forEach((sheet, i) => {
      if (sheet.values) views[i].take(sheet, this.palette);
      else {
        views[i].take(
          { ...sheet, own: ranges === "map" },
          mapSprite(array(sheet.codes), sheet.codes.shape, table),
          scale,
        );
      }
    });
    this.key.show(scale, texts.key, picture);
    if (this.key.root.parentElement !== first.root) first.root.append(this.key.root);
  }

  /** A view for every layer, of the class that it needs, in their order. */
  #fitViews(sheets) {
    const before = this.views;
    this.views = sheets.map(({ values }, i) => {
      const View = values ? BarsView : SheetView;
      return before[i] instanceof View ? before[i] : new View();
    });
    for (const view of before) if (!this.views.includes(view)) view.root.remove();
    this.views.forEach(({ root }, i) => {
      if (this.strip.children[i] !== root) this.strip.insertBefore(root, this.strip.children[i] ?? null);
    });
    this.strip.append(this.web.canvas, this.trace.lines);
  }

  #showWords() {
    const { texts, opened } = this.data;
    this.root.setAttribute("aria-label", texts.label);
    setText(this.back, opened?.part ? texts.neighbourhood : texts.back);
    this.back.hidden = !opened;
    this.root.dataset.ranges = this.data.ranges;
    this.root.toggleAttribute("data-opened", Boolean(opened));
    this.root.toggleAttribute("data-captions", this.data.captions);
    this.walk.settle();
  }

  #layOut() {
    const bare = Boolean(this.data.opened);
    const narrow = this.root.clientWidth < PHONE && !bare;
    this.root.classList.toggle("lso-narrow", narrow);
    this.size = this.#room();
    const [input, ...sheets] = this.views;
    const [, rows, columns] = input.sheet.shape;
    const label = bare ? 0 : LABEL * (Number(this.data.captions) + Number(this.data.ranges === "map"));
    const several = input.buttons.length > 1;
    const line = several && !bare ? LABEL : 0;
    input.root.toggleAttribute("data-several", several);
    const { width: share } = pictureSize(columns / rows, narrow ? NARROW_PICTURE : this.size);
    input.root.style.width = `${share}px`;
    const picture = pictureSize(columns / rows, narrow ? NARROW_PICTURE : this.#pictureRoom(input, line));
    input.layOut(
      { columns: bare ? input.buttons.length : 1, share, pitch: picture.height + line + GAP, ...picture },
      line,
    );
    const [bars, maps] = [sheets.filter(isBars), sheets.filter((view) => !isBars(view))];
    const lengths = arrangeBars(
      bars.map(({ buttons }) => buttons.length),
      this.size.height,
      bare,
    );
    const taken = lengths.reduce((sum, { width }) => sum + width + BETWEEN, input.columns * (share + GAP));
    const room = {
      width: this.size.width - taken,
      height: this.size.height,
      label,
      least: bare ? SMALLEST.bare : SMALLEST.full,
    };
    const counts = maps.map(({ buttons }) => buttons.length);
    const plans = (narrow ? arrangeNarrow : arrange)(counts, columns / rows, room);
    this.root.classList.toggle(
      "lso-slim",
      plans.some(({ columns: count, share }) => count * share < SLIM),
    );
    plans.forEach((plan, i) => maps[i].layOut(plan, label));
    lengths.forEach((plan, i) => bars[i].layOut(plan));
    if (!narrow) this.web.show(this.views, this.palette.ink);
    this.#showTrace();
  }

  #room() {
    return { width: Math.max(this.strip.clientWidth, LEAST.width), height: this.#height() };
  }

  /** Pictures that stand over each other share the height that is left beside the key. */
  #pictureRoom({ root, buttons }, line) {
    const { width, height } = this.size;
    if (this.data.opened) return this.size;
    const taken = parseFloat(getComputedStyle(root).paddingTop) + this.key.root.offsetHeight;
    return { width, height: (height - taken) / buttons.length - line - GAP };
  }

  /** Height for the maps so that all of them are on one screen. */
  #height() {
    if (this.data.opened) return COMPACT;
    const head = Math.max(...this.views.map(({ head: { offsetHeight } }) => offsetHeight));
    const top = this.root.getBoundingClientRect().top + (this.page?.scrollTop ?? 0);
    const below = this.words.parentElement.offsetHeight + BELOW;
    return Math.max(LEAST.height, Math.floor(innerHeight - top - head - below));
  }

  #resized() {
    if (!this.data || !this.root.isConnected || onPaper()) return;
    const { width, height } = this.#room();
    if (width !== this.size.width || height !== this.size.height) this.#layOut();
  }

  #point(button) {
    if (button === this.pointed) return;
    this.pointed = button;
    this.#showTrace();
  }

  /** The map under the pointer, else the one that has the focus, else the open one. */
  #showTrace() {
    const focused = this.strip.querySelector(".lso-map:focus-visible");
    const map = placeOf(this.pointed ?? focused, this.views) ?? this.#opened();
    this.trace.show(map);
    describe(this.words, map, this.views, this.data.texts, Boolean(this.data.opened) && this.data.captions);
  }

  #opened() {
    const { opened } = this.data;
    const sheet = opened ? this.views.findIndex((view) => view.sheet.layer === opened.layer) : -1;
    return sheet < 0 ? null : { sheet, number: opened.number };
  }

  /** After a click the keys belong to the stage again. */
  #open(button, { detail: byPointer }) {
    if (!button) return;
    if (byPointer) button.blur();
    if (this.data.role === "gradient" && button.closest(".lso-bars")) {
      return this.log.change({ class: button.dataset.map });
    }
    const { layer, map } = button.dataset;
    this.log.change({ layer, map: layer === "input" ? "" : map, part: "", r0: "", c0: "" });
  }

  /** One level: from the window to the neighbourhood, from there to all maps. */
  #goBack() {
    writeAddress({ t: null });
    if (this.data.opened.part) this.log.change({ part: "" });
    else this.log.change({ layer: "", map: "", part: "", r0: "", c0: "" });
  }

  /** Back at all maps: the focus returns to the map that was open. */
  #closed({ layer, number }) {
    const view = this.views.find(({ sheet }) => sheet.layer === layer);
    view?.buttons[number]?.focus({ preventScroll: true });
  }

  #escape() {
    const busy = document.querySelector(":popover-open, dialog[open], .ls-enlarged");
    if (busy || !this.data?.opened) return false;
    this.#goBack();
    return true;
  }

  /** A click on empty space goes one level back. */
  #clickedBeside({ target }) {
    if (!this.data?.opened || !this.root.isConnected) return;
    const empty = target.closest?.("[data-testid=stMain]") && !target.closest(APART);
    if (empty && target.isConnected) this.#goBack();
  }
}

const isBars = (view) => view instanceof BarsView;

function placeOf(button, views) {
  if (!button) return null;
  const sheet = views.findIndex(({ buttons }) => buttons.includes(button));
  return sheet < 0 ? null : { sheet, number: Number(button.dataset.map) };
}

const overviewAt = onePer((place, log) => new Overview(place, log));

export default function render({ parentElement, data, log }) {
  overviewAt(parentElement, log).take(data);
}
