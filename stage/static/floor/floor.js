import { element, onResize } from "../../web/dom.js";
import { onPaper } from "../../web/paper.js";
import { NodesView } from "../graph/nodes.js";
import { Sheet } from "../graph/sheet.js";
import { CurveView } from "../panels/curve.js";
import { PanelView } from "../panels/panel.js";
import { cellSizes, columnsOf, exceeds, inGrid, PHONE, printsAll } from "../scene/layout.js";
import { bounds, framesAt, Motion, reducedMotion } from "../scene/motion.js";
import { print } from "../scene/numbers.js";
import { alignRows, columnOf, tallOf } from "./columns.js";
import { Overlay } from "./overlay.js";
import { Pointer } from "./pointer.js";

const VIEWS = { matrix: PanelView, nodes: NodesView, curve: CurveView };
const onSheet = ({ kind }) => kind === "nodes";

const TRIES = 6; // until the panels fit their height, and the next slider that is dragged moves nothing
const KNOWN = 200; // plans of which it is known in what height they fit
const ALONE = 4; // cells of the largest size that a panel alone has room for

/** Where the panels stand: lays them out, paints them, moves what moves. */
export class Floor {
  constructor(on) {
    this.on = on;
    this.views = {};
    this.panels = element("div", { class: "ls-figures" });
    this.sheet = new Sheet(on);
    this.overlay = new Overlay();
    this.root = element("div", { class: "ls-floor" }, this.sheet.root, this.panels, this.overlay.canvas);
    this.pointer = new Pointer(this.root, { ...on, hover: () => this.#hovered() });
    this.motion = null;
    this.known = new Map();
    onResize(() => this.#resized()).observe(this.root);
  }

  #hovered() {
    this.#redraw();
    this.sheet.show(this.on.step(), this.target);
    this.on.hover();
  }

  get target() {
    return this.pointer.target;
  }

  /** A graph with panels, panels in a grid, or a page of panels that flow. */
  get kind() {
    if (!this.sheet.root.hidden && this.panels.childElementCount > 0) return "graph";
    return inGrid(this.scene.panels) ? "grid" : "page";
  }

  get counts() {
    return this.pointer.counts();
  }

  get rests() {
    return this.pointer.rests;
  }

  /** Before new data come: what is pointed at goes, and what it lit is still there. */
  release() {
    this.pointer.release();
  }

  /** A new scene; what can show it stays where it is. */
  take(scene, texts, palette) {
    const views = Object.fromEntries(scene.panels.map((panel) => [panel.name, this.#viewOf(panel)]));
    const plan = JSON.stringify(scene.panels.map(({ kind, name, operator, place }) => [kind, name, operator, place]));
    const stays = plan === this.plan && scene.panels.every(({ name }) => views[name] === this.views[name]);
    const shapes = scene.panels.map(({ name, maps, rows, columns }) => [texts.panels?.[name], maps, rows, columns]);
    Object.assign(this, { scene, palette, plan, views, shapes: JSON.stringify([plan, shapes]) });
    if (!stays) this.#build(scene);
    for (const panel of scene.panels) {
      this.views[panel.name].take(
        panel,
        scene.fills.filter((fill) => fill.panel === panel.name),
        texts,
        palette,
      );
    }
    this.sheet.take(scene, texts, palette);
    this.pointer.take(scene, this.views);
  }

  #viewOf(panel) {
    const [known, View] = [this.views[panel.name], VIEWS[panel.kind]];
    if (known instanceof View && known.serves(panel)) return known;
    return new View(panel, { ...this.on, moved: () => this.settle(), inside: (name) => this.#broughtInside(name) });
  }

  #broughtInside(name) {
    this.#follow(name, this.on.step());
    this.#redraw();
  }

  #build(scene) {
    this.sheet.build(Object.fromEntries(scene.panels.filter(onSheet).map(({ name }) => [name, this.views[name]])));
    this.root.classList.toggle("ls-with-sheet", !this.sheet.root.hidden);
    const others = scene.panels.filter((panel) => !onSheet(panel));
    this.panels.toggleAttribute("data-grid", inGrid(others));
    this.panels.replaceChildren(
      ...columnsOf(others).map((column, _, columns) => columnOf(column, this.views, columns)),
    );
  }

  /** How large the panels would be, in the first of some heights in which all numbers are
   * printed, and all cells larger than `above`; else in the last. */
  fit({ zoom, alone, heights, above }) {
    const others = this.#show(alone);
    const most = alone ? heights.at(-1) / ALONE : undefined;
    let plan;
    for (const height of heights) {
      const room = this.#layOutSheet(
        others.length < this.shown.size,
        others.length > 0,
        { width: this.root.clientWidth, height },
        zoom,
      );
      const sizes = cellSizes(others, { ...room, zoom, above, most });
      plan = {
        zoom,
        above,
        most,
        height,
        room,
        sizes,
        legible: room.legible && printsAll(others, sizes) && exceeds(sizes, above),
      };
      if (plan.legible) break;
    }
    return plan;
  }

  /** As planned, or smaller where names take several lines; return the cells' sizes.
   * `give`: takes of the height that is left over, and returns how much. */
  layOut({ zoom, above, most, height, room, sizes }, front, give) {
    const others = this.scene.panels.filter((panel) => this.shown.has(panel.name) && !onSheet(panel));
    const scrolls = room.under || this.root.clientWidth < PHONE; // what is under it follows at once
    this.root.style.minHeight = scrolls ? "" : `${Math.round(height)}px`;
    const key = JSON.stringify([this.shapes, room, [...this.shown], zoom, above]);
    let left = this.known.get(key) ?? room.height;
    if (left < room.height) sizes = cellSizes(others, { ...room, height: left, zoom, above, most });
    this.#arrange(sizes, front, zoom);
    for (let tries = 1; tries < TRIES; tries++) {
      const excess = this.panels.offsetHeight - Math.round(room.height);
      if (excess <= 0 || excess > left / 2) break; // it fits, or scrolls anyway
      left -= excess;
      sizes = cellSizes(others, { ...room, height: left, zoom, above, most });
      this.#arrange(sizes, front, zoom);
    }
    this.#keepKnown(key, left);
    const fills = scrolls || !this.sheet.root.hidden;
    const given = fills ? 0 : give(room.height - tallOf(others.map(({ name }) => this.views[name].root)));
    if (given) this.root.style.minHeight = `${Math.round(height - given)}px`;
    for (const view of Object.values(this.views)) view.paint(this.on.step());
    this.#measure();
    return sizes;
  }

  /** A slider that is dragged brings the same panels again: what they came to once, names in
   * several lines and all, costs no further try. */
  #keepKnown(key, height) {
    if (this.known.size > KNOWN) this.known.clear();
    this.known.set(key, height);
  }

  /** Hide what is not asked for; return the panels that stand beside the sheet. */
  #show(alone) {
    const graph = alone && onSheet(this.scene.byName[alone]);
    const shown = this.scene.panels.filter((panel) => !alone || panel.name === alone || (graph && onSheet(panel)));
    for (const panel of this.scene.panels) {
      this.views[panel.name].root.toggleAttribute("hidden", !shown.includes(panel));
    }
    this.shown = new Set(shown.map((panel) => panel.name));
    return shown.filter((panel) => !onSheet(panel));
  }

  /** In an enlarged stage the panels move where a sentence takes another line. */
  #resized() {
    const { width, height } = this.root.getBoundingClientRect();
    if (this.shown && !onPaper() && (width !== this.overlay.width || height !== this.overlay.height)) this.#measure();
  }

