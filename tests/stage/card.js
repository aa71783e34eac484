/** What is printed on the equation card, step by step. */
import "../page.js";

import texts from "../../assets/texts/en/stage.json" with { type: "json" };

const { EquationCard } = await import("/stage/equation/equation.js");
const { narrate } = await import("/stage/player/narration.js");
const { lookOf } = await import("/stage/panels/look.js");

const PLAIN = { colour: () => "", ink: () => "" };
const PALETTE = { accent: {}, roles: new Proxy({}, { get: () => PLAIN }) };

/** Visit steps one after the other; what stands there then, as a pupil reads it. */
export function cardAt(scene, steps, { front = 0, chosen } = {}) {
  const views = Object.fromEntries(scene.panels.map((panel) => [panel.name, viewOf(panel)]));
  const card = new EquationCard({ open: () => {}, grown: () => {} });
  card.take(scene, texts);
  return steps.map((step) => {
    card.show(step, views, front);
    if (chosen !== undefined)
      card.root.querySelectorAll(".ls-compact button")[chosen].dispatchEvent(new Event("focus"));
    return read(card.root);
  });
}

/** What is said at each of these steps. */
export function toldAt(scene, steps, told) {
  const card = new EquationCard({ open: () => {}, grown: () => {} });
  card.take(scene, texts);
  return steps.map((step) => {
    card.show(step, Object.fromEntries(scene.panels.map((panel) => [panel.name, viewOf(panel)])), 0);
    return narrate(card.scene, step, told, card.now);
  });
}

const viewOf = (panel) => ({ panel, look: (cell) => lookOf(panel, Math.floor(cell / panel.area), PALETTE) });

/** The text of what is not hidden. */
function shown(node) {
  if (node.hidden) return "";
  return node.childNodes.length ? [...node.childNodes].map(shown).join("") : node.textContent;
}

function read(root) {
  const all = (node, name) => [...node.querySelectorAll(name)];
  const textOf = (node, name) => node.querySelector(name)?.textContent;
  return {
    kind: root.dataset.kind,
    results: [JSON.parse(root.dataset.result)].flat(),
    groups: all(root, ".ls-group").map((group) => ({
      open: !group.querySelector(".ls-terms").hidden,
      tiles: all(group, ".ls-tile").map((tile) => all(tile, "span").map((span) => span.textContent)),
    })),
    winners: all(root, ".ls-tile").map((tile) => tile.classList.contains("ls-winner")),
    note: textOf(root, ".ls-note"),
    sum: textOf(root, ".ls-sum"),
    bias: textOf(root, ".ls-bias"),
    sign: textOf(root, ".ls-sign"),
    result: textOf(root, ".ls-result"),
    lines: all(root, ".ls-line").map((line) => ({
      before: textOf(line, ".ls-before"),
      chips: all(line, ".ls-chip").map((chip) => chip.textContent),
      over: textOf(line, ".ls-over"),
      sign: textOf(line, ".ls-sign"),
      result: textOf(line, ".ls-result"),
      text: shown(line),
    })),
  };
}
