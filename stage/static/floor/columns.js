import { element } from "../../web/dom.js";
import { isBeside, isLater, isParted } from "../scene/layout.js";

/** One of the columns of the floor: panels under each other, each with the sign before it.
 * A sign is as wide as the widest of its column, which it holds out of sight. */
export function columnOf(column, views, columns) {
  const signs = column.flatMap((panel) => panel?.operator ?? []);
  const place = {
    "data-beside": isBeside(column),
    "data-later": isLater(column, columns),
    "data-parted": isParted(column, columns),
  };
  return element(
    "div",
    { class: "ls-column", ...place },
    ...Array.from(column, (panel) =>
      element(
        "div",
        { class: "ls-slot" },
        ...(signs.some(Boolean) ? [signOf(panel, signs)] : []),
        ...(panel ? [views[panel.name].root] : []),
      ),
    ),
  );
}

const signOf = (panel, signs) =>
  element(
    "span",
    { class: "ls-operator", "aria-hidden": "true", "data-signs": signs.join("\n") },
    panel?.operator ?? "",
  );

/** Rows of columns that stand in one line are equally tall; so is what stands beside. */
export function alignRows(columns) {
  for (const slot of columns.flatMap((column) => [...column.children])) slot.style.minHeight = "";
  const lines = Object.values(Object.groupBy(columns, (column) => column.offsetTop));
  for (const line of lines) alignLine(line);
}

function alignLine(columns) {
  const [rows, beside] = [false, true].map((is) =>
    columns.filter((column) => is === "beside" in column.dataset).map((column) => [...column.children]),
  );
  const tall = rows.map((column) => column.map((slot) => slot.offsetHeight));
  rows.forEach((column) =>
    column.forEach(
      (slot, row) => (slot.style.minHeight = `${Math.max(...tall.map((heights) => heights[row] ?? 0))}px`),
    ),
  );
  if (!beside.length) return;
  const whole = Math.max(...columns.map((column) => column.offsetHeight));
  for (const [slot] of beside) slot.style.minHeight = `${whole}px`;
}
