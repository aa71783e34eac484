/** The header, when the connection to the server breaks and stands again. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as settle } from "node:timers/promises";
import { page } from "../../page.js";

const app = page.document.createElement("div");
app.setAttribute("data-test-connection-state", "CONNECTED");
page.document.body.append(app);
const { default: render } = await import("/ui/frame/header.js");
const { show } = await import("/web/talk/mounted.js");

const SHARE = { link: { abouts: {} }, lines: { ways: {}, abouts: {} } };
const ALONG = { texts: { groups: {}, formats: {}, abouts: {}, options: {}, ...SHARE }, route: {}, own: { kinds: [] } };
const TEXTS = { languages: { en: "English" }, reconnecting: "It comes back." };
const PATHS = { path: "./relu", home: "./", previous: null, next: null };

let place;
let told;
let stop;

beforeEach(() => {
  told = [];
  place = page.document.createElement("div");
  app.replaceChildren(place);
  page.happyDOM.setURL("http://localhost/relu?s=2");
  const data = { ...PATHS, texts: TEXTS, along: ALONG, session: "one", lang: "en", query: {}, notice: "" };
  const sent = { told: { key: "header", own: ["speak", "repaint"] }, data };
  stop = show({ parentElement: place, data: sent, setStateValue: (...report) => told.push(report) }, render);
});

afterEach(() => stop());

const notice = () => place.querySelector(".lsh-notice").textContent;

async function connection(state) {
  app.setAttribute("data-test-connection-state", state);
  await settle();
}

test("a server that comes back is told what the address says", async () => {
  await connection("CONNECTING");
  assert.deepEqual([notice(), told], [TEXTS.reconnecting, []]);
  await connection("CONNECTED");
  const [[key, { session, query }]] = told;
  assert.deepEqual([notice(), key, session, query], ["", "tab", "one", { s: "2" }]);
});

test("whoever has gone to another page meanwhile goes there again, and tells nothing of this one", async () => {
  let gone = 0;
  addEventListener("popstate", () => gone++);
  await connection("CONNECTING");
  page.happyDOM.setURL("http://localhost/dropout");
  dispatchEvent(new PopStateEvent("popstate"));
  await connection("CONNECTED");
  assert.deepEqual([gone, told], [2, []]);
});
