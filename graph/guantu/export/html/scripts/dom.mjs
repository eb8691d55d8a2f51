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
    made.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return made;
}

// Properties that an attribute cannot carry, or that the page's policy forbids as attributes.
const WRITTEN = {
  style: (made, value) => Object.assign(made.style, value),
  value: (made, value) => { made.value = value; },
  checked: (made, value) => { made.checked = value; },
};

export function replace(parent, ...children) {
  parent.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
}

export function byId(id) {
  return document.getElementById(id);
}
