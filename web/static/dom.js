const TEXT = 3; // type of a node

/** Make an element out of attributes, `on…` handlers and children. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) assign(node, name, value);
  node.append(...children);
  return node;
}

function assign(node, name, value) {
  if (name.startsWith("on")) node[name] = value;
  else if (value === true) node.setAttribute(name, "");
  else if (value !== false && value != null) node.setAttribute(name, value);
}

/** Set a text only where it differs, so that a selection in it survives; in the same node,
 * since a new one makes the browser match styles again, for all that stands round it too. */
export function setText(node, text) {
  const { firstChild } = node;
  if (firstChild?.nodeType === TEXT && firstChild === node.lastChild) {
    if (firstChild.data !== text) firstChild.data = text;
  } else if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Give a node so many children: those that it has, and more as `make(index)` makes them. */
export function haveChildren(node, count, make) {
  while (node.childElementCount > count) node.lastChild.remove();
  while (node.childElementCount < count) node.append(make(node.childElementCount));
  return [...node.children];
}

/** Hand out one view per place in the page, made at the first call. */
export function onePer(make) {
  const views = new WeakMap();
  return (place, ...rest) => {
    if (!views.has(place)) views.set(place, make(place, ...rest));
    return views.get(place);
  };
}

/** Whether a click on a link asks for another tab, or a file. */
export const leadsElsewhere = ({ ctrlKey, metaKey, shiftKey, altKey }) => ctrlKey || metaKey || shiftKey || altKey;

/** Watch the sizes of nodes, and act in the next frame: who changes at once what is
 * observed makes an error, "ResizeObserver loop", in WebKit. */
export const onResize = (act) => new ResizeObserver(inNextFrame(act));

function inNextFrame(act) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      act();
    });
  };
}
