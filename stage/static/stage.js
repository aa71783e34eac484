import { currentQuery, writeAddress } from "../web/address.js";
import { element, haveChildren, onePer, onResize, setText } from "../web/dom.js";
import { isFramed, tellHeight } from "../web/framed.js";
import { onPaper, PAPER } from "../web/paper.js";
import { loadStyles } from "../web/styles.js";
import { EquationCard } from "./equation/equation.js";
import { Floor } from "./floor/floor.js";
import { pin, unpin } from "./floor/pin.js";
import { placeOf, Wardrobe } from "./floor/wardrobe.js";
import { isDarkPage, Palette } from "./paint/palette.js";
import { Clock } from "./player/clock.js";
import { keepFocus, listenForKeys } from "./player/keys.js";
import { narrate, narrateCell, partsOf } from "./player/narration.js";
import { Player } from "./player/player.js";
import { readStep, stepOfCell } from "./player/steps.js";
import { PlotlyFigure } from "./plotly/figure.js";
import { sizeIn } from "./plotly/frames.js";
import { reducedMotion } from "./scene/motion.js";
import { readScene } from "./scene/scene.js";

export const ready = loadStyles(
  import.meta.url,
  "./stage.css",
  "./equation/equation.css",
  "./graph/graph.css",
  "./graph/key.css",
  "./plotly/plotly.css",
);

const AIR = 24; // px round a figure
const ON_PAGE = isFramed ? "" : null; // a stage alone fills its window

/** The stage: plays any Scene, knows no layer. */
class Stage {
  constructor(log) {
    this.log = log;
    this.clock = new Clock(
      (before) => this.#stepped(before),
      () => this.#stateChanged(),
    );
    this.floor = new Floor({
      step: () => this.clock.step,
      seek: (step) => this.clock.seek(step),
      front: (_, card) => this.#toFront(card),
      pick: (panel, card) => this.log.press("pick", { panel: panel.name, card }),
      choose: (panel, place) => this.log.press("choose", { panel: panel.name, ...place }),
      enlarge: (name) => this.#enlarge(this.enlarged === name ? ON_PAGE : name),
      hover: () => this.#hovered(),
      changed: () => this.#wake(),
      arrived: () => this.#narrate(),
    });
    this.equation = new EquationCard({
      open: (index) => this.#toFront(index),
      grown: () => onPaper() || this.#layOut(),
    });
    this.player = new Player(this.clock, {
      goto: (step) => this.clock.seek(step),
      plotly: () => this.log.change({ as: this.scene.figure ? "" : "plotly" }),
      enlarge: () => this.#enlarge(this.enlarged === null ? "" : ON_PAGE),
    });
    this.figure = new PlotlyFigure(() => this.#layOut());
    this.narration = element("p", { class: "ls-narration", "aria-live": "polite" });
    this.facts = element("p", { class: "ls-facts" });
    this.root = element(
      "div",
      { class: "ls-stage", "data-testid": "stage", "data-rev": 0, "data-playing": "false" },
      this.floor.root,
      this.figure.root,
      this.narration,
      this.equation.root,
      this.facts,
      this.player.root,
    );
    this.wardrobe = new Wardrobe(this);
    Object.assign(this, { frame: null, front: 0, enlarged: ON_PAGE, palettes: {} });
    this.#listen();
  }

  #listen() {
    const { clock } = this;
    const by = (control, act) => () => this.scene.controls.includes(control) && act();
    listenForKeys(this.root, {
      " ": by("play", () => clock.toggle()),
      ArrowLeft: by("back", () => clock.seek(clock.step - 1)),
      ArrowRight: by("forward", () => clock.seek(clock.step + 1)),
      Home: by("first", () => clock.seek(0)),
      End: by("last", () => clock.seek(clock.steps - 1)),
      Escape: () => this.#escape(),
    });
    keepFocus(this.root, () => this.enlarged !== ON_PAGE);
    this.watch = onResize(() => this.#resized());
    addEventListener("resize", () => this.#resized());
    addEventListener(PAPER, () => this.#paintAgain());
  }

  /** What comes above the stage later, as the page's controls may, makes what is round
   * both larger, and pushes the stage down. */
  #settleIn(host) {
    host.append(this.root);
    this.watch.disconnect();
    for (let place = this.root; place; place = place.parentElement) this.watch.observe(place);
  }

  /** Back to the page's size, or, where the page wants that, out of this scene. */
  #escape() {
    if (this.enlarged !== ON_PAGE) return this.#enlarge(ON_PAGE);
    const busy = document.querySelector(":popover-open, dialog[open]");
    return this.scene.leaves && !busy ? this.log.press("leave") : false;
  }

  /** Ask for one frame: a stage that stands still costs nothing. */
  #wake() {
    this.frame ??= requestAnimationFrame((now) => this.#run(now));
  }

  /** One frame, and the next one as long as there is something to see. */
  #run(now) {
    this.frame = null;
    if (!this.root.isConnected) return;
    this.clock.tick(now);
    this.floor.draw(now);
    if (this.clock.playing || this.floor.moving) this.#wake();
  }

