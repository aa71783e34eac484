import { element } from "../ui/dom.js";
import { closing, evaluate } from "./arithmetic.js";
import { Filled } from "./fills.js";
import { Application, Line } from "./line.js";
import { LineGrid } from "./line_grid.js";
import { Terms } from "./terms.js";

/** The equation card: the numbers of a step in the colours of their cells. */
export class EquationCard {
  constructor(on) {
    this.on = on;
    this.root = element("section", { class: "ls-equation", "data-testid": "equation", "aria-live": "off" });
  }

  /** A new scene; `show` fills the card in. */
  take(scene, texts) {
    Object.assign(this, { scene, texts, now: null });
    const { equation, byName, fills } = scene;
    this.root.hidden = !equation;
    this.root.setAttribute("aria-label", texts.equation);
    if (equation) this.filled = new Filled(byName[equation.result], fills.filter((fill) => fill.panel === equation.result));
  }

  /** The numbers of a step; `front` is the group that is open. */
  show(step, views, front) {
    const { scene } = this;
    if (!scene.equation) return;
    if (this.now?.step !== step) this.now = { step, ...evaluate(scene, step, this.filled) };
    const { results } = this.now;
    this.#form().show(this.now, closing(this.now, scene.equation), views, front);
    this.root.dataset.result = JSON.stringify(results.length === 1 ? results[0] : results);
  }

  /** The form that the step's numbers take, built anew where they change their shape. */
  #form() {
    const { scene, texts, now, on } = this;
    const { kind } = scene.equation;
    const Form = { scale: Line, apply: Application, add: now.results.length > 1 ? LineGrid : Line }[kind] ?? Terms;
    const shape = JSON.stringify([kind, Form.shape(now, scene)]);
    if (this.shape !== shape) {
      this.form = new Form(now, scene, on);
      this.root.dataset.kind = kind;
      this.root.replaceChildren(...this.form.parts);
    }
    this.shape = shape;
    Object.assign(this.form, { scene, texts });
    return this.form;
  }
}
