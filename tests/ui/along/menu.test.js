/** The menu of what can be taken along: what it orders, what it says meanwhile. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as settle } from "node:timers/promises";
import { page } from "../../page.js";

const { TakeAlong } = await import("/ui/along/menu.js");
const { ran } = await import("/web/talk/live.js");
const { arriveAt } = await import("/web/address.js");

const FORMATS = ["png", "svg", "gif", "stills", "html", "npz", "csv"];
const TEXTS = {
  title: "Take along",
  groups: {},
  formats: Object.fromEntries(FORMATS.map((name) => [name, name])),
  abouts: {},
  options: {},
  waiting: "{ahead} before",
  making: "{done} of {of}",
  ready: "{name}, {megabytes}",
  stop: "Stop",
  notes: { signs: "No signs." },
  refused: { scene: "Nothing is played.", time: "Too long.", failed: "Failed.", stopped: "Stopped." },
};
const SHARED = { link: { abouts: {} }, lines: { ways: {}, abouts: {} } };
const OWN = { kinds: ["upload", "drawn"], sample: "coffee", sentence: "Yours." };
const WHO = { lesson: "relu", values: { n: "7" }, lang: "zh", theme: "dark", tokens: { sent: "x" } };

let menu;
let orders;
let answers;
let changes;
let downloads;

beforeEach(() => {
  page.happyDOM.setURL("http://localhost/relu");
  arriveAt("./relu");
  ran(0, { path: "./relu", step: 0, query: {}, frame: null, ...WHO });
  [orders, changes, downloads] = [[], [], []];
  globalThis.fetch = (address, { body: order, headers, signal } = {}) => {
    if (!order) return Promise.reject(new Error("nobody asks where this page is"));
    orders.push({ address, headers, ...JSON.parse(order) });
    const body = new ReadableStream({ start: (controller) => (answers = controller) });
    signal.addEventListener("abort", () => answers.error(new Error("aborted")));
    return Promise.resolve({ body });
  };
  page.document.body.innerHTML = '<div data-testid="stage" data-step="3" data-steps="49"></div>';
  open();
});

afterEach(() => menu.panel.remove());

function open() {
  menu = new TakeAlong({ change: (values) => changes.push(values) });
  page.document.body.append(menu.button, menu.panel);
  menu.show({
    texts: { ...TEXTS, ...SHARED },
    link: "./layerscope/link",
    route: { address: "./layerscope/export", reader: "me" },
    own: OWN,
  });
  const event = new Event("beforetoggle");
  event.newState = "open";
  menu.panel.dispatchEvent(event);
  menu.panel.querySelector(".lsa-status a").click = () => downloads.push(status("a").href);
}

const find = (name) => menu.panel.querySelector(name);
const status = (name) => find(`.lsa-status ${name}`);
const button = (format) => find(`[data-export=${format}]`);
const tell = async (...lines) => {
  await settle();
  answers.enqueue(new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join("")));
  await settle(20);
};

test("a file is ordered of the page as it is, at the step on show, by the reader's name", async () => {
  button("gif").click();
  const [{ address, headers, ...order }] = orders;
  assert.deepEqual([address, headers["X-Layerscope-Reader"]], ["./layerscope/export", "me"]);
  const about = { ...WHO, events: [], known: {} };
  assert.deepEqual(order, { format: "gif", page: about, step: 3, size: "small", first: 0, last: 48 });
});

test("steps count from 1, and are put in order", () => {
  for (const [name, typed] of [
    ["first", "20"],
    ["last", "１０"],
  ]) {
    const field = find(`[name=${name}]`);
    field.value = typed;
    field.dispatchEvent(new Event("change"));
  }
  button("stills").click();
  assert.deepEqual([orders[0].first, orders[0].last], [9, 19]);
});

test("who waits hears how many come before, and how far it is; then the file is there", async () => {
  button("png").click();
  assert.ok(FORMATS.every((format) => button(format).disabled));
  await tell({ ahead: 2 });
  assert.equal(status("span").textContent, "2 before");
  await tell({}, { done: 12, of: 48 });
  assert.deepEqual([status("span").textContent, status("progress").value], ["12 of 48", 0.25]);
  await tell({ address: "./layerscope/export/token/layerscope-relu.png", size: 2 ** 21, note: "signs" });
  answers.close();
  await settle(20);
  assert.deepEqual([status("a").textContent, status("span").textContent], ["layerscope-relu.png, 2.0", "No signs."]);
  assert.deepEqual(downloads, ["http://localhost/layerscope/export/token/layerscope-relu.png"]);
  assert.ok(FORMATS.every((format) => !button(format).disabled));
});

test("where no file can be made, a sentence says why", async () => {
  button("png").click();
  await tell({ kind: "time" });
  answers.close();
  await settle(20);
  assert.deepEqual([status("span").textContent, status("a").hidden, downloads], ["Too long.", true, []]);
});

test("a connection that breaks off in between is no file", async () => {
  button("png").click();
  await tell({ done: 1, of: 2 });
  answers.close();
  await settle(20);
  assert.equal(status("span").textContent, "Failed.");
});

test("what is stopped is over", async () => {
  button("png").click();
  assert.equal(status("button").hidden, false);
  status("button").click();
  await settle(20);
  assert.deepEqual([status("span").textContent, status("button").hidden], ["Stopped.", true]);
});

test("a page that plays nothing says so, and offers what there is", () => {
  menu.panel.remove();
  page.document.body.innerHTML = '<div data-testid="overview"></div>';
  open();
  assert.equal(find(".lsa-none").textContent, "Nothing is played.");
  const offered = FORMATS.filter((format) => !button(format).disabled);
  assert.deepEqual(offered, ["npz", "csv"]);
});

test("of an own picture it is said how long it lives, and a sample is offered", () => {
  assert.equal(find(".lsa-own").hidden, true);
  page.happyDOM.setURL("http://localhost/relu?img=upload");
  arriveAt("./im2col");
  arriveAt("./relu");
  menu.panel.remove();
  open();
  assert.equal(find(".lsa-own").hidden, false);
  find("[data-action=sample]").click();
  assert.deepEqual(changes, [{ img: "coffee" }]);
});
