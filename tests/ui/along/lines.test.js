/** Lines of Python in the menu: ordered in one of three ways, read, copied, saved. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { setTimeout as settle } from "node:timers/promises";
import { page } from "../../page.js";

const { document } = page;
const { Lines } = await import("/ui/along/lines.js");
const { ran } = await import("/web/talk/live.js");
const { arriveAt } = await import("/web/address.js");

const TEXTS = { ways: { engine: "ours", numpy: "NumPy", torch: "PyTorch" }, abouts: {} };
const SAID = { title: "Lines", begun: "begun", copy: "copy", copied: "copied", none: "none" };
const WHO = { lesson: "relu", values: { n: "7" }, lang: "zh", theme: "dark", tokens: {} };
const ADDRESS = "./layerscope/export/token/layerscope-relu.py";

let lines;
let orders;
let answer;

beforeEach(() => {
  page.happyDOM.setURL("http://localhost/relu");
  arriveAt("./relu");
  ran(0, { path: "./relu", step: 0, query: {}, frame: null, ...WHO });
  [orders, answer] = [[], { address: ADDRESS }];
  globalThis.fetch = async (address, { body: order } = {}) => {
    if (!order) return { text: async () => `of ${address}` };
    orders.push(JSON.parse(order));
    return { body: new Blob([`${JSON.stringify(answer)}\n`]).stream() };
  };
  document.body.innerHTML = '<div data-testid="stage"></div>';
  lines = new Lines();
  document.body.append(lines.root);
  lines.show({ texts: { lines: { ...TEXTS, ...SAID }, refused: { failed: "failed", time: "time" } }, route: {} });
  lines.open();
});

const find = (name) => lines.root.querySelector(name);
const status = () => find("[role=status]").textContent;
const press = async (way) => {
  find(`[data-way=${way}]`).click();
  await settle(20);
};

test("lines are ordered of the page as it is, in the way that was pressed", async () => {
  await press("torch");
  assert.deepEqual(orders, [{ format: "code", way: "torch", page: { ...WHO, events: [], known: {} } }]);
});

test("they are there to be read, to be copied, and as a file", async () => {
  assert.equal(find("pre").hidden, true);
  await press("numpy");
  assert.deepEqual([find("pre").hidden, find("pre").textContent], [false, `of ${ADDRESS}`]);
  assert.deepEqual([find("a").getAttribute("href"), find("a").download], [ADDRESS, "layerscope-relu.py"]);
  const copied = [];
  const clipboard = { writeText: async (text) => copied.push(text) };
  Object.defineProperty(globalThis, "navigator", { value: { clipboard }, configurable: true });
  find("[data-export=copy]").click();
  assert.deepEqual(copied, [`of ${ADDRESS}`]);
});

test("where there are none, or none could be made, it says why", async () => {
  for (const [kind, said] of [
    ["code", "none"],
    ["time", "time"],
    ["unknown", "failed"],
  ]) {
    answer = { kind };
    await press("engine");
    assert.deepEqual([status(), find("pre").hidden], [said, true]);
  }
});

test("who opens the menu again has another state: what comes of the former is not shown", async () => {
  find("[data-way=engine]").click();
  assert.equal(status(), "begun");
  lines.open();
  await settle(20);
  assert.deepEqual([status(), find("pre").hidden, find("[data-way=engine]").disabled], ["", true, false]);
});

test("where nothing is played or trained there is nothing to press", () => {
  document.querySelector("[data-testid=stage]").remove();
  lines.open();
  assert.ok([...lines.root.querySelectorAll("[data-way]")].every(({ disabled }) => disabled));
});