  #arrange(sizes, front, zoom) {
    for (const panel of this.scene.panels.filter((each) => !onSheet(each))) {
      const card = panel.pick ? panel.front : Math.min(front, panel.maps - 1);
      this.views[panel.name].arrange(sizes[panel.name] ?? 1, card, zoom);
    }
    if (inGrid(this.scene.panels)) alignRows([...this.panels.children]);
  }

  /** The sheet takes its part; what is left is for the other panels. */
  #layOutSheet(shown, others, room, zoom) {
    this.sheet.root.hidden = !shown;
    const left = shown ? this.sheet.arrange(room, others, zoom) : { ...room, legible: true };
    this.panels.style.maxWidth = `${left.width}px`;
    this.panels.toggleAttribute("data-narrow", left.width < PHONE);
    return left;
  }

  #measure() {
    const box = this.root.getBoundingClientRect();
    this.overlay.fit(box.width, box.height);
    for (const view of Object.values(this.views)) view.measure(box);
    this.settle();
  }

  /** What is on its way arrives at once: what stands still is right. */
  settle() {
    this.motion = null;
    this.#land(this.on.step());
    this.#redraw();
  }

  /** Keep what moves in a panel in sight. */
  #follow(name, step) {
    const marks = this.scene.marks.filter(({ panel, cells }) => panel === name && !cells.still);
    this.views[name].follow?.(marks.flatMap(({ cells }) => cells.at(step)));
  }

  /** Go from one step to another; neighbours are joined by a movement. */
  move(before, step, pace) {
    this.#land(before);
    this.sheet.show(step, this.target);
    for (const name of this.shown) this.#follow(name, step);
    const near = Math.abs(step - before) === 1 && !reducedMotion();
    const stages = near && step > before ? this.#stages(step) : [];
    this.motion = near ? new Motion(this.#frames(before), this.#frames(step), stages, pace) : null;
    if (!this.motion?.stages.length) this.#land(step);
    this.#redraw();
  }

  /** Paint what has arrived with a step. */
  #land(step, names = this.shown) {
    for (const name of names) this.views[name].advance(step);
  }

  #frames(step) {
    return framesAt(this.scene, this.views, step).filter(({ box }) => box.width > 0);
  }

  /** What travels at this step, one fill after the other. */
  #stages(step) {
    const fills = this.scene.fills.filter(({ source }) => source);
    return fills
      .map((fill) => ({ panel: fill.panel, flights: this.#flights(fill, step) }))
      .filter(({ flights }) => flights.length);
  }

  /** The values of a fill, each from its source to its place. */
  #flights(fill, step) {
    const cells = fill.cells.at(step);
    const to = this.#boxes(fill.panel, cells);
    const from = this.#starts(fill.source, step, to);
    return cells.flatMap((cell, i) => {
      return from[i] && to[i]
        ? [{ from: from[i], to: to[i], ...this.#printed(fill.panel, cell, fill.gain(step, i)) }]
        : [];
    });
  }

  /** Where values set out: each from a cell of its own, or all from the middle of the whole. */
  #starts({ panel, cells, kind }, step, to) {
    const from = this.#boxes(panel, cells.at(step));
    if (kind === "cells") return from;
    const inSight = from.filter(Boolean);
    return inSight.length ? to.map((box) => box && centred(bounds(inSight), box)) : [];
  }

  /** Where cells lie; null for those that are not in sight. */
  #boxes(name, cells) {
    return cells.map((cell) => this.views[name].box(cell));
  }

  #printed(name, cell, value) {
    const { scale, range, digits } = this.views[name].look(cell);
    return { text: print(value, digits), colour: scale.colour(value, range), ink: scale.ink(value, range) };
  }

  /** Ask for a frame. */
  #redraw() {
    this.stale = true;
    this.on.changed();
  }

  /** Whether there is more to draw in the next frame. */
  get moving() {
    return Boolean(this.motion);
  }

  /** Draw what has changed. */
  draw(now) {
    if (!this.scene || !(this.stale || this.motion)) return;
    const moving = this.motion?.at(now);
    if (moving?.over) this.#arrive();
    this.stale = false;
    const step = this.on.step();
    const { frames, flights, landed } = this.motion ? moving : { frames: this.#frames(step), flights: [], landed: [] };
    this.#land(step, landed);
    this.overlay.draw({ frames, flights, partners: this.pointer.boxes() }, this.palette.accent);
  }

  /** A movement has come to its end. */
  #arrive() {
    this.settle();
    this.on.arrived();
  }
}

function centred(box, size) {
  return {
    x: box.x + (box.width - size.width) / 2,
    y: box.y + (box.height - size.height) / 2,
    width: size.width,
    height: size.height,
  };
}
