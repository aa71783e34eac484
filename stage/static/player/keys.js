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

/** Tab goes round inside of the stage while it `fills` the window: what lies behind it
 * cannot be seen. */
export function keepFocus(stage, fills) {
  stage.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || !fills()) return;
    const all = [...stage.querySelectorAll("button, input, [tabindex='0']")].filter(
      (node) => !node.disabled && node.checkVisibility(),
    );
    const [last, next] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (event.target !== last) return;
    next.focus();
    event.preventDefault();
  });
}

function isWanted({ key, target }) {
  const presses = key === " " || !target.closest?.(".ls-stage button");
  return presses && target.closest?.(CONTROLS);
}
