import { onResize } from "./dom.js";

/** Tie a panel to its button. Escape and the return of the focus are the browser's own
 * (the `popover` attribute); a tap outside is too, but not on iOS before 18.3. */
const GAP = 6;
const EDGE = 8;

export function popover(button, panel) {
  const follow = () => place(button, panel);
  const leave = ({ target }) => [button, panel].some((node) => node.contains(target)) || panel.hidePopover();
  const grown = onResize(follow);
  panel.popover = "auto";
  button.popoverTargetElement = panel;
  button.setAttribute("aria-haspopup", "dialog");
  panel.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "open") open(panel, follow, grown, leave);
    else close(follow, grown, leave);
  });
  return panel;
}

function open(panel, follow, grown, leave) {
  requestAnimationFrame(follow);
  grown.observe(panel);
  addEventListener("scroll", follow, { capture: true, passive: true });
  addEventListener("resize", follow);
  addEventListener("pointerdown", leave);
}

function close(follow, grown, leave) {
  grown.disconnect();
  removeEventListener("scroll", follow, { capture: true });
  removeEventListener("resize", follow);
  removeEventListener("pointerdown", leave);
}

function place(button, panel) {
  const anchor = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const below = anchor.bottom + GAP;
  const fits = below + height + EDGE <= innerHeight;
  const top = fits ? below : Math.max(EDGE, innerHeight - height - EDGE);
  const left = Math.max(EDGE, Math.min(anchor.left, innerWidth - width - EDGE));
  panel.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
}
