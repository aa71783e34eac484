/* What is timed inside the page; benchmarks/screen.py calls these by name. */
const frame = () => new Promise(requestAnimationFrame);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when the stage or the overview has painted new data. */
function repainted(root) {
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      watch.disconnect();
      resolve();
    });
    watch.observe(root, { attributeFilter: ["data-rev"] });
  });
}

async function timed(act, root) {
  const painted = repainted(root);
  const start = performance.now();
  act();
  await painted;
  await frame();
  return performance.now() - start;
}

/** From a slider's input event to the frame after its repaint. */
async function drag([control, repeats]) {
  const input = document.querySelector(`[data-control="${control}"]`);
  const stage = document.querySelector('[data-testid="stage"]');
  const [low, step] = [Number(input.min), Number(input.step)];
  const notches = Math.min(12, Math.round((Number(input.max) - low) / step) + 1);
  const times = [];
  input.dispatchEvent(new PointerEvent("pointerdown"));
  for (let i = 0, last = Number(input.value); i < repeats; i++) {
    const next = [i, i + 1].map((n) => low + (n % notches) * step).find((value) => value !== last);
    last = next;
    times.push(await timed(() => move(input, next), stage));
    await pause(60);
  }
  input.dispatchEvent(new PointerEvent("pointerup"));
  return times;
}

function move(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** From a pointer's move to the frame in which its partners are drawn. */
async function hover([panel, repeats]) {
  const card = document.querySelector(`[data-panel="${panel}"] canvas[data-front]`);
  const box = card.getBoundingClientRect();
  const times = [];
  for (let i = 0; i < repeats; i++) {
    await pause(7 + ((i * 13) % 40));
    const start = performance.now();
    const place = 0.1 + (0.8 * ((i * 7) % repeats)) / repeats;
    const [clientX, clientY] = [box.x + box.width * place, box.y + box.height * place];
    card.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, clientX, clientY }));
    await frame();
    times.push(performance.now() - start);
  }
  return times;
}

/** Between frames, for so many seconds. */
async function frames(seconds) {
  const times = [];
  let last = await frame();
  for (const end = last + seconds * 1000; last < end; ) {
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** From a click to all maps of the overview painted. */
function clicked(selector) {
  const root = document.querySelector('[data-testid="overview"]');
  return timed(() => document.querySelector(selector).click(), root);
}

/** The same from another option of a control. */
async function chosen([control, value]) {
  const root = document.querySelector('[data-testid="overview"]');
  const select = document.querySelector(`[data-control="${control}"]`);
  await pause(300);
  return timed(() => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }, root);
}

/** From a pointer that comes upon a map to the frame in which its edges are drawn. */
async function pointed(repeats) {
  const maps = [...document.querySelectorAll('[data-testid="overview"] [data-map]')];
  const times = [];
  for (let i = 0; i < repeats; i++) {
    await pause(7 + ((i * 13) % 40));
    const start = performance.now();
    maps[(i * 17) % maps.length].dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
    await frame();
    times.push(performance.now() - start);
  }
  return times;
}

/** From a move of the pen to all maps of the overview painted. */
async function drawn(repeats) {
  const [pad, root] = [document.querySelector("[data-pad]"), document.querySelector('[data-testid="overview"]')];
  const { x, y, width, height } = pad.getBoundingClientRect();
  const pen = (type, i) =>
    pad.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        clientX: x + width * (0.2 + (0.6 * i) / repeats),
        clientY: y + height * (0.5 + 0.3 * Math.sin(i)),
      }),
    );
  pad.setPointerCapture = () => {}; // no pointer is really down
  pen("pointerdown", 0);
  const times = [];
  for (let i = 1; i <= repeats; i++) {
    await pause(300);
    times.push(await timed(() => pen("pointermove", i), root));
  }
  pen("pointerup", repeats);
  return times;
}

Object.assign(window, { drag, hover, frames, clicked, chosen, pointed, drawn });
