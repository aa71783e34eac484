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

/** Rows of columns that stand in one line are equally tall. All is asked before anything is
 * written: each question after a change costs a layout. */
export function alignRows(columns) {
  const inRows = columns.filter((column) => !("beside" in column.dataset));
  const lines = Object.values(Object.groupBy(inRows, (column) => column.offsetTop)).map((line) =>
    line.map((column) => [...column.children]),
  );
  const tall = lines.map((line) => line.map((slots) => slots.map(heightOf)));
  lines.forEach((line, i) => {
    for (const slots of line) {
      slots.forEach((slot, row) => atLeast(slot, Math.max(...tall[i].map((heights) => heights[row] ?? 0))));
    }
  });
}

/** From the top of the highest to the bottom of the lowest. */
export function tallOf(panels) {
  const bottoms = panels.map(({ offsetTop, offsetHeight }) => offsetTop + offsetHeight);
  return Math.max(...bottoms) - Math.min(...panels.map(({ offsetTop }) => offsetTop));
}

/** What a slot holds, however tall it was made. */
const heightOf = ({ lastElementChild: panel }) => panel?.offsetHeight ?? 0;

function atLeast({ style }, height) {
  const least = `${height}px`;
  if (style.minHeight !== least) style.minHeight = least;
}
