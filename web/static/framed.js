/** Stage and player alone, `frame=stage`, for a course page or a slide that shows us in a
 * frame of its own. Whoever does is told how high the stage has to be:
 * `{ type: "layerscope:height", height }`, in px. */
const FRAME = "frame";
const TOLD = "layerscope:height";

/** Whether this page is nothing but a stage. */
export const isFramed = new URLSearchParams(globalThis.location?.search).get(FRAME) === "stage";

if (isFramed) document.documentElement.dataset.frame = "stage";

/** This page's address, as a stage alone or as a page of its own. */
export function pageAddress({ alone = false } = {}) {
  const url = new URL(location.href);
  if (alone) url.searchParams.set(FRAME, "stage");
  else url.searchParams.delete(FRAME);
  return url.href;
}

let told = 0;
let before = 0; // height of the frame when that was told

/** How high the stage may be: a frame that has followed is none that gives more room, or
 * stage and frame would make each other grow. */
export const windowHeight = () => (isFramed && innerHeight === told ? before : innerHeight);

/** The stage needs the height of what it holds; said once. */
export function tellHeight(stage) {
  if (!isFramed || window.parent === window) return;
  const height = stage.scrollHeight;
  if (height === told) return;
  before = windowHeight();
  told = height;
  window.parent.postMessage({ type: TOLD, height }, "*"); // it is no secret
}
