/** What an optimizer does to one weight, line by line: in symbols, and in its numbers. */
import { fill, powerOfTen } from "../../../web/words.js";
import { closed, closedStep, significant } from "./closing.js";

const NUDGE = 0.0001; // of a weight: small enough for the loss to follow its slope
const LOSS_DIGITS = 4;

/** The numbers of each line of an optimizer's formulas, by the line's name. */
const LINES = {
  sgd: ({ lr }, { before, after, gradient }) => ({
    numbers: closedStep(before, after, { gradient }, (now) => lr * now.gradient),
  }),

  momentum: ({ lr, momentum }, { before, after, gradient, old_speed, speed }) => ({
    speed: closed({ old_speed, gradient }, (now) => momentum * now.old_speed + now.gradient, speed),
    numbers: closedStep(before, after, { speed }, (now) => lr * now.speed),
  }),

  adam: ({ lr, beta1, beta2, epsilon, steps }, { before, after, gradient, old_mean, mean, old_square, square }) => {
    const [grown1, grown2] = [1 - beta1 ** steps, 1 - beta2 ** steps];
    const [m, v] = [mean / grown1, square / grown2];
    return {
      mean: closed({ old_mean, gradient }, (now) => beta1 * now.old_mean + (1 - beta1) * now.gradient, mean),
      square: closed(
        { old_square, gradient },
        (now) => beta2 * now.old_square + (1 - beta2) * now.gradient ** 2,
        square,
      ),
      corrected_mean: closed({ mean }, (now) => now.mean / grown1, m),
      corrected_square: closed({ square }, (now) => now.square / grown2, v),
      numbers: closedStep(before, after, { m, v }, (now) => (lr * now.m) / (Math.sqrt(now.v) + epsilon)),
    };
  },
};

/** What the optimizer follows: with l2 not dW alone. */
export const gradientName = ({ l2 }) => (l2 ? "g" : "dW");

/** The lines for a weight: `cell` has its numbers by name, `constants` are those of the
 * rule, `formulas` the sentences. */
export function linesOf(rule, constants, cell, formulas) {
  const { l2 } = constants;
  const { dw, before, gradient } = cell;
  const places = LINES[rule](constants, cell);
  const common = { ...constants, ...restsOf(constants), g: gradientName(constants) };
  const lines = Object.entries(formulas[rule]).map(([name, line]) => fill(line, { ...common, ...places[name] }));
  if (!l2) return lines;
  const sum = closed({ dw, before }, (now) => now.dw + l2 * now.before, gradient);
  return [fill(formulas.decayed, { l2, ...sum }), ...lines];
}

/** What a small change of a weight changes in the loss of the batch: what dW says. */
export function slopeLine(dw, loss, place, line) {
  const change = closed({ dw }, (now) => NUDGE * now.dw, NUDGE * dw);
  return fill(line, { ...place, ...change, nudge: NUDGE, loss: significant(loss, LOSS_DIGITS) });
}

const restsOf = ({ beta1 = 0, beta2 = 0, steps }) => ({
  rest1: rest(beta1),
  rest2: rest(beta2),
  steps: powerOfTen(steps).slice(2), // the exponent alone
});

const rest = (share) => Number((1 - share).toPrecision(9));
