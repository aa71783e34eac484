/** A stage alone in a frame, and what the page around it is told. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { page } from "../page.js";

let loads = 0;
let heard;

async function loaded(search) {
  page.happyDOM.setURL(`http://localhost/relu${search}`);
  return import(`/web/framed.js?${loads++}`);
}

beforeEach(() => {
  heard = [];
  globalThis.innerHeight = 640;
  globalThis.parent = { postMessage: (...message) => heard.push(message) };
  delete page.document.documentElement.dataset.frame;
});

test("a page is a stage alone where its address says so", async () => {
  assert.equal((await loaded("?n=5")).isFramed, false);
  assert.equal(page.document.documentElement.dataset.frame, undefined);
  assert.equal((await loaded("?n=5&frame=stage")).isFramed, true);
  assert.equal(page.document.documentElement.dataset.frame, "stage");
});

test("the whole page is at the same address without that", async () => {
  const { pageAddress } = await loaded("?n=5&frame=stage&t=3");
  assert.equal(pageAddress(), "http://localhost/relu?n=5&t=3");
});

test("a height is told once, to whoever shows the stage", async () => {
  const { tellHeight } = await loaded("?frame=stage");
  for (const scrollHeight of [700, 700, 800]) tellHeight({ scrollHeight });
  assert.deepEqual(heard, [
    [{ type: "layerscope:height", height: 700 }, "*"],
    [{ type: "layerscope:height", height: 800 }, "*"],
  ]);
});

test("a page that is no stage alone tells nobody, nor does one in no frame", async () => {
  (await loaded("")).tellHeight({ scrollHeight: 700 });
  globalThis.parent = globalThis.window;
  (await loaded("?frame=stage")).tellHeight({ scrollHeight: 700 });
  assert.deepEqual(heard, []);
});

test("a frame that has followed gives no more room than before, another size does", async () => {
  const { tellHeight, windowHeight } = await loaded("?frame=stage");
  tellHeight({ scrollHeight: 700 });
  globalThis.innerHeight = 700;
  assert.equal(windowHeight(), 640);
  tellHeight({ scrollHeight: 720 }); // a line more
  globalThis.innerHeight = 720;
  assert.equal(windowHeight(), 640);
  globalThis.innerHeight = 900;
  assert.equal(windowHeight(), 900);
});
