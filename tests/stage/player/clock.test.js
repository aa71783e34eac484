/** The step on show and its time, which here passes as the test wants. */
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Clock } from "/stage/player/clock.js";

const FRAME = 20; // ms
let now;
let clock;
let seen;

mock.method(performance, "now", () => now);

beforeEach(() => {
  now = 1000;
  seen = [];
  clock = new Clock(
    () => seen.push(clock.step),
    () => seen.push(clock.playing ? "plays" : "rests"),
  );
  Object.assign(clock, { steps: 16, step: 5, pace: 100 });
});

/** Let time pass, with a look at it every frame. */
function pass(ms) {
  for (const end = now + ms; now < end; ) {
    now += FRAME;
    clock.tick(now);
  }
}

test("playing, it takes a step whenever its time has come, and rests at the end", () => {
  clock.play();
  pass(80);
  assert.deepEqual(seen, ["plays"]);
  pass(20);
  assert.deepEqual(seen, ["plays", 6]);
  pass(900);
  assert.deepEqual(seen.slice(-2), ["rests", 15]);
  assert.equal(clock.playing, false);
});

test("frames that come late leave no step's time out", () => {
  clock.play();
  now += 350;
  clock.tick(now);
  assert.equal(clock.step, 8);
  pass(60);
  assert.equal(clock.step, 9);
});

test("at the end it begins again", () => {
  clock.step = 15;
  clock.play();
  assert.deepEqual(seen, [0, "plays"]);
});

test("looping it shows the last step as long as others, and does not stop", () => {
  Object.assign(clock, { steps: 4, step: 0, loop: true });
  clock.play();
  pass(800);
  assert.deepEqual(seen, ["plays", 1, 2, 3, 0, 1, 2, 3, 0]);
  assert.equal(clock.playing, true);
});

test("a scene of one step can be played", () => {
  Object.assign(clock, { steps: 1, step: 0 });
  clock.play();
  pass(100);
  assert.deepEqual([clock.step, clock.playing], [0, false]);
});

test("a step by hand pauses", () => {
  clock.play();
  clock.seek(4);
  assert.deepEqual([clock.step, clock.playing], [4, false]);
  pass(500);
  assert.equal(clock.step, 4);
});

for (const [asked, step] of [
  [-1, 0],
  [3, 3],
  [16, 15],
]) {
  test(`of 16 steps, step ${asked} is step ${step}`, () => {
    clock.seek(asked);
    assert.equal(clock.step, step);
  });
}

test("to go where it is is no step", () => {
  clock.seek(5);
  assert.deepEqual(seen, []);
});

test("a faster pace counts at once, a slower one from the next step on", () => {
  clock.pace = 1_000_000;
  clock.play();
  pass(40);
  clock.setPace(20);
  pass(20);
  assert.equal(clock.step, 6);
  clock.setPace(200);
  pass(20);
  assert.equal(clock.step, 7);
  pass(180);
  assert.equal(clock.step, 7);
  pass(20);
  assert.equal(clock.step, 8);
});

test("while it is held time stands still, and begins anew when it is let go", () => {
  clock.play();
  pass(80);
  clock.held = true;
  pass(1000);
  assert.deepEqual([clock.step, clock.playing], [5, true]);
  clock.held = false;
  pass(80);
  assert.equal(clock.step, 5);
  pass(20);
  assert.equal(clock.step, 6);
});
