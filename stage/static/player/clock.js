/** The step on show and its time: play, pause, step, seek. Draws nothing. */
export class Clock {
  constructor(onStep, onState) {
    Object.assign(this, { step: 0, steps: 1, pace: 500, playing: false, held: false, loop: false });
    this.onStep = onStep;
    this.onState = onState;
  }

  /** Milliseconds a step; what is due already comes no later than it now would. */
  setPace(pace) {
    this.pace = pace;
    if (this.playing) this.due = Math.min(this.due, performance.now() + pace);
  }

  seek(step, { pause = true } = {}) {
    if (pause) this.pause();
    const target = Math.max(0, Math.min(this.steps - 1, step));
    if (target === this.step) return;
    const before = this.step;
    this.step = target;
    this.onStep(before);
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    if (this.step >= this.steps - 1) this.seek(0);
    this.playing = true;
    this.due = performance.now() + this.pace;
    this.onState();
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.onState();
  }

  /** Called once a frame; while `held` (the pointer is on a cell) time stands still. */
  tick(now) {
    if (!this.playing) return;
    if (this.held) {
      this.due = now + this.pace;
      return;
    }
    const passed = Math.floor((now - this.due) / this.pace) + 1;
    if (passed <= 0) return;
    this.due += passed * this.pace;
    this.#advance(passed);
  }

  #advance(passed) {
    if (this.step + passed < this.steps - 1) return this.seek(this.step + passed, { pause: false });
    if (this.loop && this.step === this.steps - 1) return this.seek(0, { pause: false });
    this.seek(this.steps - 1, { pause: !this.loop });
  }
}
