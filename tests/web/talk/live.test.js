/** Steps that are answered at once, and what Streamlit hears of them, and when. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { setImmediate as settle } from "node:timers/promises";
import { page } from "../../page.js";

const sockets = [];

/** A connection whose other end is the test. */
class Socket {
  readyState = 1;
  sent = [];

  constructor(url) {
    this.url = String(url);
    sockets.push(this);
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }
}

globalThis.WebSocket = Socket;
globalThis.__streamlit = { BACKEND_BASE_URL: "http://localhost/" };
const app = page.document.createElement("div");
app.setAttribute("data-test-connection-state", "CONNECTED");
page.document.body.append(app);
const { arriveAt } = await import("/web/address.js");
const { default: finish } = await import("/web/talk/finished.js");
const { show } = await import("/web/talk/mounted.js");
const { nextId } = await import("/web/talk/steps.js");

const FRAME = ["stage", "prose"];
const [LATE, REST, PATIENCE] = [20_000, 400, 1000];
let place;
let log;
let painted;
let reports;
let ended; // what the last run said at its end
let number = 0;

mock.timers.enable({ apis: ["setTimeout"] });

beforeEach(() => {
  page.happyDOM.setURL(`http://localhost/lesson-${++number}`);
  dispatchEvent(new PopStateEvent("popstate"));
  arriveAt(location.href);
  [painted, reports] = [[], []];
  place = page.document.createElement("div");
  page.document.body.replaceChildren(place);
  mountStage({ mark: "one", step: 0 });
  runEnds(0);
});

/** Nothing of a test is left waiting. */
afterEach(async () => {
  runEnds(nextId());
  await wait(60_000);
});

/** Streamlit mounts the only component. */
function mountStage({ mark, step, session = "one" }) {
  const told = { key: "stage", own: ["undo"], seen: step, step, session, mark };
  const render = (mounted) => {
    log = mounted.log;
    painted.push(mounted.data.name);
  };
  const setStateValue = (_, report) => reports.push(report);
  show({ parentElement: place, data: { told, data: { name: mark } }, setStateValue }, render);
}

/** A run of Streamlit is over, that knew all steps up to one. */
function runEnds(step, more = {}) {
  const reader = { lang: "en", theme: "light", tokens: {} };
  const there = { path: location.pathname, lesson: "relu", values: {}, query: {}, frame: FRAME };
  ended = { seen: step, page: { ...there, ...reader, step, ...more } };
  finish({ data: ended });
}

const socket = () => sockets.at(-1);
const asked = () => socket().sent.filter(({ id }) => id > begun);
let begun = 0;
beforeEach(() => (begun = nextId()));

/** The server answers the newest question: the stage has this mark and this name now. */
function answer(mark, { id = asked().at(-1).id, frame = FRAME, query = {}, name = mark, others = {} } = {}) {
  const parts = { stage: name === null ? { mark } : { mark, data: { name } }, ...others };
  const head = new TextEncoder().encode(JSON.stringify({ id, frame, query, parts }));
  const bytes = new Uint8Array(4 + head.length);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  socket().onmessage({ data: bytes.buffer });
}

/** What Streamlit was told: the values of all steps, a list a report. */
async function told() {
  await settle();
  return reports.map(({ steps, log: own }) => [...steps, ...own].map(({ values, press }) => values ?? press));
}

async function wait(ms) {
  mock.timers.tick(ms);
  await settle();
}

test("a change is asked for at once, its answer is painted, and Streamlit hears late", async () => {
  log.change({ s: "2" });
  const [{ lesson, events, known }] = asked();
  assert.deepEqual([lesson, events.map(({ values }) => values), known], ["relu", [{ s: "2" }], { stage: "one" }]);
  answer("two", { query: { s: "2" } });
  assert.deepEqual(painted, ["one", "two"]);
  assert.equal(location.search, "?s=2");
  await wait(LATE - 1);
  assert.deepEqual(await told(), []);
  await wait(1);
  assert.deepEqual(await told(), [[{ s: "2" }]]);
});

test("one question is under way, the next is about the newest values", () => {
  for (const s of ["2", "3", "4"]) log.change({ s });
  assert.equal(asked().length, 1);
  answer("two");
  assert.deepEqual(
    asked().map(({ events }) => events.at(-1).values.s),
    ["2", "4"],
  );
  answer("four");
  assert.equal(asked().length, 2);
  assert.deepEqual(painted, ["one", "two", "four"]);
});

test("what is the same is not painted again, but a control that waits for it is settled", () => {
  log.change({ s: "2" });
  answer("two");
  mountStage({ mark: "two", step: asked()[0].id });
  assert.deepEqual(painted, ["one", "two"]);
  log.change({ s: "3" });
  assert.equal(log.owes("s"), true);
  answer("two", { name: null });
  assert.deepEqual([painted, log.owes("s")], [["one", "two", "two"], false]);
});

