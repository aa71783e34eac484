/** How the maps of all layers stand: in as many columns as make them largest. */
export const GAP = 4; // px between maps
export const BETWEEN = 26; // px between layers, where the edges run
const MOST_COLUMNS = 8;
const PICTURE_SHARE = 0.12; // of the width
const PICTURE_MOST = 210; // px
const MOST_BETWEEN = 0.4; // of the width, for edges between many layers
const MOST_AIR = 22; // px between rows at most, beside GAP
const BARS = { named: 190, other: 130, bare: 74 }; // px of width
const BAR_PITCH = 64; // px from one bar to the next at most
const PHONE = { rows: 2, width: 104 };

/** `counts`: maps of each layer; `ratio`: width by height of a map; `room`: width and
 * height in px, `label`: px for the words under a map, `least`: of a map's side. Returns, for each layer, its
 * `columns`, the `width` and `height` of a map's picture and the `share` of width that
 * it stands in. */
export function arrange(counts, ratio, room) {
  const kinds = [...new Set(counts)];
  const plans = choices(kinds.length).map((columns) =>
    planOf(counts, ratio, room, new Map(kinds.map((kind, i) => [kind, columns[i]]))),
  );
  return plans.reduce((best, plan) => (plan.score > best.score ? plan : best)).layers;
}

/** Bars stand under each other, as high as the maps beside them;
 * only the first have their names beside them. */
export function arrangeBars(counts, height, bare) {
  return counts.map((count, i) => {
    const pitch = Math.min(BAR_PITCH, Math.floor(height / count));
    const width = bare ? BARS.bare : BARS[i ? "other" : "named"];
    return { width, pitch, height: pitch > 2 * GAP ? pitch - GAP : pitch };
  });
}

/** On a phone each layer has the width for itself and is scrolled sideways. */
export function arrangeNarrow(counts, ratio, { label }) {
  const { rows, width } = PHONE;
  const size = contain(width, width, ratio);
  const picture = { share: width, pitch: size.height + label + GAP, ...size };
  return counts.map((count) => ({ columns: Math.ceil(count / rows), ...picture }));
}

/** Size of the picture that the network sees. */
export function pictureSize(ratio, { width, height }) {
  return contain(Math.min(PICTURE_MOST, width * PICTURE_SHARE), height, ratio);
}

export function contain(width, height, ratio) {
  const wide = Math.max(1, Math.min(width, height * ratio));
  return { width: Math.floor(wide), height: Math.max(1, Math.floor(wide / ratio)) };
}

/** All ways to give each of so many kinds of layers a number of columns. */
function choices(kinds) {
  const one = Array.from({ length: MOST_COLUMNS }, (_, i) => i + 1);
  const more = (lists) => lists.flatMap((list) => one.map((columns) => [...list, columns]));
  return Array.from({ length: kinds }).reduce(more, [[]]);
}

function planOf(counts, ratio, { width, height, label, least }, columnsOf) {
  const total = counts.reduce((sum, count) => sum + columnsOf.get(count), 0);
  const between = Math.min(BETWEEN, (width * MOST_BETWEEN) / counts.length);
  const free = width - between * counts.length - GAP * (total - counts.length);
  const share = Math.max(least, Math.floor(free / total));
  const layers = counts.map((count) => {
    const columns = columnsOf.get(count);
    const rows = Math.ceil(count / columns);
    const tall = Math.max(least, Math.floor(height / rows) - label - GAP);
    return { columns, rows, share, ...contain(share, tall, ratio) };
  });
  return { layers: spread(layers, label), score: scoreOf(layers, counts, label, height) };
}

/** Largest when the maps are large and alike; a plan that is too tall comes last. */
function scoreOf(layers, counts, label, height) {
  const over = Math.max(...layers.map(({ rows, height: tall }) => rows * (tall + label + GAP) - height));
  const sides = layers.reduce((sum, each, i) => sum + counts[i] * Math.sqrt(each.width * each.height), 0);
  return over > 0 ? -over : sides;
}

/** Layers with fewer rows stand with more air, so that all end at the same height. */
function spread(layers, label) {
  const tight = ({ height }) => height + label + GAP;
  const tallest = Math.max(...layers.map((layer) => layer.rows * tight(layer)));
  return layers.map((layer) => ({ ...layer, pitch: Math.min(tallest / layer.rows, tight(layer) + MOST_AIR) }));
}
