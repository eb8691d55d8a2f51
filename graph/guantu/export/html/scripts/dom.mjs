// Building the page's own elements. Text goes in as text only; no function here takes markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (listeners as functions under "onclick" and the like) and children: nodes or strings. */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function drawing(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else if (key in WRITTEN) WRITTEN[key](made, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    made.append(child instanceof Node ? child : readable(String(child)));
  }
  return made;
}

// Properties that an attribute cannot carry, or that the page's policy forbids as attributes.
const WRITTEN = {
  style: (made, value) => Object.entries(value).forEach(([name, one]) => made.style.setProperty(name, one)),
  value: (made, value) => { made.value = value; },
  checked: (made, value) => { made.checked = value; },
};

/** A text without the characters that turn the direction of what follows them (U+202E and the like): nothing of the data
 * may make the page around it read otherwise. One for one, so that offsets stay. */
export function readable(text) {
  return text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

export function replace(parent, ...children) {
  const kept = children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
  parent.replaceChildren(...kept.map((child) => (child instanceof Node ? child : readable(String(child)))));
}

/** Replace what stands in a place and keep the keyboard's place in it: on the same control, else on the place itself. */
export function redraw(parent, ...children) {
  const active = document.activeElement;
  const held = active !== parent && parent.contains(active) ? sign(active) : null;
  replace(parent, ...children);
  if (held) ([...parent.querySelectorAll(active.tagName)].find((one) => sign(one) === held && !one.disabled) ?? parent).focus({ preventScroll: true });
}

function sign(control) {
  return control.id || JSON.stringify({ ...control.dataset, text: Object.keys(control.dataset).length ? "" : control.textContent });
}

export function byId(id) {
  return document.getElementById(id);
}
