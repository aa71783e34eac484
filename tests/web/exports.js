/** Print what modules export: each by itself, and out of the file that is made of all. */
const anything = new Proxy(class {}, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => "/" : key === "then" ? undefined : anything),
  set: () => true,
  apply: () => anything,
  construct: () => anything,
});
const PAGE = ["window", "document", "history", "location", "addEventListener", "MutationObserver", "OffscreenCanvas"];
for (const name of PAGE) Object.defineProperty(globalThis, name, { value: anything, configurable: true });

const exported = (module) => Object.keys(module).sort();

const [file, ...names] = process.argv.slice(2);
const { $use } = await import(file);
const found = {};
for (const name of names) found[name] = [exported(await import(`/${name}`)), exported($use(name))];
process.stdout.write(JSON.stringify(found));
