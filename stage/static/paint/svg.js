const SVG = "http://www.w3.org/2000/svg";

/** Make an SVG element out of attributes and children. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  change(node, attributes);
  node.append(...children);
  return node;
}

export function change(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
}
