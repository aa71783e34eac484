/** What a tab and a browser remember where they may, and where they may not. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const STORES = { tab: "sessionStorage", browser: "localStorage" };
let loads = 0;

/** A store as browsers have it; a full one takes nothing new. */
class Store {
  #texts = new Map();
  full = false;

  getItem(key) {
    return this.#texts.get(key) ?? null;
  }

  setItem(key, text) {
    if (this.full) throw new DOMException("", "QuotaExceededError");
    this.#texts.set(key, text);
  }

  removeItem(key) {
    this.#texts.delete(key);
  }
}

const FULL = Object.assign(new Store(), { full: true });
const WINDOWS = {
  free: new Store(),
  full: FULL,
  absent: null,
  get denied() {
    throw new DOMException("The operation is insecure.", "SecurityError");
  },
};

beforeEach(() => {
  globalThis.window = {};
});

/** The page's memories after it was loaded, or loaded again. */
const load = () => import(`/web/storage.js?load=${loads++}`);

for (const state of Object.keys(WINDOWS)) {
  for (const [memory, store] of Object.entries(STORES)) {
    test(`what is set in a ${memory} is there as long as the page where its store is ${state}`, async () => {
      Object.defineProperty(window, store, { get: () => WINDOWS[state] });
      const { [memory]: kept } = await load();
      kept.set("key", "old");
      kept.set("key", "new");
      assert.equal(kept.get("key"), "new");
      kept.remove("key");
      assert.equal(kept.get("key"), null);
    });
  }
}

for (const [memory, store] of Object.entries(STORES)) {
  test(`what a ${memory} took is there after a reload`, async () => {
    window[store] = new Store();
    (await load())[memory].set("key", "kept");
    assert.equal((await load())[memory].get("key"), "kept");
  });

  test(`what a full ${memory} cannot take is not an older thing after a reload`, async () => {
    window[store] = new Store();
    const { [memory]: kept } = await load();
    kept.set("key", "old");
    window[store].full = true;
    kept.set("key", "new");
    assert.equal(kept.get("key"), "new");
    assert.equal((await load())[memory].get("key"), null);
  });
}
