import { currentQuery } from "../../web/address.js";
import { element, setText } from "../../web/dom.js";
import { pageAddress } from "../../web/framed.js";
import { CopyButton } from "./copy_button.js";
import { embedding } from "./embedding.js";
import { Code } from "./qr.js";

const STAGE = "[data-testid=stage]";

/** The present state for others: its link, that as a QR code, and what shows it in a page of
 * theirs. Where this page's address leads nobody else here, the server knows a better one. */
export class Link {
  #texts = {};
  #route = "";
  #links = [];
  #heading = element("h3");
  #where = element("select", { class: "lsa-where", onchange: () => this.#choose() });
  #none = element("p");
  #link = new CopyButton("link", () => this.#chosen.address);
  #qr = element("button", { type: "button", "data-export": "qr", onclick: () => this.#code.open(this.#chosen) });
  #embed = new CopyButton("embed", () => embedding(this.#chosen.address, document.title));
  #code = new Code();
  root = element(
    "section",
    {},
    this.#heading,
    this.#none,
    this.#where,
    element("div", { class: "lsa-row" }, this.#link.button, this.#qr, this.#embed.button),
  );

  show({ texts, link }) {
    this.#texts = texts.link;
    this.#route = link;
    setText(this.#heading, this.#texts.title);
    setText(this.#qr, this.#texts.qr);
    this.#qr.title = this.#texts.abouts.qr;
    this.#where.setAttribute("aria-label", this.#texts.where);
    for (const button of [this.#link, this.#embed, this.#code]) button.show(this.#texts);
  }

  /** Somebody looks: ask where others find this page. */
  async open() {
    this.#offer([]);
    setText(this.#none, this.#texts.asking);
    const asked = `${this.#route}?page=${encodeURIComponent(presentAddress())}`;
    try {
      this.#offer((await (await fetch(asked)).json()).links);
    } catch {
      setText(this.#none, this.#texts.failed);
    }
  }

  #offer(links) {
    this.#links = links;
    this.#where.replaceChildren(...links.map(({ address }) => element("option", {}, new URL(address).host)));
    this.#where.hidden = links.length < 2;
    this.#choose();
  }

  #choose() {
    const chosen = this.#chosen;
    this.#link.button.disabled = !chosen;
    this.#qr.disabled = !chosen?.qr;
    this.#embed.button.disabled = !chosen || !document.querySelector(STAGE);
    setText(this.#none, chosen ? (chosen.qr ? "" : this.#texts.long) : this.#texts.nobody);
  }

  get #chosen() {
    return this.#links[this.#where.selectedIndex] ?? this.#links[0];
  }
}

/** What the address will say in a moment, in the reader's language. */
function presentAddress() {
  const url = new URL(pageAddress());
  url.search = currentQuery();
  url.searchParams.delete("frame");
  url.searchParams.set("lang", document.documentElement.lang);
  return url.href;
}
