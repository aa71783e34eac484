/** The bar of controls: what is shown of a lesson's fields, and what is told of a hand. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { setImmediate as settle } from "node:timers/promises";
import { page } from "../../page.js";

const { default: render } = await import("/ui/controls/bar.js");
const { default: finish } = await import("/web/talk/finished.js");
const { nextId } = await import("/web/talk/steps.js");
const { show: mount } = await import("/web/talk/mounted.js");
const { addressOf } = await import("/web/travel.js");

const named = (...names) => names.map((name) => [name, name.toUpperCase()]);
const FIELDS = {
  s: { kind: "slider", low: "1", high: "4", step: "1", value: "1" },
  map: { kind: "slider", low: "0", high: "2", step: "1", value: "0", first: 1 },
  noise: { kind: "ladder", options: named("0.1", "10", "100"), value: "10" },
  seed: { kind: "number", low: "0", high: "999", step: "1", value: "0" },
  pad: { kind: "choice", options: named("zero", "edge"), value: "zero" },
  filters: { kind: "several", options: named("box", "blur", "edge"), most: 2, value: "box" },
  flip: { kind: "switch", group: "more", value: "0" },
};
const TEXTS = { controls: "Controls", all: "All controls", undo: "Undo", redo: "Redo", reset: "Reset" };

let place;
let reports;

beforeEach(() => {
  reports = [];
  place = page.document.createElement("div");
  page.document.body.replaceChildren(place);
});

/** Nothing of a test is left waiting. */
afterEach(() => runEnds(nextId(), {}));

/** A run is over that has taken all reports up to an id. */
const runEnds = (seen, query) => finish({ data: { seen, page: { path: "./lesson", step: seen, query, frame: null } } });

/** Hand the bar its fields, at these values, as the server does that has heard of all so far. */
function show(values = {}, can = {}) {
  const fields = Object.entries(FIELDS).map(([key, field]) => ({
    ...{ key, label: key, group: "", note: "", help: "", disabled: false, default: field.value },
    ...{ ...field, value: values[key] ?? field.value },
  }));
  const seen = reports.at(-1)?.id ?? 0;
  const told = { key: "bar", own: ["undo", "redo", "reset"], seen, step: seen };
  const data = { fields, groups: { more: "More" }, actions: [], can, texts: TEXTS };
  const setStateValue = (_, report) => reports.push(report);
  mount({ parentElement: place, data: { told, data }, setStateValue }, render);
}

const control = (key) => place.querySelector(`[data-control=${key}]`);
const printed = (key) => control(key).closest(".ls-control").querySelector(".ls-value").textContent;
const invalid = (key) => control(key).getAttribute("aria-invalid");
const tick = (name) => control("filters").querySelector(`[value=${name}]`);

function turn(key, value, kind = "input") {
  control(key).value = value;
  control(key).dispatchEvent(new Event(kind));
}

