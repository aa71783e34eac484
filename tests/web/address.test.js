/** The address bar, and the way to other pages. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { page } from "../page.js";

const { arriveAt, writeAddress } = await import("/web/address.js");
const { addressOf, lead } = await import("/web/travel.js");

const PAUSE = 350; // ms
let here;
let pages = 0;

/** A page that nobody has been at. */
beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  here = `/lesson${++pages}`;
  goTo(`${here}?s=2&lang=zh`);
});

afterEach(() => {
  mock.timers.tick(PAUSE);
  mock.timers.reset();
});

function goTo(address) {
  page.happyDOM.setURL(new URL(address, "http://localhost").href);
  arriveAt(address);
}

const query = (address = location.href) => Object.fromEntries(new URL(address).searchParams);

test("what is written stands in the address at once, beside the rest; null is left out", () => {
  writeAddress({ s: null, t: "5" });
  assert.deepEqual(query(), { lang: "zh", t: "5" });
});

test("it makes no entry in the history, and keeps what the entry remembers", () => {
  const [entries, state] = [history.length, { version: 1 }];
  history.replaceState(state, "");
  writeAddress({ s: "3" });
  assert.deepEqual([history.length, history.state], [entries, state]);
});

test("what follows closely is written together when the browser bears it", () => {
  writeAddress({ s: "3" });
  writeAddress({ s: "4" });
  writeAddress({ p: "1" });
  assert.equal(query().s, "3");
  mock.timers.tick(PAUSE - 1);
  assert.equal(query().s, "3");
  mock.timers.tick(1);
  assert.deepEqual(query(), { s: "4", lang: "zh", p: "1" });
});

test("what stands there already is not written, and holds nothing up", () => {
  writeAddress({ s: "2" });
  writeAddress({ s: "3" });
  assert.equal(query().s, "3");
});

test("what a page still writes that has been left is not for the next one's address, but its own", () => {
  writeAddress({ s: "3" });
  writeAddress({ s: "4" });
  const left = here;
  page.happyDOM.setURL("http://localhost/other");
  mock.timers.tick(PAUSE);
  assert.deepEqual(query(), {});
  assert.equal(query(addressOf(left)).s, "4");
});

test("what one page has not written yet is not written by the next", () => {
  writeAddress({ s: "3" });
  writeAddress({ s: "4" });
  goTo("/next-one?k=5");
  writeAddress({ t: "1" });
  mock.timers.tick(PAUSE);
  assert.deepEqual(query(), { k: "5", t: "1" });
});

test("a page that is come back to is as it was left, with the picture and the language of now", () => {
  goTo(`${here}?s=3&img=cat&lang=zh`);
  const left = here;
  writeAddress({ p: "1", img: "maze" });
  goTo("/other?lang=en&img=digit&k=5");
  assert.deepEqual(query(addressOf(left)), { s: "2", p: "1", lang: "en", img: "digit" });
  goTo("/third?lang=en");
  assert.deepEqual(query(addressOf(left)), { s: "2", p: "1", lang: "en" });
});

test("a picture that was chosen a moment ago goes along, though the server has not heard of it", async () => {
  const { Log } = await import("/web/talk/log.js");
  const log = new Log();
  log.answered({}, () => {});
  log.change({ img: "maze", rgb: "1" });
  assert.deepEqual(query(), { s: "2", lang: "zh" });
  assert.deepEqual(query(addressOf("/next-to-it")), { lang: "zh", img: "maze", rgb: "1" });
});

test("of a page that does not stand there yet goes along what its address says", () => {
  page.happyDOM.setURL("http://localhost/on-its-way?lang=en&img=cat&s=3");
  assert.deepEqual(query(addressOf("/next-to-it")), { lang: "en", img: "cat" });
});

test("what a link asks for wins over what was set there", () => {
  writeAddress({ s: "3" });
  assert.deepEqual(query(addressOf(`${here}?s=1&lang=zh`)), { s: "1", lang: "zh" });
});

test("of embed options all are taken along", () => {
  goTo("/embedded?embed=true&embed_options=dark_theme&embed_options=show_padding");
  const { searchParams } = new URL(addressOf("/next"));
  assert.deepEqual(searchParams.getAll("embed_options"), ["dark_theme", "show_padding"]);
});

/** A click on a link to the next page; whether it was taken from the browser. */
function click(keys = {}) {
  const link = page.document.createElement("a");
  lead(link, "/next");
  writeAddress({ size: "512" });
  const event = { ...keys, prevented: false, preventDefault: () => (event.prevented = true) };
  link.onclick(event);
  return { link, event };
}

test("a link carries what stands in the address when it is used, and Streamlit opens the page", () => {
  const gone = mock.fn();
  addEventListener("popstate", gone);
  const { event } = click();
  removeEventListener("popstate", gone);
  assert.deepEqual([event.prevented, location.pathname, query().size], [true, "/next", "512"]);
  assert.equal(gone.mock.callCount(), 1);
});

test("a click that asks for another tab stays the browser's", () => {
  for (const key of ["ctrlKey", "metaKey", "shiftKey", "altKey"]) {
    const { event, link } = click({ [key]: true });
    assert.deepEqual([event.prevented, location.pathname, query(link.href).size], [false, here, "512"]);
  }
});

test("nobody else makes an entry in the history", () => {
  history.pushState({}, "", "/elsewhere");
  assert.equal(location.pathname, here);
});
