/** Put values into the places of a sentence: "{rows} rows" and { rows: 3 }. */
export function fill(sentence, places) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place);
}

/** A number in few digits, with a real minus. */
export function short(value) {
  return Number(value.toPrecision(3)).toString().replace("-", "\u2212");
}
