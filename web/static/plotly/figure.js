import { element, onResize } from "../dom.js";
import { loadPlotly } from "./load.js";

/** Lines alone are moved: half the work of drawing them anew with their axes. */
const MOVE = { frame: { duration: 0, redraw: false }, transition: { duration: 0 }, mode: "immediate" };

const CONFIG = {
  displaylogo: false,
  showTips: false,
  toImageButtonOptions: { filename: "layerscope", scale: 2 },
  doubleClick: false,
};

/** Named one by one: Plotly's own choice has one that sends charts to its makers. */
const BUTTONS = [["toImage"], ["zoom2d", "pan2d"]];
const FURTHER_AXIS = /^[xy]axis\d/;

/** A Plotly figure in its place: its node stays while what it shows changes. How it looks
 * there, on paper too, says `figure.css`. */
export class Figure {
  root = element("div", { class: "lg-figure", role: "figure", "data-testid": "figure" });
  #config;
  #events;
  #asked = null;
  #drawing = null;
  #looks = "";
  #layout;
  #words;
  #failed;
  #plotly = null;
  #fitting = null;
  #sizes = onResize(() => this.#fit());

  /** `config` as Plotly takes it, beside what all figures have; `events` are what it calls,
   * by Plotly's names of them. */
  constructor(config = {}, events = {}) {
    this.#config = config;
    this.#events = { plotly_doubleclick: () => this.#showAll(), ...events };
    this.#sizes.observe(this.root);
  }

  /** Draw `{ data, layout }`, and `frames` where there are any, in the `words` of a `lang`;
   * `failed` is what stands there where Plotly could not be fetched.
   * Of several that come while one is drawn only the newest is; resolves once it is there. */
  show(figure, { lang, words, failed }) {
    this.#asked = { figure, lang, words };
    this.#failed = failed;
    this.#drawing ??= this.#drawAll().finally(() => (this.#drawing = null));
    return this.#drawing;
  }

  /** Show what stands at `x` of its first axis, as if the pointer was there; or nothing. */
  point(x) {
    if (!this.#looks) return;
    if (x === undefined) this.#plotly.Fx.unhover(this.root);
    else this.#plotly.Fx.hover(this.root, { xval: x }, "xy");
  }

  /** Give back what Plotly holds of it, once it has done what it was asked for: in the
   * middle of that it would miss what was taken from it. */
  close() {
    this.#sizes.disconnect();
    this.#asked = null;
    this.#looks = "";
    Promise.allSettled([this.#drawing, this.#fitting]).then(() => this.#plotly?.purge(this.root));
  }

  async #drawAll() {
    try {
      await this.#prepare();
    } catch {
      return this.root.replaceChildren(element("p", { role: "status" }, this.#failed));
    }
    while (this.#asked) {
      const { figure, lang, words } = this.#asked;
      this.#asked = null;
      this.#layout = figure.layout;
      this.#words = words;
      await this.#draw(figure, { ...this.#config, ...speaking(lang, words) });
      this.root.dataset.rev = Number(this.root.dataset.rev ?? 0) + 1;
    }
  }

  async #prepare() {
    if (this.#plotly) return;
    this.#plotly = await loadPlotly();
    const everything = {
      name: "everything",
      title: () => this.#words["Reset axes"],
      icon: this.#plotly.Icons.home,
      click: () => this.#showAll(),
    };
    const modeBarButtons = [...BUTTONS, ["zoomIn2d", "zoomOut2d", everything]];
    this.#config = { ...CONFIG, modeBarButtons, ...this.#config };
  }

  /** Back to the axes as they are told now; Plotly would go back to the first ones. */
  #showAll() {
    const axes = ["xaxis", "yaxis", ...Object.keys(this.#layout).filter((key) => FURTHER_AXIS.test(key))];
    const told = axes.map((axis) => {
      const { range } = this.#layout[axis] ?? {};
      return range ? [`${axis}.range`, [...range]] : [`${axis}.autorange`, true];
    });
    return this.#plotly.relayout(this.root, Object.fromEntries(told));
  }

  async #draw(figure, config) {
    const before = this.#looks;
    this.#looks = looksOf(figure, config);
    const moves = this.#looks === before && figure.data.every(isLine);
    if (moves) return this.#plotly.animate(this.root, { data: figure.data.map(({ x, y }) => ({ x, y })) }, MOVE);
    if (!before) this.root.replaceChildren();
    await this.#plotly.react(this.root, { ...this.#lettered(figure), config });
    this.#listen();
    this.root.setAttribute("aria-label", named(figure.layout));
    this.root.dataset.theme = figure.layout.meta?.theme;
  }

  /** In another language Plotly begins anew, and forgets who listens. */
  #listen() {
    for (const [name, act] of Object.entries(this.#events)) {
      this.root.removeAllListeners(name);
      this.root.on(name, act);
    }
  }

  /** A copy of a figure, which Plotly changes as it likes, in the page's letters. */
  #lettered(figure) {
    const own = structuredClone(figure);
    if (matchMedia("(hover: none)").matches) own.layout.dragmode = false; // a finger scrolls the page
    const { fontFamily: family } = getComputedStyle(this.root);
    own.layout.font = { ...own.layout.font, family };
    own.layout.hoverlabel = { font: { ...own.layout.font } };
    return own;
  }

  #fit() {
    if (this.#plotly && this.#looks && this.root.clientWidth) this.#fitting = this.#plotly.Plots.resize(this.root);
  }
}

/** What a figure is called: its title, and those of its first axes. */
const named = ({ title, xaxis, yaxis }) =>
  [title, yaxis?.title, xaxis?.title]
    .flatMap((named) => named?.text ?? [])
    .map((text) => text.replace(/<.*?>/g, ""))
    .join(", ");

const isLine = ({ type = "scatter" }) => type === "scatter";

/** All but where the points of its lines are. */
const looksOf = ({ data, layout, frames }, config) =>
  JSON.stringify([layout, frames, config, data.map(({ x, y, ...looks }) => looks)]);

/** Plotly's own words, as of its buttons, in those that the texts give for them. */
const speaking = (lang, words) => ({ locale: lang, locales: { [lang]: { dictionary: words } } });
