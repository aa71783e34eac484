const loading = new Map();

/** Load style sheets, each once per page; resolves when they can be painted with.
 * `script` is the address of the module that needs them: they are named from there. */
export function loadStyles(script, ...names) {
  return Promise.all(names.map((name) => load(new URL(name, script).href)));
}

function load(url) {
  if (!loading.has(url)) loading.set(url, insert(url));
  return loading.get(url);
}

function insert(url) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = url;
  const settled = new Promise((resolve) => (link.onload = link.onerror = resolve));
  document.head.append(link);
  return settled;
}
