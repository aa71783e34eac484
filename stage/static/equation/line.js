import { element, setText } from "../../web/dom.js";
import { printFull, printShort } from "../scene/numbers.js";
import { linesOf, printLine, printResult } from "./arithmetic.js";
import { bracket, paintTile, Result } from "./tiles.js";

const chip = () => element("span", { class: "ls-chip" });

/** before + value · weight ÷ divisor = result; each part only where there is one. */
export class Sum {
  constructor() {
    this.before = element("span", { class: "ls-before" });
    this.plus = element("span", {}, "+");
    this.value = chip();
    this.times = element("span", {}, "·");
    this.weight = chip();
    this.over = element("span", { class: "ls-over" });
    this.result = new Result();
    const after = element("span", { class: "ls-after" }, ...this.result.parts);
    this.root = element(
      "div",
      { class: "ls-line" },
      this.before,
      element("span", { class: "ls-gain" }, this.plus, this.value, this.times, this.weight, this.over),
      after,
    );
  }

  show(line, equation, close, views) {
    const look = views[equation.result].look(line.cell);
    this.before.hidden = this.plus.hidden = line.before === undefined;
    if (line.before !== undefined) setText(this.before, printFull(line.before, look.digits, close.rest));
    paintTile(this.value, line.value, views[line.group.values].look(line.valueCell), close.digits);
    if (line.before !== undefined) setText(this.value, bracket(this.value.textContent));
    this.#weigh(line, close, views);
    setText(this.over, equation.divisor === 1 ? "" : `÷ ${printShort(equation.divisor, close.rest)}`);
    this.result.show(printLine(line, equation, close, look.digits), line.result, look);
  }

  #weigh({ weight, weightCell, group }, close, views) {
    this.weight.hidden = this.times.hidden = weight === undefined;
    if (weight === undefined) return;
    paintTile(this.weight, weight, views[group.weights].look(weightCell), close.digits);
    setText(this.weight, bracket(this.weight.textContent));
  }
}

/** A step with one result: one line. */
export class Line {
  static shape(now) {
    return now.results.length;
  }

  constructor(now) {
    this.sums = now.results.map(() => new Sum());
    this.parts = [element("div", { class: "ls-total" }, ...this.sums.map((sum) => sum.root))];
  }

  show(now, close, views) {
    linesOf(now).forEach((line, i) => this.sums[i].show(line, this.scene.equation, close, views));
  }
}

/** A function of one value: its text, with the value where · stands in it. */
export class Application {
  static shape(_, scene) {
    return scene.equation.function;
  }

  constructor(_, scene) {
    const pieces = scene.equation.function.split("·");
    this.values = pieces.slice(1).map(chip);
    this.plain = pieces.map((piece) => !piece.trim() || /[(,|]\s*$/.test(piece));
    this.result = new Result();
    const call = element(
      "span",
      { class: "ls-sum" },
      pieces[0],
      ...this.values.flatMap((value, i) => [value, pieces[i + 1]]),
    );
    this.parts = [element("div", { class: "ls-total" }, call, ...this.result.parts)];
  }

  show(now, close, views) {
    const {
      groups: [group],
      cells,
      results: [result],
    } = now;
    const [{ value, valueCell }] = group.terms;
    this.values.forEach((node, i) => {
      paintTile(node, value, views[group.values].look(valueCell), close.digits);
      if (!this.plain[i]) setText(node, bracket(node.textContent));
    });
    const { equation } = this.scene;
    const look = views[equation.result].look(cells[0]);
    this.result.show(printResult(now, equation, close, look.digits), result, look);
  }
}
