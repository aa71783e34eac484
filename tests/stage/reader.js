import { Pointer } from "/stage/floor/pointer.js";

/** A reader's hand on a floor without a page: every cell of every panel can be touched. */
export class Reader {
  did = [];
  #on = {};

  /** `step`: the one on show; `pointer`: what the hand holds, "mouse" or "touch". */
  constructor(scene, { step, pointer }) {
    const floor = { addEventListener: (type, act) => (this.#on[type] = act) };
    const tell = (what) => (panel, detail) => this.did.push([what, panel.name, detail]);
    this.pointerType = pointer;
    this.step = step;
    this.pointer = new Pointer(floor, {
      step: () => this.step,
      seek: (to) => this.#seek(to),
      hover: () => {},
      pick: tell("pick"),
      choose: tell("choose"),
      front: tell("front"),
    });
    this.pointer.take(scene, Object.fromEntries(scene.panels.map((panel) => [panel.name, viewOf(panel)])));
  }

  #seek(to) {
    this.step = to;
    this.did.push(["seek", to]);
  }

  touch(panel, cell) {
    this.#event("pointerdown", panel, cell);
    this.#event("click", panel, cell);
  }

  /** What lights up beside the cell that is pointed at: a panel and a cell each. */
  lit(panel, cell) {
    this.#event("pointermove", panel, cell);
    const [, ...others] = this.pointer.boxes();
    return others.map(({ box }) => [box.panel, box.cell]);
  }

  #event(type, panel, cell) {
    const target = { dataset: { cell: String(cell) }, closest: () => ({ dataset: { panel } }) };
    this.#on[type]({ type, target, pointerType: this.pointerType });
  }
}

/** A panel whose cells each have a box that says which it is, and that is framed alone. */
const viewOf = (panel) => ({ panel, front: 0, box: (cell) => ({ panel: panel.name, cell, round: true }) });
