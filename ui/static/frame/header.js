import { arriveAt, isTravelling, writeAddress } from "../../web/address.js";
import { watchConnection } from "../../web/connection.js";
import { element, onePer, setText } from "../../web/dom.js";
import "../../web/paper.js";
import { loadStyles } from "../../web/styles.js";
import { lead, open } from "../../web/travel.js";
import { ready as styled, TakeAlong } from "../along/menu.js";

export const ready = Promise.all([styled, loadStyles(import.meta.url, "./contrast.css")]);

/** The slim line over every page: where it is, where it goes on, language, colours. */
class Header {
  #data;
  #tell;
  #ground;
  #log;
  home = element("a", { class: "lsh-home" }, "Layerscope");
  title = element("h1");
  question = element("p", { class: "lsh-question" });
  previous = element("a", { class: "lsh-step", rel: "prev" });
  next = element("a", { class: "lsh-step", rel: "next" });
  language = element("select", { class: "lsh-button", "data-action": "language" });
  scheme = element("button", { class: "lsh-button", type: "button", "data-action": "scheme" });
  along;
  settings = element("p", { class: "lsh-settings" }); // on paper, where the controls are not
  notice = element("p", { class: "lsh-notice", role: "status" });

  constructor(place, log) {
    this.#log = log;
    this.along = new TakeAlong(log);
    const lesson = element("div", { class: "lsh-lesson" }, this.title, this.question);
    const steps = element("nav", { class: "lsh-steps" }, this.previous, this.next);
    this.root = element(
      "header",
      { class: "lsh", "data-testid": "header" },
      this.home,
      lesson,
      steps,
      this.along.button,
      this.along.panel,
      this.language,
      this.scheme,
      this.settings,
    );
    place.append(this.root, this.notice);
    this.language.onchange = () => this.#log.press("speak", { lang: this.language.value });
    this.scheme.onclick = () => this.#switchScheme();
    this.stop = watchConnection((connected) => this.#connection(connected));
  }

  show(data, tell) {
    this.#data = data;
    this.#tell = tell;
    document.documentElement.lang = data.lang;
    arriveAt(data.path);
    writeAddress(data.query);
    setText(this.title, data.title);
    setText(this.question, data.question);
    setText(this.notice, data.notice);
    lead(this.home, data.home);
    this.home.setAttribute("aria-label", data.texts.home);
    showStep(this.previous, data.previous);
    showStep(this.next, data.next);
    this.along.show(data.along);
    this.#showLanguages();
    this.#showScheme();
    this.#followTheme();
  }

  #showLanguages() {
    const { lang, texts } = this.#data;
    const options = Object.entries(texts.languages).map(([value, name]) =>
      element("option", { value, lang: value, selected: value === lang }, name),
    );
    this.language.replaceChildren(...options);
    this.language.setAttribute("aria-label", texts.language);
  }

  #showScheme() {
    const name = this.#data.texts[isDark() ? "light" : "dark"];
    setText(this.scheme, isDark() ? "☀" : "☾");
    this.scheme.title = name;
    this.scheme.setAttribute("aria-label", name);
  }

  #switchScheme() {
    const detail = isDark() ? "light" : "dark";
    window.dispatchEvent(new CustomEvent("layerscope-scheme", { detail }));
    this.#showScheme();
  }

  /** The server paints pictures too; it knows a theme once Streamlit has taken it over,
   * which calls `show` again. */
  #followTheme() {
    const ground = getComputedStyle(this.root).getPropertyValue("--st-background-color");
    if (this.#ground && ground !== this.#ground) this.#log.press("repaint");
    this.#ground = ground;
  }

  /** A server that was restarted knows nothing: it is told what the address says, and of
   * which session that is. What the reader does meanwhile comes after it. Nor may it have
   * heard of a page that the reader has gone to. */
  #connection(connected) {
    setText(this.notice, connected ? "" : this.#data.texts.reconnecting);
    if (!connected) return;
    if (isTravelling()) return open();
    const query = Object.fromEntries(new URLSearchParams(location.search));
    this.#tell("tab", { id: Date.now(), session: this.#data.session, query });
  }
}

const isDark = () => matchMedia("(prefers-color-scheme: dark)").matches;

function showStep(link, step) {
  link.hidden = !step;
  if (!step) return;
  lead(link, step.path);
  setText(link, step.title);
  link.title = step.label;
  link.setAttribute("aria-label", step.label);
}

const viewOf = onePer((place, log) => new Header(place, log));

export default function render({ parentElement, data, setStateValue, log }) {
  const view = viewOf(parentElement, log);
  view.show(data, setStateValue);
  return () => view.stop();
}
