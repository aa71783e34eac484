import { isTravelling, writeAddress } from "../address.js";
import { timesBroken } from "../connection.js";
import { unpack } from "../wire.js";
import { Channel } from "./channel.js";
import { answer, answeredUpTo, arrive, keepUnheard, newest, taken, unheard } from "./steps.js";

/** Steps of the reader are answered at once, without Streamlit, which hears of them later.
 *
 * The question is always what Streamlit's last run said of the page and all steps since, so
 * that nobody has to remember anything but Streamlit. One question is under way; with its
 * answer the next one is asked, about the newest steps. Where there is no answer, or a part
 * would change that Streamlit alone draws, Streamlit hears at once.
 */
const LATE = 20_000; // ms until Streamlit hears in any case: a run of it costs ten answers
const REST = 400; // ms without a step, where it alone draws something that is on show
const PATIENCE = 1000; // ms
const DRAWN = "details[open] [data-testid=stExpanderDetails], [data-testid=stSlider]";

const components = new Map(); // key -> { place, mounted }
const channel = new Channel(received, () => asked && failed());
let page = null; // what Streamlit's last run said
let broken = 0; // how often the connection to Streamlit had been lost by then
let awaited = 0; // a report that Streamlit has to answer before its page is one again
let told = 0; // step of which Streamlit is told by the report under way
let asked = null;
let words = ""; // of the newest answer
let hear = () => {};
let late = 0;
let rest = 0;
let patience = 0;

/** The component of this key, in this place, takes answers: `mark`, `answer(step, part)`. */
export const takeAnswers = (key, place, mounted) => components.set(key, { place, mounted });

/** Whether the newest steps are answered at once; `tell()` then tells Streamlit, later. */
export function answersAtOnce(tell) {
  if (told || !isReady()) return false;
  hear = tell;
  late ||= setTimeout(tellStreamlit, LATE);
  clearTimeout(rest);
  rest = setTimeout(() => isIncomplete() && tellStreamlit(), REST);
  ask();
  return true;
}

/** Streamlit has been told of something that may change everything. */
export const waitForRun = (id) => (awaited = id);

/** A run of Streamlit is over, which knew all reports up to `seen`, and has told what its
 * page is, with `frame` null where nobody else can answer. */
export function ran(seen, now) {
  if (seen >= awaited) awaited = 0;
  if (!isHere(now.path)) return;
  if (page?.path !== now.path) begin(now);
  if (page !== now) broken = timesBroken(); // else the same is only mounted again
  page = now;
  taken(page.step);
  if (page.step >= answeredUpTo()) writeAddress(page.query);
  keepUnheard();
  if (page.frame) channel.open();
  if (page.step < told) return;
  const wasTold = told;
  told = 0;
  words = page.frame?.[1];
  if (newest() && !wasTold) tellStreamlit(); // it ran for another reason, with older values
}

/** Whether the reader has not left the page of this path. */
const isHere = (path) => new URL(path, location.href).pathname === location.pathname;

function begin({ step }) {
  told = 0;
  arrive(location.pathname, step);
}

/** A server that was started anew knows of the steps by the address alone, as it stands when
 * Streamlit connects again. What is done between that and its first run is not answered. */
const isReady = () => page?.frame && isHere(page.path) && !isTravelling() && !awaited && isReached();

const isReached = () => broken === timesBroken() && channel.isOpen;

/** Whether the reader sees something that Streamlit would draw otherwise by now. */
const isIncomplete = () => words !== page.frame[1] || document.querySelector(DRAWN) !== null;

function tellStreamlit() {
  clearTimeout(late);
  clearTimeout(rest);
  late = 0;
  told = newest();
  if (told) hear();
}

function ask() {
  const id = newest();
  if (asked || told || !isReady() || id <= answeredUpTo()) return;
  asked = { id, page };
  patience = setTimeout(failed, PATIENCE);
  channel.ask({ id, ...stateOfPage(), known: marks() });
}

/** What the page is now, as a question says it: a lesson, its values, who looks. */
export function stateOfPage() {
  const { lesson, values, lang, theme, tokens } = page;
  return { lesson, values, lang, theme, tokens, events: unheard() };
}

/** Marks of what is on show. */
function marks() {
  const shown = [...components].filter(([key]) => isMounted(key));
  return Object.fromEntries(shown.map(([key, { mounted }]) => [key, mounted.mark]));
}

/** A component may be slower than the run that told of it. */
const isMounted = (key) => components.get(key)?.place.isConnected;

function received(message) {
  if (!(message instanceof ArrayBuffer)) return message.id === asked?.id && failed();
  const { header, array } = unpack(message);
  if (header.id !== asked?.id) return;
  const isOverdue = asked.page !== page || !isReady();
  settle();
  if (!isOverdue) take(header, array);
  ask();
}

function settle() {
  clearTimeout(patience);
  asked = null;
}

function take({ id, query, parts, frame }, array) {
  if (frame?.[0] !== page.frame[0] || !Object.keys(parts).every(isMounted)) return tellStreamlit();
  words = frame[1];
  answer(id);
  writeAddress(query);
  keepUnheard();
  for (const [key, { mark, data, bytes }] of Object.entries(parts)) {
    components.get(key).mounted.answer(id, { mark, data: bytes ? array(bytes) : data });
  }
}

/** Nobody answers: Streamlit does. */
function failed() {
  settle();
  tellStreamlit();
}
