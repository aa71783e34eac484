"""A stage in a tab, held by what a reader can see of it."""

import json
from pathlib import Path

from stage.stage import packed

TEXTS = Path(__file__).resolve().parents[3] / "assets" / "texts"
NARRATION = {
    "window": "Cell ({row}, {column}): {terms} products give {result}.",
    "winner": "The largest is {result}.",
    "tie": "A tie: {result}.",
    "passed": "It passes: {result}.",
    "stopped": "It is stopped.",
}
FRONT = '#{host} [data-panel="{panel}"] canvas[data-front]'
CENTRE = """(canvas, cell) => {
  const { rows, columns } = canvas.closest("[data-panel]").dataset;
  canvas.scrollIntoView({ block: "center" });
  const box = canvas.getBoundingClientRect();
  const inside = cell % (rows * columns);
  const row = Math.floor(inside / columns), column = inside % columns;
  return [box.left + (column + 0.5) * box.width / columns,
          box.top + (row + 0.5) * box.height / rows];
}"""
PIXEL = """([x, y, host]) => {
  const canvas = document.querySelector(`#${host} .ls-overlay`);
  const box = canvas.getBoundingClientRect();
  const scale = canvas.width / box.width;
  const place = [Math.round((x - box.left) * scale), Math.round((y - box.top) * scale)];
  return [...penOf(canvas).getImageData(...place, 1, 1).data];
}"""
ALPHAS = f"""(canvas, [cells, host]) => {{
  const [centreOf, pixelAt] = [{CENTRE}, {PIXEL}];
  return cells.map((cell) => pixelAt([...centreOf(canvas, cell), host])[3]);
}}"""
TIME = """() => {
  window.spoilt = true;
  let now = 0, due = [];
  performance.now = () => now;
  window.requestAnimationFrame = (act) => due.push(act);
  window.pass = (ms) => {
    let frames = 0;
    for (const end = now + ms; now < end; ) {
      now = Math.min(end, now + 20);
      const acts = due;
      due = [];
      for (const act of acts) act(now);
      frames += acts.length;
    }
    return frames;
  };
}"""
FRAMES = """async (count) => {
  if (window.pass) return pass(20 * count);
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
}"""


def payload(scene, lang="en", **options):
    """Pack what a page would send: the Scene with all that goes with it."""
    texts = json.loads((TEXTS / lang / "stage.json").read_text("utf-8"))
    return packed(scene, texts | {"narration": NARRATION}, **options)


class Stage:
    """What a reader does to the stage, and what he sees on it."""

    def __init__(self, page, server, host="first"):
        self.page, self.server, self.host = page, server, host
        self.root = page.locator(f"#{host} [data-testid=stage]")

    def take(self, scene, **options):
        """Give it a Scene; wait until that is painted."""
        before = self.data("rev") if self.root.count() else "0"
        number = self.server.offer(payload(scene, **options))
        self.page.evaluate("([n, host]) => take(n, host)", [number, self.host])
        self.wait("rev", int(before) + 1)
        return self

    def data(self, name):
        """Read one of the root's ``data-`` attributes."""
        return self.root.get_attribute(f"data-{name}")

    @property
    def step(self):
        """The step on show."""
        return int(self.data("step"))

    @property
    def result(self):
        """The equation's result, in full precision."""
        return json.loads(self.equation.get_attribute("data-result"))

    @property
    def equation(self):
        """The equation card."""
        return self.root.get_by_test_id("equation")

    @property
    def events(self):
        """Presses that have been reported, the repeated ones once."""
        logs = self.page.evaluate(
            "window.events.flatMap(({ steps, log }) => [...steps, ...log])"
        )
        return list({entry["id"]: entry for entry in logs}.values())

    def wait(self, name, value):
        """Wait until a ``data-`` attribute has this value."""
        self.page.wait_for_selector(
            f'#{self.host} [data-testid=stage][data-{name}="{value}"]'
        )

    def button(self, action):
        """One of the player's controls."""
        return self.root.locator(f'[data-action="{action}"]')

    def panel(self, name):
        """One panel."""
        return self.root.locator(f'[data-panel="{name}"]')

    def front(self, panel):
        """Find the canvas of a panel's front card."""
        return self.page.locator(FRONT.format(host=self.host, panel=panel))

    def place(self, panel, cell):
        """Where a cell's centre lies in the window."""
        return self.front(panel).evaluate(CENTRE, cell)

    def hover(self, panel, cell):
        """Move the mouse on a cell, and let a frame be drawn."""
        self.page.mouse.move(*self.place(panel, cell))
        self.frames(2)

    def click(self, panel, cell):
        """Click on a cell."""
        self.page.mouse.click(*self.place(panel, cell))

    def tap(self, panel, cell):
        """Tap on a cell with a finger."""
        self.page.touchscreen.tap(*self.place(panel, cell))
        self.frames(2)

    def lit(self, panel, cells):
        """Those of the cells that are lit up as partners."""
        alphas = self.front(panel).evaluate(ALPHAS, [[*cells], self.host])
        pairs = zip(cells, alphas, strict=True)
        return [cell for cell, alpha in pairs if 90 < alpha < 140]

    def pixel(self, place):
        """Colour of the overlay at a place of the window, as RGBA."""
        return self.page.evaluate(PIXEL, [*place, self.host])

    def frames(self, count):
        """Let the browser draw so many frames."""
        self.page.evaluate(FRAMES, count)

    def keep_time(self):
        """Let time stand still until ``pass_time``: the machine may be slow."""
        self.page.evaluate(TIME)

    def pass_time(self, ms):
        """Let so many milliseconds pass, 20 a frame; count the frames asked for."""
        return self.page.evaluate("(ms) => pass(ms)", ms)

    def fastest(self):
        """Set the speed to its fastest."""
        self.button("speed").evaluate(
            "(node) => { node.value = node.max; node.oninput(); }"
        )
