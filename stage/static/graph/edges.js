import { svg } from "../paint/svg.js";
import { cheapest, overlap, runsThrough } from "../scene/meets.js";
import { reducedMotion } from "../scene/motion.js";
import { print } from "../scene/numbers.js";
import { CROSSED } from "../scene/states.js";
import { DIGIT } from "./boxes.js";

const WIDTH = { bare: 1.5, least: 1.2, most: 6 }; // px of a line
const FAINTEST = 0.32; // of the range: what is smaller is drawn in this colour
const PLACES = Array.from({ length: 17 }, (_, i) => 0.5 + 0.04 * (i % 2 ? -1 : 1) * Math.ceil(i / 2)); // along an edge, for its number: the middle first
const APART = 2; // px between a number and another edge
const LITTLE = 0.01; // of an edge that is lit, for its number: the others that it lies on
const HALO = 3; // px of ground round the number of a lit edge
const FONT = 16; // px
const HEAD = 1.5; // height of the names of groups, in font sizes
const CROWD = 24; // more edges are a crowd: only those that are lit have a number and full colour
const LIT = 5; // px by which the light stands out
const DOT = { radius: 5.5, round: "1.3s" };

/** The lines of a sheet: their colours, what is lit at a step, the numbers beside them. */
export class EdgesView {
  zoom = 1;

  constructor() {
    this.lines = svg("g");
    this.light = svg("g");
    this.numbers = svg("g", { class: "ls-edge-numbers" });
    this.names = svg("g", { class: "ls-edge-names" });
  }

  take(scene, texts, palette) {
    Object.assign(this, { texts, palette });
    this.edges = scene.edges.flatMap((group) =>
      Array.from({ length: group.pairs.length / 2 }, (_, i) => ({
        group,
        i,
        value: group.values?.[i],
        crossed: group.state?.[i] === CROSSED,
      })),
    );
    this.groups = scene.edges;
  }

