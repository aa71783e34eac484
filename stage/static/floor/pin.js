/** Letters have other widths on paper, and move what stands beside them, but not the frames
 * over it: so all that stands on a floor is told its place (see paper.css). */
const STANDING = ".ls-operator, .ls-figure, .ls-figure > *, .ls-floor > .ls-sheet";

export function pin(floor) {
  const nodes = [floor, ...floor.querySelectorAll(STANDING)];
  const places = nodes.map(placeOf);
  nodes.forEach((node, i) => {
    node.dataset.pinned = node === floor ? "floor" : "";
    for (const [name, length] of Object.entries(places[i])) node.style.setProperty(`--pin-${name}`, `${length}px`);
  });
}

export function unpin(floor) {
  for (const node of [floor, ...floor.querySelectorAll(STANDING)]) delete node.dataset.pinned;
}

function placeOf(node) {
  const { left, top, width, height } = node.getBoundingClientRect();
  const around = (node.parentElement.closest(".ls-figure, .ls-floor") ?? node).getBoundingClientRect();
  return { left: left - around.left, top: top - around.top, width, height };
}
