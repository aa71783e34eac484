/** The player's keys, active unless a control has the focus. */
const CONTROLS = "input, select, textarea, button, a, [contenteditable], [role=slider], [popover]:popover-open, dialog";

export function listenForKeys(stage, actions) {
  const onKey = (event) => {
    if (!stage.isConnected) return document.removeEventListener("keydown", onKey);
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key !== "Escape" && event.target.closest?.(CONTROLS)) return;
    if (action() !== false) event.preventDefault();
  };
  document.addEventListener("keydown", onKey);
}
