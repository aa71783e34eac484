/** What a component reports, and when: its log, without a server behind it. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { setImmediate as settle } from "node:timers/promises";

const page = new EventTarget();
const app = { state: "CONNECTED", getAttribute: () => app.state };
globalThis.document = { querySelector: () => app };
globalThis.MutationObserver = class {
  constructor(look) {
    this.observe = () => (app.look = look);
  }
};
globalThis.addEventListener = page.addEventListener.bind(page);
const { arriveAt } = await import("/web/address.js");
const { Log } = await import("/web/talk/log.js");
const { default: finish } = await import("/web/talk/finished.js");
const { nextId } = await import("/web/talk/steps.js");
const { remembered } = await import("/web/visits.js");

const FIRST = [[{ s: "2" }]];
let log;
let reports;

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  goTo("/relu");
  arriveAt("/relu");
  log = new Log();
  reports = [];
  hear(0);
});

/** Nothing of a test is left waiting. */
afterEach(() => {
  endRun(nextId(), nextId());
  mock.timers.reset();
});

/** The reader goes to another page: its header comes later. */
function goTo(path) {
  globalThis.location = new URL(path, "http://localhost");
  page.dispatchEvent(new Event("popstate"));
}

const send = (report) => reports.push(structuredClone(report));
const OWN = ["undo", "found"];
const hear = (seen, session = "one") => log.answered({ own: OWN, seen, step: seen, session }, send);
const answer = (number) => hear(reports[number].id);

/** A run is over that was asked for by a report, and has taken steps up to an id. */
function runEnds(number, step = 0) {
  endRun(reports[number].id, step);
}

function endRun(seen, step) {
  finish({ data: { seen, page: { path: location.pathname, step, query: {}, frame: null } } });
}

/** All that was reported, without the ids; a report's own is that of its newest entry. */
async function sent() {
  await settle();
  return reports.map((report) => {
    const entries = [...report.steps, ...report.log].sort((a, b) => a.id - b.id);
    assert.equal(report.id, entries.at(-1).id);
    return entries.map(({ values, press }) => values ?? press);
  });
}

test("many changes within one event are one report", async () => {
  log.change({ s: "2" });
  log.change({ s: "3" });
  assert.deepEqual(await sent(), [[{ s: "3" }]]);
});

test("changes of other keys each count, in their order", async () => {
  log.change({ s: "2" });
  log.change({ p: "1" });
  log.change({ s: "3" });
  assert.deepEqual(await sent(), [[{ s: "2" }, { p: "1" }, { s: "3" }]]);
});

test("of several presses of a name in a row the newest alone counts where that is wanted", async () => {
  for (const place of [1, 2]) log.pressNewest("move", () => ({ place }));
  log.press("undo");
  log.press("undo");
  assert.deepEqual(await sent(), [["move", "undo", "undo"]]);
  assert.deepEqual(reports[0].steps[0].detail, { place: 2 });
});

test("nothing is reported before the run of the last report is over", async () => {
  log.change({ s: "2" });
  assert.deepEqual(await sent(), FIRST);
  log.change({ s: "3" });
  answer(0);
  assert.deepEqual(await sent(), FIRST);
  log.change({ s: "4" });
  assert.deepEqual(await sent(), FIRST);
  runEnds(0);
  assert.deepEqual(await sent(), [...FIRST, [{ s: "4" }]]);
});

test("a run that fails does not silence the controls", async () => {
  log.change({ s: "2" });
  await sent();
  log.press("undo");
  mock.timers.tick(1499);
  assert.deepEqual(await sent(), FIRST);
  mock.timers.tick(1);
  assert.deepEqual(await sent(), [...FIRST, [{ s: "2" }, "undo"]]);
});

function connection(state) {
  app.state = state;
  app.look();
}

