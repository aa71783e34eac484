import { element } from "../../web/dom.js";
import { change, svg } from "../paint/svg.js";
import { EdgesView } from "./edges.js";
import { EdgeKey } from "./key.js";
import { withLabels } from "./labels.js";
import { placeNodes } from "./spots.js";

const BESIDE = { from: 900, share: 0.54 }; // px of width from which panels stand beside the sheet; its share
const ABOVE = 0.6; // its share of the height where they stand under it

/** The sheet that all nodes of a scene stand on, with the edges between them. */
export class Sheet {
  constructor(on) {
    this.edges = new EdgesView();
    this.nodes = svg("g");
    this.drawing = svg("svg", {}, this.edges.lines, this.edges.light, this.nodes, this.edges.numbers, this.edges.names);
    this.enlarge = element(
      "button",
      {
        type: "button",
        class: "ls-icon-button",
        "data-action": "enlarge-panel",
        onclick: () => on.enlarge(this.panels[0].name),
      },
      "⤢",
    );
    this.key = new EdgeKey();
    this.root = element("div", { class: "ls-sheet", hidden: true }, this.drawing, this.key.root, this.enlarge);
    this.drawing.addEventListener("focusin", ({ target }) => uncover(target));
    this.on = on;
  }

  /** The nodes of a new kind of scene. */
  build(views) {
    this.views = views;
    this.root.hidden = !Object.keys(views).length;
    const all = Object.values(views);
    const fromBelow = [...all.filter(({ tab }) => tab), ...all.filter(({ tab }) => !tab)]; // under what they belong to
    this.nodes.replaceChildren(...fromBelow.map((view) => view.root));
  }

  get panels() {
    return Object.values(this.views).map((view) => view.panel);
  }

  take(scene, texts, palette) {
    this.enlarge.title = texts.enlarge_panel;
    this.enlarge.setAttribute("aria-label", texts.enlarge_panel);
    this.edges.take(scene, texts, palette);
    this.key.show(this.edges.kinds(), texts.edges.rule);
    this.root.style.setProperty("--ls-lit", palette.accent.cell);
  }

  /** Take what it needs of the floor; return the room that is left for other panels, and
   * whether they stand under it. */
  arrange({ width, height }, others, zoom) {
    const beside = others && width >= BESIDE.from;
    const own = { width: beside ? width * BESIDE.share : width, height: others && !beside ? height * ABOVE : height };
    const key = this.#roomOfKey(own.width);
    const size = { width: own.width, height: own.height - key.height, head: this.edges.head(zoom), zoom };
    const sheet = withLabels(placeNodes(this.panels, size), this.panels, this.edges.joined);
    for (const view of Object.values(this.views)) view.arrange(sheet);
    this.edges.arrange(sheet, this.views, zoom);
    this.edges.show(this.on.step(), null);
    change(this.drawing, { width: sheet.width, height: sheet.height });
    const legible = sheet.font > 0;
    this.edges.names.toggleAttribute("hidden", !legible || Boolean(sheet.crowded)); // they would meet
    return beside
      ? { width: width - Math.max(sheet.width, key.width) - 24, height, legible }
      : { width, height: Math.max(height - sheet.height, height * (1 - ABOVE)) - key.height, under: others, legible };
  }

  /** What the key takes under a sheet of at most this width. */
  #roomOfKey(width) {
    const { root } = this.key;
    root.style.maxWidth = `${width}px`;
    return { width: root.offsetWidth, height: root.offsetHeight };
  }

  show(step, target) {
    if (!this.root.hidden) this.edges.show(step, target);
  }
}

/** Scroll as far as a node's scroll margin asks: inside of a drawing Firefox does not. */
function uncover(node) {
  let hidden =
    node.getBoundingClientRect().bottom + parseFloat(getComputedStyle(node).scrollMarginBottom) - innerHeight;
  for (let place = node.parentElement; place && hidden > 0; place = place.parentElement) {
    const before = place.scrollTop;
    place.scrollTop += hidden;
    hidden -= place.scrollTop - before;
  }
}