  /** What its colours and widths stand for, kind after kind: for ``EdgeKey``. */
  kinds() {
    const valued = this.groups.filter(({ values }) => values?.length);
    const kinds = Object.values(Object.groupBy(valued, ({ colour, range }) => `${colour} ${range}`));
    const told = kinds.map(([group]) => ({
      name: this.texts.edges.kinds[group.colour],
      samples: endsOf(group).map((value) => this.#sample({ value, group })),
    }));
    return this.edges.some(({ crossed }) => crossed) && told.length ? [...told, this.#crossed()] : told;
  }

  #sample(edge) {
    return { text: print(edge.value, edge.group.digits), stroke: this.#colour(edge), width: this.#width(edge) };
  }

  #crossed() {
    const sample = { text: this.texts.states.crossed, stroke: this.palette.quiet, width: WIDTH.bare, dashed: true };
    return { name: "", samples: [sample] };
  }

  /** `views` know where their nodes stand on the `sheet`. */
  arrange(sheet, views, zoom) {
    this.zoom = zoom;
    this.nodes = Object.values(views).flatMap((view) => obstaclesOf(view, sheet));
    for (const edge of this.edges) {
      const { a, b, pairs } = edge.group;
      edge.from = { view: views[a], cell: pairs[2 * edge.i], ...sheet.at[a][pairs[2 * edge.i]] };
      edge.to = { view: views[b], cell: pairs[2 * edge.i + 1], ...sheet.at[b][pairs[2 * edge.i + 1]] };
    }
    this.lines.replaceChildren(...this.edges.map((edge) => this.#line(edge)));
    this.names.replaceChildren(...this.groups.filter(({ name }) => name).map((group) => this.#name(group)));
    this.still = this.#place(this.#crowded() ? [] : this.edges, this.nodes, (box, edge) => this.#on(box, edge).length);
  }

  /** What lights up at a step, and at the node that is pointed at. */
  show(step, target) {
    const [ahead, back] = ["lit", "back"].map((way) => this.#litAt(step, way));
    const lit = new Set([...ahead, ...back]);
    const pointed = new Set(
      target
        ? this.edges.filter((edge) =>
            [edge.from, edge.to].some(({ view, cell }) => view === target.view && cell === target.cell),
          )
        : [],
    );
    this.light.replaceChildren(
      ...[...pointed].map((edge) => this.#halo(edge, "ls-pointed")),
      ...[...lit].flatMap((edge) => this.#lit(edge, back.has(edge))),
    );
    this.lines.classList.toggle("ls-dim", this.#crowded() && lit.size > 0);
    this.#number(new Set([...lit, ...pointed]));
  }

  /** Edges on which something runs at a step, `lit` or `back`. */
  #litAt(step, way) {
    const now = new Map(this.groups.map((group) => [group, new Set(group[way]?.at(step))]));
    return new Set(this.edges.filter(({ group, i }) => now.get(group).has(i)));
  }

  #crowded() {
    return this.edges.filter(({ value }) => value !== undefined).length > CROWD;
  }

  #line(edge) {
    return svg("line", {
      ...ends(edge),
      class: edge.crossed ? "ls-crossed" : "",
      stroke: this.#colour(edge),
      "stroke-width": this.#width(edge),
    });
  }

  /** Px that the names of groups take above the nodes. */
  head(zoom) {
    return this.groups.some(({ name }) => name) ? FONT * HEAD * zoom : 0;
  }

  /** The nodes that each edge joins. */
  get joined() {
    return this.edges.map(({ group: { a, b, pairs }, i }) => ({
      a: { name: a, cell: pairs[2 * i] },
      b: { name: b, cell: pairs[2 * i + 1] },
    }));
  }

  /** What the edges of a group do, over the nodes that come of it. */
  #name(group) {
    const places = this.edges.filter((edge) => edge.group === group).map(({ to }) => to.x);
    const x = places.reduce((sum, place) => sum + place, 0) / places.length;
    const name = svg("text", { x, y: FONT * this.zoom, "font-size": FONT * this.zoom });
    name.textContent = this.texts.names[group.name];
    return name;
  }

  #colour({ value, group }) {
    if (!value) return this.palette.quiet;
    const least = FAINTEST * group.range;
    return this.palette.roles[group.colour].colour(Math.sign(value) * Math.max(Math.abs(value), least), group.range);
  }

  #width({ value, group }) {
    return (
      this.zoom *
      (value === undefined ? WIDTH.bare : WIDTH.least + ((WIDTH.most - WIDTH.least) * Math.abs(value)) / group.range)
    );
  }

  #halo(edge, name) {
    return svg("line", { ...ends(edge), class: name, "stroke-width": this.#width(edge) + LIT * this.zoom });
  }

  #lit(edge, back) {
    const line = svg("line", { ...ends(edge), stroke: this.#colour(edge), "stroke-width": this.#width(edge) });
    return [this.#halo(edge, "ls-lit"), line, ...(reducedMotion() ? [] : [this.#dot(edge, back)])];
  }

  /** A dot that runs the way of what flows. */
  #dot({ from, to }, back) {
    const [start, end] = back ? [to, from] : [from, to];
    const run = svg("animateMotion", {
      dur: DOT.round,
      repeatCount: "indefinite",
      path: `M${start.x} ${start.y}L${end.x} ${end.y}`,
    });
    return svg("circle", { r: DOT.radius * this.zoom, class: "ls-runner" }, run);
  }

  /** Numbers of lit edges stand there always, others where they are in nobody's way. */
  #number(lit) {
    const homeless = [...lit].filter((edge) => !this.still.has(edge));
    const kept = [...lit].filter((edge) => this.still.has(edge)).map((edge) => this.still.get(edge));
    const cost = (box, edge) => {
      const others = this.#on(box, edge);
      return others.filter((other) => lit.has(other)).length + LITTLE * others.length;
    };
    const extra = this.#place(homeless, [...this.nodes, ...kept], cost, Infinity);
    const others = [...this.still].filter(
      ([edge, box]) => !lit.has(edge) && ![...extra.values()].some((one) => overlap(one, box)),
    );
    const own = [...lit].map((edge) => [edge, this.still.get(edge) ?? extra.get(edge)]).filter(([, box]) => box);
    this.numbers.replaceChildren(
      ...others.map(([edge, box]) => this.#plate(edge, box, false)),
      ...own.map(([edge, box]) => this.#plate(edge, box, true)),
    );
  }

  /** A number on a plate; that of a lit edge is framed in the edge's colour. */
  #plate(edge, { x, y, width, height, text }, lit) {
    const place = { x: x + width / 2, y: y + height / 2, "font-size": FONT * this.zoom, class: lit ? "ls-lit" : "" };
    const number = svg("text", place);
    number.textContent = text;
    const plate = { x, y, width, height, rx: 4 };
    const halo = { x: x - HALO, y: y - HALO, width: width + 2 * HALO, height: height + 2 * HALO, rx: 4 + HALO };
    return svg(
      "g",
      { class: edge.crossed ? "ls-crossed" : "" },
      ...(lit ? [svg("rect", halo), svg("rect", { ...plate, stroke: this.#colour(edge), class: "ls-framed" })] : []),
      ...(lit ? [] : [svg("rect", plate)]),
      number,
    );
  }

  /** Other edges that a box lies on. */
  #on(box, own) {
    return this.edges.filter((edge) => edge !== own && runsThrough(edge, box, APART));
  }

  /** Boxes of numbers that meet no obstacle and not each other, by edge, where their `cost`
   * is least and no more than `most`. */
  #place(edges, obstacles, cost, most = 0) {
    const placed = new Map();
    for (const edge of edges.filter(({ value }) => value !== undefined)) {
      const taken = [...obstacles, ...placed.values()];
      const free = PLACES.map((share) => this.#box(edge, share)).filter(
        (box) => !taken.some((other) => overlap(box, other)),
      );
      const best = cheapest(free, (box) => cost(box, edge));
      if (best.box && best.cost <= most) placed.set(edge, best.box);
    }
    return placed;
  }

  #box({ from, to, value, group }, share) {
    const text = print(value, group.digits);
    const [width, height] = [(text.length * DIGIT + 0.5) * FONT * this.zoom, (FONT + 4) * this.zoom];
    return {
      x: from.x + (to.x - from.x) * share - width / 2,
      y: from.y + (to.y - from.y) * share - height / 2,
      width,
      height,
      text,
    };
  }
}

/** The ends of a group's range that it has numbers towards, and 0 where that lies between. */
function endsOf({ values, range }) {
  const has = (sign) => values.some((value) => Math.sign(value) === sign);
  const between = has(0) || (has(-1) && has(1));
  return [-1, 0, 1].filter((sign) => has(sign) || (sign === 0 && between)).map((sign) => sign * range);
}

const ends = ({ from, to }) => ({ x1: from.x, y1: from.y, x2: to.x, y2: to.y });

/** Boxes of nodes, and of the labels above them. */
function obstaclesOf({ panel }, { at }) {
  return at[panel.name].flatMap(({ box, named }) => [
    { ...box, x: box.x - 3, width: box.width + 6 },
    ...(named ? [named] : []),
  ]);
}
