import { element, onResize } from "../../web/dom.js";
import { Filled } from "../scene/fills.js";
import { closing, evaluate } from "./arithmetic.js";
import { LineGrid } from "./grid.js";
import { Application, Line } from "./line.js";
import { Terms } from "./terms.js";

/** The equation card: the numbers of a step in the colours of their cells. */
export class EquationCard {
  constructor(on) {
    Object.assign(this, { on, room: { width: Infinity, lined: false } });
    this.root = element("section", { class: "ls-equation", "data-testid": "equation", "aria-live": "off" });
    onResize(() => this.root.offsetHeight > this.tallest && this.#grow()).observe(this.root);
  }

  /** A new scene; `show` fills the card in. */
  take(scene, texts) {
    this.parts = scene.equations.map((equation) => partOf(scene, equation));
    Object.assign(this, { texts, now: null, scene: this.parts[0]?.scene ?? scene });
    this.firsts = this.parts.length > 1 ? this.parts.map(({ scene }) => firstStep(scene.equation)) : [];
    this.shapes = this.parts.map(({ scene: { equation } }, i) =>
      equation.groups.map(({ valuesCells }) => valuesCells.count(this.firsts[i] ?? 0)),
    );
    this.root.hidden = !this.parts.length;
    this.root.setAttribute("aria-label", texts.equation);
  }

  /** The numbers of a step; `front` is the group that is open. */
  show(step, views, front) {
    if (!this.parts.length) return;
    const { scene, filled } = this.parts.find((part) => part.scene.equation.resultCells.count(step)) ?? this.parts[0];
    this.scene = scene;
    if (this.now?.step !== step) this.now = { step, ...evaluate(scene, step, filled) };
    this.now.close ??= closing(this.now, scene.equation);
    const { results, close } = this.now;
    this.#form().show(this.now, close, views, front);
    this.root.dataset.result = JSON.stringify(results.length === 1 ? results[0] : results);
  }

  /** A step whose numbers take one more line: the card stays as high from then on. */
  #grow() {
    this.#hold(this.root.offsetHeight);
    this.on.grown();
  }

  #hold(height) {
    this.tallest = height;
    this.root.style.minHeight = `${height}px`;
  }

  /** Dressed another way; room for the highest of several equations: nothing moves when another one comes. */
  reserve(views, front, { zoom, lined, over }) {
    if (!this.parts.length) return;
    this.room = { width: this.root.clientWidth / zoom, lined };
    // In one line it may be scrolled: by keys, too.
    if (lined) this.root.tabIndex = 0;
    else this.root.removeAttribute("tabindex");
    const key = JSON.stringify([this.shapes, this.root.clientWidth, innerHeight, front, zoom, lined, over]);
    if (this.reserved === key) return;
    this.reserved = key;
    this.root.style.minHeight = "";
    const shown = this.now?.step;
    const heights = (over ? [] : this.firsts).map((step) => {
      this.show(step, views, front);
      return this.root.offsetHeight;
    });
    this.show(shown, views, front);
    // What lies over the panels is no higher than it has to be.
    if (over) this.tallest = Infinity;
    else this.#hold(Math.max(this.root.offsetHeight, ...heights));
  }

  /** The form that the step's numbers take, built anew where they change their shape. */
  #form() {
    const { scene, texts, now, on } = this;
    const { kind } = scene.equation;
    const Form = { scale: Line, apply: Application, add: now.results.length > 1 ? LineGrid : Line }[kind] ?? Terms;
    const shape = JSON.stringify([kind, Form.shape(now, scene, this.room)]);
    if (this.shape !== shape) {
      this.form = new Form(now, scene, on, this.room);
      this.root.dataset.kind = kind;
      this.root.replaceChildren(...this.form.parts);
    }
    this.shape = shape;
    Object.assign(this.form, { scene, texts });
    return this.form;
  }
}

const firstStep = ({ resultCells }) =>
  Array.from({ length: resultCells.steps }, (_, step) => step).find((step) => resultCells.count(step));

/** The scene with one of its equations, and what that one's panel gains. */
const partOf = (scene, equation) => ({
  scene: { ...scene, equation },
  filled: new Filled(
    scene.byName[equation.result],
    scene.fills.filter((fill) => fill.panel === equation.result),
  ),
});
