/** What a tab and a browser remember; where they may not, the page does.
 *
 * Storage is denied where cookies are blocked and in many frames of other sites, it
 * may be full, and a web view may have none: already asking for it can raise.
 */
class Memory {
  #unsaved = new Map(); // lasts as long as the page
  #open;

  constructor(open) {
    this.#open = open;
  }

  /** The text under a key, or null. */
  get(key) {
    return this.#unsaved.get(key) ?? this.#try((store) => store.getItem(key)) ?? null;
  }

  set(key, text) {
    this.remove(key); // what a full store cannot replace would be back after a reload
    this.#unsaved.set(key, text);
    this.#try((store) => {
      store.setItem(key, text);
      this.#unsaved.delete(key);
    });
  }

  remove(key) {
    this.#unsaved.delete(key);
    this.#try((store) => store.removeItem(key));
  }

  #try(action) {
    try {
      return action(this.#open());
    } catch {
      return undefined;
    }
  }
}

export const tab = new Memory(() => window.sessionStorage);
export const browser = new Memory(() => window.localStorage);
