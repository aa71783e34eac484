import { element } from "../../web/dom.js";
import { icon } from "../../web/icons.js";
import { popover } from "../../web/popover.js";

/** A row of controls; those of a group stand in a popover, at the place of its first.
 *
 * `rootOf(field)` is a field's control; an action's button follows the field that
 * it names in `after`, or stands at the end.
 */
export function arrange({ fields, groups, actions }, rootOf, press) {
  const row = document.createDocumentFragment();
  const panels = new Map();
  for (const field of fields) {
    const place = field.group ? panelOf(field.group, groups, panels, row) : row;
    place.append(rootOf(field), ...buttonsAfter(field.key, actions, press));
  }
  row.append(...buttonsAfter("", actions, press));
  return row;
}

function panelOf(group, groups, panels, row) {
  if (!panels.has(group)) {
    const button = element(
      "button",
      { type: "button", class: "ls-button ls-opener", "data-group": group },
      groups[group],
      icon("down"),
    );
    panels.set(group, element("div", { class: "ls-panel", role: "dialog", "aria-label": groups[group] }));
    row.append(button, popover(button, panels.get(group)));
  }
  return panels.get(group);
}

function buttonsAfter(key, actions, press) {
  return actions.filter(({ after }) => after === key).map((action) => actionButton(action, press));
}

function actionButton({ name, label, help }, press) {
  const onclick = () => press(name);
  const attributes = { type: "button", class: "ls-button", title: help, "data-action": name, onclick };
  return element("button", attributes, label);
}
