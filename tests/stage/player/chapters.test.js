/** The chapters over the scrubber: what is pressed, which of them is on show. */
import "../../page.js";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Chapters, chapterAt } from "/stage/player/chapters.js";

const TWO = [
  { step: 0, name: "there" },
  { step: 7, name: "back" },
];
const TEXTS = { chapters: { label: "Chapters", names: { there: "Forward", back: "Backward" } } };
let sought;
let chapters;

beforeEach(() => {
  sought = [];
  chapters = new Chapters((step) => sought.push(step));
  chapters.take({ chapters: TWO, steps: 15 }, TEXTS);
});

const buttons = () => [...chapters.root.children];
const current = () => buttons().map((button) => button.getAttribute("aria-current"));

test("each is a button with its name, as wide as its steps", () => {
  assert.deepEqual(
    buttons().map((button) => [button.tagName, button.textContent]),
    [
      ["BUTTON", "Forward"],
      ["BUTTON", "Backward"],
    ],
  );
  assert.match(chapters.root.style.gridTemplateColumns, /7fr.*8fr/);
});

test("a press goes to the first step", () => {
  for (const button of buttons()) button.click();
  assert.deepEqual(sought, [0, 7]);
});

test("the one that the step belongs to is marked, and no other", () => {
  chapters.show(6);
  assert.deepEqual(current(), ["step", null]);
  chapters.show(7);
  assert.deepEqual(current(), [null, "step"]);
});

test("a button that has the focus keeps it when new data come", () => {
  const [, second] = buttons();
  chapters.take({ chapters: TWO.map(({ step, name }) => ({ step: 2 * step, name })), steps: 30 }, TEXTS);
  assert.equal(buttons()[1], second);
  second.click();
  assert.deepEqual(sought, [14]);
});

test("a scene without chapters has none, and no room for them", () => {
  chapters.take({ chapters: [], steps: 15 }, TEXTS);
  assert.equal(chapters.root.hidden, true);
  assert.deepEqual(buttons(), []);
});

test("before the first chapter there is none", () => assert.equal(chapterAt([{ step: 3, name: "back" }], 2), -1));
