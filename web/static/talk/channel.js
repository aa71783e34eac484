/** The connection on which the server answers at once: one question at a time. */
const WAITS = [1, 2, 5, 15, 60]; // s before it is tried again
const OPEN = 1;
const NOBODY_ANSWERS = 4001;

export class Channel {
  #socket = null;
  #fails = 0;
  #taker;
  #lost;

  /** `take(answer)` an ArrayBuffer, or what a text says; `lost()` where none will come. */
  constructor(take, lost) {
    this.#taker = take;
    this.#lost = lost;
  }

  get isOpen() {
    return this.#socket?.readyState === OPEN;
  }

  /** Ask, if somebody is there. */
  ask(question) {
    this.#socket.send(JSON.stringify(question));
  }

  /** Connect, if that has not been done, and whenever it breaks. */
  open() {
    if (this.#socket) return;
    const url = new URL("layerscope/live", window.__streamlit.BACKEND_BASE_URL);
    url.protocol = url.protocol.replace("http", "ws");
    this.#socket = new WebSocket(url);
    this.#socket.binaryType = "arraybuffer";
    this.#socket.onopen = () => (this.#fails = 0);
    this.#socket.onmessage = ({ data }) => this.#taker(typeof data === "string" ? JSON.parse(data) : data);
    this.#socket.onclose = ({ code }) => this.#closed(code);
  }

  #closed(code) {
    this.#lost();
    if (code === NOBODY_ANSWERS) return;
    const wait = WAITS[Math.min(this.#fails++, WAITS.length - 1)];
    setTimeout(() => this.#again(), 1000 * wait);
  }

  #again() {
    this.#socket = null;
    this.open();
  }
}
