import { onResize } from "../../web/dom.js";
import { best, dressesOf, heightsOf } from "./dress.js";

/** Dresses a stage for the room that there is: how large its letters are, whether the card
 * takes one line, what is on show beside the panels. */
export class Wardrobe {
  /** `parts`: root, floor, narration, equation, facts, player. */
  constructor(parts) {
    Object.assign(this, parts);
    const sizes = onResize(() => this.#tellHeights());
    for (const part of [this.player.root, this.equation.root]) sizes.observe(part);
  }

  /** A new scene. */
  take(scene) {
    this.scene = scene;
    this.shapes = JSON.stringify(
      scene.panels.map(({ name, maps, rows, columns, low, high, digits }) => [
        name,
        maps,
        rows,
        columns,
        low,
        high,
        digits,
      ]),
    );
  }

  /** Dress; how large the panels are then. `name`: the panel that fills the window, "" all
   * of them, null none; `front`: the card in front. */
  plan(name, front) {
    Object.assign(this, { name, front });
    const enlarged = name !== null;
    const ways = dressesOf({ enlarged, width: this.root.clientWidth, height: innerHeight });
    return this.#best(ways, enlarged);
  }

  /** What the page's panels came to, which enlarged ones have to exceed. */
  keep(height, sizes) {
    if (this.name === null) this.before = { height, sizes, shapes: this.shapes };
  }

  /** The same way as before where nothing else has come. */
  #best(ways, enlarged) {
    const key = [this.root.clientWidth, innerHeight, enlarged || topOnPage(this.root), this.name, this.shapes].join();
    if (this.worn?.key === key) return this.#wear(ways[this.worn.way]);
    const plans = [];
    for (const way of ways) if (!plans.at(-1)?.legible) plans.push(this.#wear(way));
    const way = best(plans, enlarged);
    this.worn = { key, way };
    return way === plans.length - 1 ? plans[way] : this.#wear(ways[way]);
  }

  #wear(way) {
    const { root, facts, name, before, shapes } = this;
    root.style.setProperty("--ls-zoom", way.zoom);
    root.classList.toggle("ls-lined", way.lined);
    facts.hidden = !way.facts || !this.scene.facts.length;
    this.equation.reserve(this.floor.views, this.front, way);
    const above = name !== null && before?.shapes === shapes ? before.sizes : {};
    return this.floor.fit({ zoom: way.zoom, alone: name, heights: this.#heights(way), above });
  }

  #heights({ lined }) {
    const {
      root,
      before,
      name,
      scene: { room: share },
      floor: { kind },
    } = this;
    const around = [this.narration, this.equation.root, this.facts, this.player.root].reduce(
      (sum, part) => sum + (part.hidden ? 0 : part.offsetHeight),
      0,
    );
    return heightsOf({
      enlarged: name !== null,
      lined,
      before: name ? 0 : (before?.height ?? 0),
      width: root.clientWidth,
      height: innerHeight,
      top: topOnPage(root),
      around,
      share,
      kind,
    });
  }

  /** What stays in sight at the bottom edge stands on what is under it. */
  #tellHeights() {
    this.root.style.setProperty("--ls-player", `${this.player.root.offsetHeight}px`);
    this.root.style.setProperty("--ls-card", `${this.equation.root.offsetHeight}px`);
  }
}

/** Where a node begins, whichever of its ancestors is scrolled. */
export function topOnPage(node) {
  let top = node.getBoundingClientRect().top;
  for (let place = node.parentElement; place; place = place.parentElement) top += place.scrollTop;
  return top;
}
