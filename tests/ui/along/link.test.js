/** A state for others: its link, its code, and what shows it in a page of theirs. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { setTimeout as settle } from "node:timers/promises";
import { page } from "../../page.js";

const { document } = page;
const { Link } = await import("/ui/along/link.js");
const { embedding } = await import("/ui/along/embedding.js");

const SAID = "link qr embed copied asking nobody long failed where close".split(" ");
const TEXTS = { link: { ...Object.fromEntries(SAID.map((word) => [word, word])), abouts: {} } };
const ADDRESS = "http://10.0.0.3:8501/relu?n=5";

let asked;
let copied;
let link;

async function opened(answer, search = "?n=5") {
  page.happyDOM.setURL(`http://localhost:8501/relu${search}`);
  globalThis.fetch = async (address) => {
    asked = new URL(address, "http://localhost:8501/").searchParams.get("page");
    return { json: async () => answer };
  };
  await link.open();
}

const press = (name) => link.root.querySelector(`[data-export=${name}]`);
const said = () => [...link.root.querySelectorAll("p")].map(({ textContent }) => textContent).join(" ");

beforeEach(() => {
  copied = [];
  const clipboard = { writeText: async (text) => copied.push(text) };
  Object.defineProperty(globalThis, "navigator", { value: { clipboard }, configurable: true });
  document.documentElement.lang = "zh";
  document.body.innerHTML = '<header class="lsh"></header><div data-testid="stage"></div>';
  link = new Link();
  document.body.append(link.root);
  link.show({ texts: TEXTS, link: "./layerscope/link" });
});

test("the server is asked for the present state in the reader's language, as a page of its own", async () => {
  await opened({ links: [] }, "?n=5&frame=stage");
  assert.equal(asked, "http://localhost:8501/relu?n=5&lang=zh");
});

test("what others can open is copied, and that is said", async () => {
  await opened({ links: [{ address: ADDRESS, qr: "data:," }] });
  press("link").click();
  await settle();
  assert.deepEqual(copied, [ADDRESS]);
  assert.equal(press("link").textContent, "copied");
  press("embed").click();
  await settle();
  assert.equal(copied[1], embedding(ADDRESS, document.title));
});

test("over plain HTTP, where a page may not use the clipboard, it is copied all the same", async () => {
  globalThis.navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
  document.execCommand = () => copied.push(document.querySelector("textarea").value);
  await opened({ links: [{ address: ADDRESS, qr: "data:," }] });
  press("link").click();
  await settle();
  assert.deepEqual([copied, document.querySelector("textarea")], [[ADDRESS], null]);
});

test("where nobody else finds this machine, there is nothing to press, and it says why", async () => {
  await opened({ links: [] });
  assert.ok(["link", "qr", "embed"].every((name) => press(name).disabled));
  assert.match(said(), /nobody/);
});

test("an address that no code can hold is a link all the same", async () => {
  await opened({ links: [{ address: ADDRESS, qr: "" }] });
  assert.deepEqual([press("link").disabled, press("qr").disabled], [false, true]);
  assert.match(said(), /long/);
});

test("of several addresses one is chosen", async () => {
  const other = "http://192.168.0.7:8501/relu";
  await opened({ links: [ADDRESS, other].map((address) => ({ address, qr: "data:," })) });
  const where = link.root.querySelector("select");
  assert.equal(where.hidden, false);
  where.selectedIndex = 1;
  press("link").click();
  await settle();
  assert.deepEqual(copied, [other]);
});

test("without a stage there is nothing to put into another page", async () => {
  document.querySelector("[data-testid=stage]").remove();
  await opened({ links: [{ address: ADDRESS, qr: "data:," }] });
  assert.equal(press("embed").disabled, true);
});

test("the code fills the window with its address under it, and goes when it is closed", async () => {
  await opened({ links: [{ address: ADDRESS, qr: "data:image/svg+xml,code" }] });
  press("qr").click();
  const dialog = document.querySelector("dialog");
  assert.equal(dialog.open, true);
  assert.equal(dialog.querySelector("img").getAttribute("src"), "data:image/svg+xml,code");
  assert.equal(dialog.querySelector("p").textContent, ADDRESS);
  dialog.click();
  assert.equal(document.querySelector("dialog"), null);
});

test("two lines show the stage alone, whatever stands in a title or an address", () => {
  const lines = embedding(`${ADDRESS}&k="<`, 'A "b" <c>').split("\n");
  assert.equal(lines.length, 2);
  assert.match(lines[0], /n=5&amp;k=/);
  document.body.innerHTML = lines[0];
  const frame = document.querySelector("iframe");
  assert.equal(new URL(frame.getAttribute("src")).searchParams.get("frame"), "stage");
  assert.equal(new URL(frame.getAttribute("src")).searchParams.get("k"), '"<');
  assert.equal(frame.title, 'A "b" <c>');
});

test("the second line makes the frame as high as its stage needs, and no other", () => {
  const [, script] = embedding(ADDRESS, "").split("\n");
  document.body.innerHTML = "<iframe></iframe><iframe></iframe>";
  const frames = [...document.querySelectorAll("iframe")];
  const windows = frames.map((frame) => {
    const own = {};
    Object.defineProperty(frame, "contentWindow", { value: own });
    return own;
  });
  let hear;
  new Function("addEventListener", script.replace(/<\/?script>/g, ""))((_, act) => (hear = act));
  hear({ source: windows[1], data: { type: "layerscope:height", height: 777 } });
  hear({ source: windows[0], data: { type: "another", height: 5 } });
  hear({ source: windows[0], data: null });
  assert.deepEqual(
    frames.map(({ style }) => style.height),
    ["", "777px"],
  );
});
