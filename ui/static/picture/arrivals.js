/** Files that are dropped anywhere on the page, or pasted. */
const TYPED = "input, textarea, [contenteditable]";

/** `hover(over)` tells of a file above the page, `take(file)` of one that has come. */
export function watchArrivals(hover, take) {
  const stop = new AbortController();
  const on = (name, react) => document.addEventListener(name, react, { signal: stop.signal });
  on("dragover", (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    hover(true);
  });
  on("dragleave", (event) => event.relatedTarget || hover(false));
  on("drop", (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    hover(false);
    take(event.dataTransfer.files[0]);
  });
  on("paste", (event) => {
    const file = event.clipboardData.files[0];
    if (file && !event.target.closest?.(TYPED)) take(file);
  });
  return () => stop.abort();
}

const bringsFiles = (event) => event.dataTransfer?.types.includes("Files");
