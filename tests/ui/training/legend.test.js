/** The legend of a training: what it switches, what it removes. */
import "../../page.js";
import assert from "node:assert/strict";
import { test } from "node:test";

const { Legend } = await import("/ui/training/legend.js");

const TEXTS = { legend: { forget: "Remove", training: "training", validation: "validation", loss: "loss" } };
const REACHED = { loss: 0.5, validation_loss: 0.25, error: 0.1, validation_error: null };
const network = (whose, more = {}) => ({ whose, name: whose, colour: "red", reached: REACHED, findings: {}, ...more });

function opened(log = {}) {
  let switched = 0;
  const legend = new Legend(log, () => switched++);
  const show = (arms, earlier = []) => legend.show({ arms, earlier, texts: TEXTS });
  const rows = () => [...legend.root.querySelectorAll("tr")].slice(1);
  const button = (name) => legend.root.querySelector(`[data-switch="${name}"]`);
  return { legend, show, rows, button, switched: () => switched };
}

test("a network has a row with what it has reached", () => {
  const { show, rows } = opened();
  show([network("alone", { findings: { dead: 0.5 } })]);
  const cells = [...rows()[0].querySelectorAll("td")].map((cell) => cell.textContent);
  assert.deepEqual(cells, ["0.500", "0.250", "10.0\u00a0%", "–", "50.0\u00a0%"]);
});

test("while its numbers grow a row and its buttons are the same: else a click would be lost", () => {
  const { show, rows, button } = opened();
  show([network("alone")], [network("earlier-0")]);
  const before = [...rows(), button("alone"), button("training")];
  show([network("alone", { reached: { ...REACHED, loss: 0.4 } })], [network("earlier-0")]);
  assert.deepEqual([...rows(), button("alone"), button("training")], before);
  assert.equal(rows()[0].querySelector("td").textContent, "0.400");
});

test("what it names is switched off and on again", () => {
  const { legend, show, button, switched } = opened();
  show([network("with"), network("without")]);
  for (const name of ["with", "training"]) {
    button(name).onclick();
    assert.ok(legend.isOff(name) && !legend.isOff("without"));
    assert.equal(button(name).getAttribute("aria-pressed"), "false");
    button(name).onclick();
    assert.ok(!legend.isOff(name));
    assert.equal(button(name).getAttribute("aria-pressed"), "true");
  }
  assert.equal(switched(), 4);
});

test("an earlier run can be removed, and one that is gone has no row", () => {
  const pressed = [];
  const { show, rows } = opened({ press: (...what) => pressed.push(what) });
  show([network("alone")], [network("earlier-2"), network("earlier-5")]);
  const removers = rows().map((row) => row.querySelector("[data-action=forget]"));
  assert.deepEqual(
    removers.map((remover) => remover?.title),
    [undefined, "Remove: earlier-2", "Remove: earlier-5"],
  );
  removers[2].onclick();
  assert.deepEqual(pressed, [["forget", { number: 5 }]]);
  show([network("alone")], [network("earlier-2")]);
  assert.deepEqual(
    rows().map((row) => row.textContent.match(/alone|earlier-\d/)[0]),
    ["alone", "earlier-2"],
  );
});

test("rows stand in the order of the run", () => {
  const { show, rows } = opened();
  show([network("a"), network("b")]);
  show([network("c"), network("b"), network("a")]);
  assert.deepEqual(
    rows().map((row) => row.querySelector("button").dataset.switch),
    ["c", "b", "a"],
  );
});
