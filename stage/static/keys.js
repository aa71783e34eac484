/** The player's keys, active unless a control has the focus that wants them itself:
 * after a click on one of the stage's buttons the arrows still step. */
const CONTROLS = "input, select, textarea, button, a, [contenteditable], [role=slider], [popover]:popover-open, dialog";

export function listenForKeys(stage, actions) {
  const onKey = (event) => {
    if (!stage.isConnected) return document.removeEventListener("keydown", onKey);
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key !== "Escape" && isWanted(event)) return;
    if (action() !== false) event.preventDefault();
  };
  document.addEventListener("keydown", onKey);
}

function isWanted({ key, target }) {
  const presses = key === " " || !target.closest?.(".ls-stage button");
  return presses && target.closest?.(CONTROLS);
}