test("what Streamlit paints for older values is not shown", () => {
  log.change({ s: "2" });
  answer("two");
  mountStage({ mark: "older", step: 0 });
  assert.deepEqual(painted, ["one", "two"]);
});

test("an answer that Streamlit has overtaken is not shown", () => {
  log.change({ s: "2" });
  const { id } = asked()[0];
  mountStage({ mark: "undone", step: id });
  runEnds(id);
  answer("two", { id });
  assert.deepEqual(painted, ["one", "undone"]);
});

test("where Streamlit draws what would be another page it hears at once, and nothing is painted", async () => {
  log.change({ s: "2" });
  answer("none", { frame: ["misfit", "prose"] });
  assert.deepEqual([painted, await told()], [["one"], [[{ s: "2" }]]]);
  log.change({ s: "3" });
  assert.equal(asked().length, 1);
  runEnds(reports[0].id, { frame: ["misfit", "prose"] });
  await settle();
  answer("two", { frame: FRAME });
  assert.deepEqual((await told()).at(-1), [{ s: "3" }]);
});

test("where a component does not stand there yet, Streamlit hears at once", async () => {
  log.change({ s: "2" });
  answer("two", { others: { closeup: { mark: "new", data: {} } } });
  assert.deepEqual([painted, await told()], [["one"], [[{ s: "2" }]]]);
});

test("where only something below would be another, Streamlit hears when the hand rests", async () => {
  log.change({ s: "2" });
  answer("two", { frame: ["stage", "other prose"] });
  await wait(REST - 1);
  log.change({ s: "3" });
  answer("three", { frame: ["stage", "other prose"] });
  await wait(REST - 1);
  assert.deepEqual(await told(), []);
  await wait(1);
  assert.deepEqual(await told(), [[{ s: "3" }]]);
});

test("an open expander hears when the hand rests", async () => {
  place.innerHTML = '<details open><div data-testid="stExpanderDetails"></div></details>';
  log.change({ s: "2" });
  answer("two");
  await wait(REST);
  assert.deepEqual(await told(), [[{ s: "2" }]]);
});

test("a press that only Streamlit knows takes all before it along, and waits for nobody else", async () => {
  log.change({ s: "2" });
  answer("two");
  log.press("undo");
  assert.deepEqual(await told(), [[{ s: "2" }, "undo"]]);
  log.change({ s: "3" });
  assert.equal(asked().length, 1);
  mountStage({ mark: "one", step: reports[0].id });
  runEnds(reports[0].id);
  assert.deepEqual((await told()).at(-1), [{ s: "3" }]);
});

test("a run that somebody else asked for is told what it did not know", async () => {
  log.change({ s: "2" });
  answer("two");
  runEnds(0);
  assert.deepEqual(await told(), [[{ s: "2" }]]);
});

for (const [name, fail] of [
  ["says that it cannot", () => socket().onmessage({ data: JSON.stringify({ id: asked()[0].id }) })],
  ["says nothing", () => mock.timers.tick(PATIENCE)],
  ["is gone", () => socket().onclose({ code: 1006 })],
]) {
  test(`where the server ${name}, Streamlit answers`, async () => {
    log.change({ s: "2" });
    fail();
    assert.deepEqual(await told(), [[{ s: "2" }]]);
  });
}

test("where nobody else can answer Streamlit hears at once", async () => {
  runEnds(0, { frame: null });
  log.change({ s: "2" });
  assert.deepEqual([asked(), await told()], [[], [[{ s: "2" }]]]);
});

test("a server that was started anew says what belongs into the address, though it has heard of no step", async () => {
  log.change({ s: "2" });
  answer("two", { query: { s: "2" } });
  mountStage({ mark: "two", step: 0, session: `another than ${number}` });
  runEnds(0, { query: { s: "2", img: "upload" } });
  await wait(350); // between two writes
  assert.equal(location.search, "?s=2&img=upload");
});

test("what is done before a server that was started anew has run is told to it", async () => {
  for (const state of ["CONNECTING", "CONNECTED"]) {
    app.setAttribute("data-test-connection-state", state);
    await settle();
    finish({ data: ended }); // mounted again, which is no run
  }
  log.change({ p: "1" });
  assert.equal(asked().length, 0);
  mountStage({ mark: "one", step: 0, session: `another than ${number}` });
  runEnds(0, { query: { p: null } });
  assert.deepEqual((await told()).at(-1), [{ p: "1" }]);
});

test("an answer for a page that was left is not shown", () => {
  log.change({ s: "2" });
  const { id } = asked()[0];
  page.happyDOM.setURL("http://localhost/elsewhere");
  dispatchEvent(new PopStateEvent("popstate"));
  answer("two", { id });
  assert.deepEqual([painted, location.search], [["one"], ""]);
});
