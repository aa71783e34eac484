import { element, setText } from "../../web/dom.js";
import { loadPlotly } from "../../web/plotly/load.js";
import { unheard } from "../../web/talk/steps.js";
import { frameAt, laidOver } from "./frames.js";

const ADDRESS = "./layerscope/figure"; // from the page
const STILL = { mode: "immediate", frame: { duration: 0, redraw: false }, transition: { duration: 0 } };
const CONFIG = { displayModeBar: false, showTips: false };

/** The scene as a Plotly figure: the server draws it, the stage's player plays it.
 *
 * One is asked for at a time, and with it the next one, where something has changed
 * meanwhile: what is on show stays until then. `changed()` is told where one comes or goes.
 */
export class PlotlyFigure {
  #changed;
  #plotly = null;
  #wanted = "";
  #drawn = "";
  #frames = [];
  #step = 0;
  #at = "";
  #busy = false;
  #place = element("div", { role: "img" });
  #line = element("p", { role: "status", hidden: true });
  root = element("div", { class: "ls-plotly", "data-testid": "plotly", hidden: true }, this.#place, this.#line);

  constructor(changed) {
    this.#changed = changed;
  }

  /** Whether one is on show. */
  get isThere() {
    return this.#frames.length > 0;
  }

  /** Show what a question asks for, [width, height] px large; nothing where it is null. */
  want(question, size, texts) {
    if (!question) return this.#close();
    const drawings = unheard().filter(({ press }) => press === "drawn");
    this.#wanted = JSON.stringify({ ...question, events: drawings, known: {}, size });
    this.texts = texts.plotly;
    this.#place.setAttribute("aria-label", this.texts.label);
    this.root.style.setProperty("--ls-plotly", `${size[1]}px`);
    this.root.hidden = false;
    this.#follow();
  }

  /** The player is at a step. */
  show(step) {
    this.#step = step;
    this.#move();
  }

  /** Draw until the newest is there. */
  async #follow() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#wanted !== this.#drawn) await this.#draw(this.#wanted);
    this.#busy = false;
    this.#move();
  }

  async #draw(asked) {
    this.#say(this.texts.waiting);
    try {
      const [plotly, figure] = await Promise.all([loadPlotly(), fetched(asked)]);
      this.#drawn = asked;
      if (this.#wanted) await this.#react(plotly, figure);
      this.#say("");
    } catch {
      this.#drawn = asked;
      this.#say(this.texts.failed);
      this.#drop(); // it is of another scene than the one on the stage
    }
  }

  async #react(plotly, { data, layout, frames }) {
    const frame = frameAt(frames, this.#step);
    this.#plotly = plotly;
    await plotly.react(this.#place, { data, layout: laidOver(layout, frame.layout), frames, config: CONFIG });
    Object.assign(this.root.dataset, { step: frame.name, rev: Number(this.root.dataset.rev ?? 0) + 1 });
    this.#at = frame.name;
    const isFirst = !this.isThere;
    this.#frames = frames;
    if (isFirst) this.#changed();
  }

  /** Of steps that follow each other faster than they are drawn the newest is shown. */
  async #move() {
    if (this.#busy || !this.isThere) return;
    this.#busy = true;
    for (let { name } = this.#next(); name !== this.#at; { name } = this.#next()) {
      this.#at = name;
      await this.#plotly.animate(this.#place, [name], STILL);
      this.root.dataset.step = name;
    }
    this.#busy = false;
    if (this.#wanted !== this.#drawn) this.#follow();
  }

  #next() {
    return this.isThere ? frameAt(this.#frames, this.#step) : { name: this.#at };
  }

  #close() {
    this.#wanted = this.#drawn = "";
    this.root.hidden = true;
    this.#drop();
  }

  #drop() {
    if (!this.isThere) return;
    this.#frames = [];
    this.#plotly.purge(this.#place);
    this.#changed();
  }

  #say(text) {
    setText(this.#line, text);
    this.#line.hidden = !text;
  }
}

async function fetched(body) {
  const answer = await fetch(new URL(ADDRESS, document.baseURI), { method: "POST", body });
  if (!answer.ok) throw new Error("there is no figure");
  return answer.json();
}
