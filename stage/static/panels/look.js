import { Picture } from "../paint/picture.js";
import { isLarge } from "../scene/layout.js";
import { hasLines } from "../scene/states.js";

/** The part of a panel's cells that one of its maps has. */
export const mapOf = (cells, { area }, card) => cells.subarray(card * area, (card + 1) * area);

/** The state of a map: its own, or that of all maps. */
const stateOf = (panel, card) => (panel.state?.length > panel.area ? mapOf(panel.state, panel, card) : panel.state);

/** How one map of a panel is painted; its cells' size comes with the arrangement. */
export function lookOf(panel, card, palette) {
  const role = panel.colours[card] ?? panel.colours[0];
  const state = stateOf(panel, card);
  const look = {
    palette,
    role,
    scale: palette.roles[role],
    range: panel.range,
    digits: panel.digits,
    exact: panel.exact,
    columns: panel.columns,
    state,
    lined: hasLines(state),
    bare: panel.editable || panel.pick,
  };
  return isLarge(panel) ? { ...look, picture: new Picture(look, panel.area) } : look;
}
