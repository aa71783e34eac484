import { onResize } from "../../web/dom.js";
import { isFramed, windowHeight } from "../../web/framed.js";
import { leastCell } from "../scene/digits.js";
import { best, dressesOf, heightsOf } from "./dress.js";

const KNOWN = 200; // ways and scenes of which it is known how high they are, and which is best

/** Dresses a stage for the room that there is: how large its letters are, whether the card
 * takes one line, what is on show beside the panels. */
export class Wardrobe {
  /** `parts`: root, floor, narration, equation, facts, player. */
  constructor(parts) {
    Object.assign(this, parts);
    this.known = new Map();
    const sizes = onResize(() => this.#tellHeights());
    for (const part of [this.player.root, this.equation.root]) sizes.observe(part);
  }

  /** A new scene. */
  take(scene) {
    this.scene = scene;
    this.shapes = JSON.stringify(
      scene.panels.map((panel) => [panel.name, panel.maps, panel.rows, panel.columns, leastCell(panel)]),
    );
  }

  /** Dress; how large the panels are then. `name`: the panel that fills the window, "" all
   * of them, null none; `front`: the card in front; `place`: of `placeOf`. */
  plan(name, front, place) {
    Object.assign(this, { name, front, place });
    const enlarged = name !== null;
    return this.#best(dressesOf({ enlarged, ...place }), enlarged);
  }

  /** What the page's panels came to, which enlarged ones have to exceed. */
  keep(height, sizes) {
    if (this.name === null) this.before = { height, sizes, shapes: this.shapes };
  }

  /** Facts that had to go for the numbers come back where these have left them room; return
   * how much they take of it. */
  showFacts(spare) {
    const { facts, name, scene } = this;
    if (spare <= 0 || name !== null || !facts.hidden || !scene.facts.length) return 0;
    const key = this.#keyOf(["facts", this.worn]);
    const height = this.known.get(key) ?? this.#keep(key, this.#heightOfFacts());
    facts.hidden = height > spare;
    return facts.hidden ? 0 : height;
  }

  /** The same way as before where the same comes again; enlarged, it is sought each time. */
  #best(ways, enlarged) {
    const key = JSON.stringify([this.#keyOf("page"), this.place.top, this.shapes, this.#always()]);
    const way = (enlarged ? undefined : this.known.get(key)) ?? this.#keep(key, this.#seek(ways, enlarged));
    this.worn = way;
    return this.#wear(ways[way]);
  }

  #seek(ways, enlarged) {
    const plans = [];
    for (const way of ways) if (!plans.at(-1)?.legible) plans.push(this.#try(way));
    return best(plans, enlarged);
  }

  #heightOfFacts() {
    this.facts.hidden = false;
    return this.facts.offsetHeight;
  }

  /** Asking for a height makes the browser lay the page out, and a slider that is dragged
   * brings one scene after another: what was asked once is known. */
  #keep(key, found) {
    if (this.known.size > KNOWN) this.known.clear();
    this.known.set(key, found);
    return found;
  }

  /** What a way comes to: as high as it was when it was last worn. */
  #try(way) {
    const around = this.known.get(this.#keyOf(way));
    return around === undefined ? this.#wear(way) : this.#fit(way, around + this.#always());
  }

  #keyOf(way) {
    const facts = this.scene.facts.map(({ length }) => length);
    const { width, height } = this.place;
    return JSON.stringify([way, this.name, this.front, facts, width, height, this.equation.shapes]);
  }

  #wear(way) {
    const { root, facts } = this;
    root.style.setProperty("--ls-zoom", way.zoom);
    root.classList.toggle("ls-lined", way.lined);
    facts.hidden = !way.facts || !this.scene.facts.length;
    this.equation.reserve(this.floor.views, this.front, way);
    const around = this.#keep(this.#keyOf(way), heightOf(this.equation.root, facts));
    return this.#fit(way, around + this.#always());
  }

  /** Of what stands round the panels however the stage is dressed. */
  #always() {
    return heightOf(this.narration, this.player.root);
  }

  #fit(way, around) {
    const { name, before, shapes } = this;
    const above = name !== null && before?.shapes === shapes ? before.sizes : {};
    return this.floor.fit({ zoom: way.zoom, alone: name, heights: this.#heights(way, around), above });
  }

  #heights({ lined }, around) {
    const { name, before, place, scene, floor } = this;
    return heightsOf({
      ...place,
      enlarged: name !== null,
      framed: isFramed && !name,
      lined,
      before: name ? 0 : (before?.height ?? 0),
      around,
      share: scene.room,
      kind: floor.kind,
    });
  }

  /** What stays in sight at the bottom edge stands on what is under it. */
  #tellHeights() {
    this.root.style.setProperty("--ls-player", `${this.player.root.offsetHeight}px`);
    this.root.style.setProperty("--ls-card", `${this.equation.root.offsetHeight}px`);
  }
}

const heightOf = (...parts) => parts.reduce((sum, part) => sum + (part.hidden ? 0 : part.offsetHeight), 0);

/** Where a stage begins on the page, whichever of its ancestors is scrolled, how wide it is,
 * and how high the window. */
export function placeOf(root) {
  let { top } = root.getBoundingClientRect();
  for (let place = root.parentElement; place; place = place.parentElement) top += place.scrollTop;
  return { top, width: root.clientWidth, height: windowHeight() };
}