test("a report that was lost with the connection is told again, and no other is", async () => {
  log.change({ s: "2" });
  await sent();
  mock.timers.tick(1500);
  assert.deepEqual(await sent(), FIRST); // its run has failed
  log.change({ s: "2" });
  await sent();
  connection("CONNECTING");
  connection("CONNECTED");
  for (const times of [3, 3]) {
    mock.timers.tick(1500);
    assert.equal((await sent()).length, times);
  }
  const [, told, again] = reports;
  assert.deepEqual([told.steps, told.broken === again.broken], [again.steps, false]);
});

test("while there is no connection a report waits", async () => {
  connection("CONNECTING");
  log.change({ s: "2" });
  log.change({ s: "3" });
  mock.timers.tick(5000);
  assert.deepEqual(await sent(), []);
  connection("CONNECTED");
  assert.deepEqual(await sent(), [[{ s: "3" }]]);
});

test("all that was not answered is reported again in its order", async () => {
  log.change({ s: "2" });
  await sent();
  log.press("undo");
  log.change({ p: "1" });
  log.change({ d: "2" });
  await sent();
  runEnds(0);
  assert.deepEqual((await sent())[1], [{ s: "2" }, "undo", { p: "1" }, { d: "2" }]);
});

test("what was answered is not reported again", async () => {
  log.change({ s: "2" });
  await sent();
  answer(0);
  runEnds(0);
  log.press("undo");
  assert.deepEqual((await sent())[1], ["undo"]);
});

test("until it is answered the log is busy, and owes the server its keys", async () => {
  assert.equal(log.busy, false);
  log.change({ s: "2" });
  await sent();
  assert.deepEqual([log.busy, log.owes("s"), log.owes("p")], [true, true, false]);
  answer(0);
  assert.deepEqual([log.busy, log.owes("s")], [false, false]);
});

test("what a page has not sent when it is left is not sent", async () => {
  log.change({ s: "2" });
  await sent();
  log.change({ s: "3" });
  goTo("/dropout");
  runEnds(0);
  log.press("undo");
  arriveAt("/dropout");
  assert.deepEqual(await sent(), FIRST);
});

test("what is changed is remembered for its page, whoever hears of it; what is pressed changes nothing", async () => {
  log.change({ s: "2", p: "0" });
  log.change({ s: "3" });
  log.press("undo");
  goTo("/dropout");
  log.change({ s: "4" });
  assert.deepEqual(await sent(), []);
  assert.deepEqual(Object.fromEntries(remembered("/relu")), { s: "4", p: "0" });
  assert.equal(remembered("/dropout").size, 0);
});

/** A part that reports as soon as it is there. */
async function mount() {
  const part = new Log();
  part.answered({ own: OWN, session: "one" }, send);
  part.press("found");
  return sent();
}

test("a part that comes before the page that was gone to reports when that stands there", async () => {
  goTo("/dropout");
  assert.deepEqual(await mount(), []);
  arriveAt("/relu"); // an answer that was on its way
  assert.deepEqual(await sent(), []);
  arriveAt("/dropout");
  assert.deepEqual(await sent(), [["found"]]);
});

test("whoever comes back sooner than the other page stands there is heard at once", async () => {
  goTo("/dropout");
  goTo("/relu");
  log.press("undo");
  assert.deepEqual(await sent(), [["undo"]]);
});

test("a page whose header names another path than the address does is heard once it stands there", async () => {
  goTo("/training/");
  arriveAt("/training");
  assert.deepEqual(await mount(), [["found"]]);
});

test("another session hears again of all that nobody has answered", async () => {
  log.change({ s: "2" });
  assert.deepEqual(await sent(), FIRST);
  hear(0, "other");
  assert.deepEqual(await sent(), [...FIRST, ...FIRST]);
  hear(0, "other");
  assert.deepEqual(await sent(), [...FIRST, ...FIRST]);
  hear(reports[1].id, "other");
  hear(0, "third");
  assert.deepEqual(await sent(), [...FIRST, ...FIRST]);
  assert.deepEqual(new Set(reports.map(({ server }) => server)), new Set(["one", "other"]));
});