  /** New data: a scene, texts, colours. */
  take(payload, host) {
    const before = this.scene;
    this.floor.release();
    this.scene = readScene(payload);
    this.texts = this.scene.texts;
    this.#place(before);
    this.front = Math.min(
      this.front,
      Math.max(0, ...this.scene.panels.filter((panel) => panel.across || !panel.pick).map((panel) => panel.maps - 1)),
    );
    this.floor.take(this.scene, this.texts, this.#palette(host));
    this.equation.take(this.scene, this.texts);
    this.player.take(this.scene, this.texts);
    if (this.enlarged && !this.scene.byName[this.enlarged]) this.#enlarge(ON_PAGE);
    this.wardrobe.take(this.scene);
    this.#tell(this.scene.facts);
    this.root.dataset.controls = this.scene.controls.join(" ");
    if (!this.root.isConnected) this.#settleIn(host);
    this.#layOut();
    this.root.dataset.rev = Number(this.root.dataset.rev) + 1;
    if (!before && this.scene.autoplay && !reducedMotion()) this.clock.play();
  }

  #tell(facts) {
    const spans = haveChildren(this.facts, facts.length, () => element("span"));
    spans.forEach((span, i) => setText(span, facts[i]));
  }

  /** The colours of the page's theme; making their tables takes longer than painting. */
  #palette(host) {
    const theme = isDarkPage(host) ? "dark" : "light";
    this.palettes[theme] ??= new Palette(this.scene.palettes[theme]);
    return this.palettes[theme];
  }

  /** In other colours, and at once: no frame comes before the paper does. */
  #paintAgain() {
    if (!this.scene || !this.root.isConnected) return;
    this.floor.release();
    this.floor.take(this.scene, this.texts, this.#palette(this.root));
    this.equation.take(this.scene, this.texts);
    unpin(this.floor.root);
    this.#layOut();
    if (onPaper()) pin(this.floor.root);
    this.floor.draw(performance.now());
  }

  /** Keep the output cell that was on show where the new scene has it, unless that is
   * about something else. */
  #place(before) {
    const { clock, scene } = this;
    clock.steps = scene.steps;
    clock.loop = scene.loop;
    const other = before && before.subject !== scene.subject;
    if (!before || (other && before.pace !== scene.pace)) clock.pace = scene.pace;
    const asked = before ? (other ? null : this.#sameCell(before)) : stepInAddress(scene);
    clock.step = asked ?? scene.start;
    if (!before && scene.address && asked === null) writeAddress({ t: null }); // none of ours
    const leadsTo = stepInAddress(scene) ?? scene.start;
    if (other || (before && !clock.playing && clock.step !== leadsTo)) this.#keepStep();
  }

  #sameCell(before) {
    const [old, fresh] = [before.byName[before.goto], this.scene.byName[this.scene.goto]];
    if (!old || !fresh) return Math.min(this.clock.step, this.scene.steps - 1);
    return stepOfCell(this.clock.step, old, fresh);
  }

  /** Writes what it can before it asks how large things are, and only what somebody needs:
   * each question after a change makes the browser lay the page out. */
  #layOut() {
    this.#showStep();
    this.root.classList.toggle("ls-enlarged", this.enlarged !== null);
    this.root.classList.toggle("ls-alone", Boolean(this.enlarged));
    this.root.classList.toggle("ls-as-plotly", this.figure.isThere);
    const place = placeOf(this.root);
    this.root.style.setProperty("--ls-top", `${Math.round(place.top)}px`);
    const plan = this.wardrobe.plan(this.enlarged, this.front, place);
    this.size = this.#sizeIn(place);
    const sizes = this.floor.layOut(plan, this.front, (spare) => this.wardrobe.showFacts(spare));
    this.wardrobe.keep(plan.height, sizes);
    this.#showEditors(plan.zoom);
    this.figure.want(this.scene.figure, this.scene.figure && this.#roomForFigure(), this.texts);
    tellHeight(this.root);
  }

  /** What the window leaves between what is above the stage and its player. */
  #roomForFigure() {
    const top = this.enlarged === null ? placeOf(this.root).top : 0;
    const facts = this.facts.hidden ? 0 : this.facts.offsetHeight;
    return sizeIn(this.root.clientWidth, innerHeight - top - facts - this.player.root.offsetHeight - AIR);
  }

  /** What the layout depends on; enlarged, the stage stands nowhere on the page. */
  #sizeIn({ top, width }) {
    return [width, innerHeight, this.enlarged === null ? Math.round(top) : 0].join("×");
  }

  #resized() {
    if (this.scene && this.root.isConnected && !onPaper() && this.size !== this.#sizeIn(placeOf(this.root)))
      this.#layOut();
  }

  #showEditors(zoom) {
    for (const panel of this.scene.panels.filter((each) => each.editable)) {
      const view = this.floor.views[panel.name];
      view.editor ??= new view.Editor(view, (cell, value) =>
        this.log.press("edit", { panel: panel.name, cell, value }),
      );
      view.editor.show(this.texts, zoom);
    }
  }

  #stepped(before) {
    this.floor.move(before, this.clock.step, this.clock.pace);
    this.#showStep();
    if (!this.clock.playing) this.#keepStep();
  }

  #stateChanged() {
    this.#wake();
    if (!this.clock.playing) this.floor.settle();
    this.narration.setAttribute("aria-live", this.clock.playing ? "off" : "polite");
    this.#showStep();
    if (!this.clock.playing) this.#keepStep();
  }

  #showStep() {
    const { step, steps, playing } = this.clock;
    Object.assign(this.root.dataset, { step, steps, playing });
    this.player.show();
    this.figure.show(step);
    this.equation.show(step, this.floor.views, this.front);
    this.#narrate();
  }

  #narrate() {
    const { target } = this.floor;
    const sentence = target
      ? narrateCell(target, this.texts, this.floor.counts)
      : narrate(this.equation.scene, this.clock.step, this.texts, this.equation.now);
    if (this.narration.textContent === sentence) return; // a selection in it survives
    const parts = partsOf(sentence).map((part, i) => (i % 2 ? element("span", {}, part) : part));
    this.narration.replaceChildren(...parts);
  }

  #hovered() {
    this.clock.held = this.floor.rests;
    if (this.clock.held && this.floor.moving) this.floor.settle();
    this.narration.toggleAttribute("data-pointed", Boolean(this.floor.target));
    this.#narrate();
  }

  #toFront(card) {
    this.front = card;
    this.#layOut();
  }

  #enlarge(name) {
    this.enlarged = name;
    this.player.showEnlarged(name !== ON_PAGE);
    this.#layOut();
  }

  /** The step goes into the address when it rests, never once a frame. */
  #keepStep() {
    if (this.scene.address && this.root.isConnected) writeAddress({ t: String(this.clock.step) });
  }
}

const stepInAddress = ({ address, steps }) => (address ? readStep(currentQuery().get("t"), steps) : null);

const stageAt = onePer((_, log) => new Stage(log));

export default function render({ parentElement, data, log }) {
  stageAt(parentElement, log).take(data, parentElement);
}