function check(box, checked) {
  box.checked = checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

/** What was told last: changes and presses. */
async function told() {
  await settle();
  const { steps, log } = reports.at(-1) ?? { steps: [], log: [] };
  return [...steps, ...log].map(({ values, press }) => values ?? press);
}

test("controls stand at their values, and say them", () => {
  show({ s: "3", seed: "-7", pad: "edge", flip: "1" });
  assert.deepEqual([control("s").value, printed("s")], ["3", "3"]);
  assert.deepEqual([control("noise").value, control("noise").getAttribute("aria-valuetext")], ["1", "10"]);
  assert.equal(control("seed").value, "-7");
  assert.equal(control("pad").value, "edge");
  assert.equal(control("flip").checked, true);
});

test("what is counted is shown from 1, although its address counts from 0", () => {
  show({ map: "2" });
  assert.deepEqual(
    [control("map").value, printed("map"), control("map").getAttribute("aria-valuetext")],
    ["2", "3", "3"],
  );
});

for (const [key, act, text] of [
  ["map", () => turn("map", "1"), "1"],
  ["s", () => turn("s", "3"), "3"],
  ["noise", () => turn("noise", "0"), "0.1"],
  ["seed", () => turn("seed", "42"), "42"],
  ["pad", () => turn("pad", "edge", "change"), "edge"],
  ["filters", () => check(tick("edge"), true), "box,edge"],
  ["flip", () => check(control("flip"), true), "1"],
]) {
  test(`a change of ${key} is told as it stands in the address`, async () => {
    show();
    act();
    assert.deepEqual(await told(), [{ [key]: text }]);
  });
}

test("data that have not heard of a change do not take it back, those that have may", async () => {
  show();
  turn("s", "3");
  show({ s: "2" });
  assert.equal(control("s").value, "3");
  await settle();
  show({ s: "2" });
  assert.equal(control("s").value, "2");
});

test("a slider that is held is moved when it is let go", async () => {
  show();
  control("s").dispatchEvent(new Event("pointerdown"));
  show({ s: "4" });
  assert.equal(control("s").value, "1");
  control("s").dispatchEvent(new Event("pointercancel"));
  assert.equal(control("s").value, "4");
});

test("a popover's button tells that something in it is not as it was at first", () => {
  show();
  const opener = place.querySelector("[data-group=more]");
  assert.equal(opener.hasAttribute("data-changed"), false);
  show({ flip: "1", s: "2" });
  assert.equal(opener.hasAttribute("data-changed"), true);
  show({ s: "2" });
  assert.equal(opener.hasAttribute("data-changed"), false);
});

test("the last of several cannot go, and beyond the most none can come", () => {
  const fixed = () => ["box", "blur", "edge"].filter((name) => tick(name).disabled);
  show();
  assert.deepEqual(fixed(), ["box"]);
  check(tick("edge"), true);
  assert.deepEqual(fixed(), ["blur"]);
  assert.equal(place.querySelector(".ls-several .ls-button").title, "BOX, EDGE");
  assert.equal(control("filters").closest(".ls-control").querySelector(".ls-value").textContent, "2");
  check(tick("box"), false);
  assert.deepEqual(fixed(), ["edge"]);
});

test("a typed number may come from any keyboard; what does not fit is marked and not told", async () => {
  show();
  turn("seed", "４２");
  assert.deepEqual(await told(), [{ seed: "42" }]);
  for (const text of ["1e2", "1000", "-1", "1.5", ""]) {
    turn("seed", text);
    assert.equal(invalid("seed"), "true", text);
  }
  assert.deepEqual(await told(), [{ seed: "42" }]);
  show({ seed: "42" });
  assert.deepEqual([control("seed").value, invalid("seed")], ["42", null]);
});

test("the arrows count, within the bounds", async () => {
  const press = (key) => control("seed").dispatchEvent(new KeyboardEvent("keydown", { key }));
  show({ seed: "998" });
  press("ArrowUp");
  assert.deepEqual(await told(), [{ seed: "999" }]);
  press("ArrowUp");
  assert.equal(control("seed").value, "999");
  press("ArrowDown");
  assert.equal(control("seed").value, "998");
});

test("undo, redo and reset can be pressed where there is something to go back to", async () => {
  show({}, { undo: true });
  const disabled = ["undo", "redo", "reset"].filter((name) => place.querySelector(`[data-action=${name}]`).disabled);
  assert.deepEqual(disabled, ["redo", "reset"]);
  place.querySelector("[data-action=undo]").click();
  assert.deepEqual(await told(), ["undo"]);
});

test("controls keep their nodes as long as the bar has the same ones", () => {
  show();
  const before = control("s");
  show({ s: "4" });
  assert.equal(control("s"), before);
});

test("a link back to the page holds what was changed last, if the server has not heard of it too", async () => {
  const kept = () => new URL(addressOf("./lesson")).searchParams.get("s");
  show();
  turn("s", "2");
  await told();
  turn("s", "3"); // waits for the run before it
  show({ s: "2" });
  runEnds(reports[0].id, { s: "2" });
  assert.equal(kept(), "3");
  await told();
  show({ s: "1" });
  runEnds(reports[1].id, { s: null }); // it was not to be had
  assert.equal(kept(), null);
});
