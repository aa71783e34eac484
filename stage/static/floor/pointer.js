import { partners } from "../scene/cells.js";
import { framed } from "../scene/motion.js";

/** Pointing at cells: what lights up, and where a click goes. Draws nothing. */
export class Pointer {
  constructor(floor, on) {
    this.on = on;
    this.target = null;
    for (const type of ["pointerdown", "pointermove", "pointerleave"]) {
      floor.addEventListener(type, (event) => this.#point(event));
    }
    floor.addEventListener("click", (event) => this.#click(event));
    for (const type of ["focusin", "focusout"]) floor.addEventListener(type, (event) => this.#focus(event));
  }

  /** A finger points with its tap alone: lifting it is no leaving. */
  #point(event) {
    this.touch = event.pointerType === "touch";
    this.rested = !this.touch;
    if (!this.touch) this.#set(event.type === "pointerleave" ? null : this.#find(event));
  }

  /** What has the keyboard's focus lights up too, but time goes on. */
  #focus(event) {
    this.rested = false;
    this.#set(event.type === "focusin" ? this.#find(event) : null);
  }

  /** Whether a mouse rests on a cell, so that time stands still. */
  get rests() {
    return Boolean(this.target) && this.rested;
  }

  take(scene, views) {
    this.scene = scene;
    this.views = views;
  }

  /** Point at nothing any more. */
  release() {
    this.#set(null);
  }

  /** The panel and cell under an event, if any. */
  #find(event) {
    const root = event.target.closest("[data-panel]");
    const view = root && this.views[root.dataset.panel];
    if (!view) return null;
    if (event.target.dataset.cell) return { view, cell: Number(event.target.dataset.cell) };
    const { card } = event.target.dataset;
    const cell = card === undefined ? null : view.cellAt(event, Number(card));
    return cell === null ? null : { view, cell };
  }

  #set(target) {
    if (same(target, this.target)) return;
    this.target = target;
    this.on.hover();
  }

  /** Touch: the first tap on a cell hovers, the second goes there. */
  #click(event) {
    const target = this.#find(event);
    const again = same(target, this.target);
    this.#set(target);
    if (target && (!this.touch || again)) this.#go(target);
  }

  #go({ view, cell }) {
    if (view.edit?.(cell)) return;
    const { panel } = view;
    const card = Math.floor(cell / panel.area);
    if (panel.choose && card === view.front) this.on.choose(panel, placeOf(panel, cell));
    else if (panel.pick) this.on.pick(panel, card);
    else if (card !== view.front) this.on.front(panel, card);
    else this.#seek(panel, cell);
  }

  /** To the first step about this cell; from one of them to the next. */
  #seek(panel, cell) {
    const marks = this.scene.marks.filter((mark) => mark.panel === panel.name && !mark.cells.still);
    const steps = [...new Set(marks.flatMap((mark) => mark.cells.stepsWith(cell)))].sort((a, b) => a - b);
    if (!steps.length) return;
    const next = steps.includes(this.on.step()) ? steps.find((step) => step > this.on.step()) : steps[0];
    this.on.seek(next ?? steps[0]);
  }

  /** Boxes of everything that lights up, with their styles; what lights up as a whole
   * on a card behind is framed on the front one. */
  boxes() {
    if (!this.target) return [];
    const { view, cell } = this.target;
    const lit = [{ name: view.panel.name, cells: [cell], style: "cell" }, ...this.#lit()];
    return lit.flatMap(({ name, cells, style, whole }) => {
      const boxes = cells.map((each) => this.views[name].box(each)).filter(Boolean);
      if (!boxes.length && whole) {
        return framed(
          cells.map((each) => this.views[name].spotOf?.(each)),
          "window",
        );
      }
      return style === "window" ? framed(boxes, style) : boxes.map((box) => ({ box, style }));
    });
  }

  /** How many cells of each panel are partners of the one under the pointer. */
  counts() {
    const single = this.#lit().filter(({ style }) => style === "cell");
    const names = [...new Set(single.map(({ name }) => name))];
    return Object.fromEntries(
      names.map((name) => [
        name,
        new Set(single.filter((each) => each.name === name).flatMap(({ cells }) => cells)).size,
      ]),
    );
  }

  #lit() {
    const {
      view: {
        panel: { name },
      },
      cell,
    } = this.target;
    return this.scene.links.flatMap(({ a, aCells, b, bCells, kind, style }) => {
      const whole = kind === "whole";
      if (a === name && whole) {
        return aCells.stepsWith(cell).map((step) => ({ name: b, cells: bCells.at(step), style, whole }));
      }
      if (a === name) return [{ name: b, cells: partners(kind, cell, aCells, bCells), style }];
      return b === name && !whole ? [{ name: a, cells: partners(kind, cell, bCells, aCells), style }] : [];
    });
  }
}

const placeOf = ({ area, columns }, cell) => ({ row: Math.floor((cell % area) / columns), column: cell % columns });

const same = (a, b) => a === b || Boolean(a && b && a.view === b.view && a.cell === b.cell);
