const loading = new Map();

/** Load style sheets of this folder, each once per page; resolves when they can be
 * painted with. */
export function loadStyles(...names) {
  return Promise.all(names.map(load));
}

function load(name) {
  if (!loading.has(name)) loading.set(name, insert(new URL(name, import.meta.url)));
  return loading.get(name);
}

function insert(url) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = url;
  const settled = new Promise((resolve) => (link.onload = link.onerror = resolve));
  document.head.append(link);
  return settled;
}
