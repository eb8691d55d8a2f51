// The shape of a kind and the stroke of a relation, as small pictures beside words: in the legend, lists and headings.

import { drawing } from "./dom.mjs";

const SHAPES = {
  dot: ["circle", { cx: 8, cy: 8, r: 5.6 }],
  diamond: ["path", { d: "M8 1.2 14.8 8 8 14.8 1.2 8Z" }],
  square: ["rect", { x: 2.8, y: 2.8, width: 10.4, height: 10.4 }],
  hexagon: ["path", { d: "M4.6 2h6.8L14.8 8l-3.4 6H4.6L1.2 8Z" }],
  triangle: ["path", { d: "M8 1.6 14.8 13.6H1.2Z" }],
  triangleDown: ["path", { d: "M8 14.4 1.2 2.4h13.6Z" }],
  star: ["path", { d: "m8 .8 2.1 4.9 5.3.5-4 3.5 1.2 5.2L8 12.2l-4.6 2.7 1.2-5.2-4-3.5 5.3-.5Z" }],
};

export function emblem(look) {
  const [name, attributes] = SHAPES[look.shape] ?? SHAPES.dot;
  return drawing("svg", { class: "emblem tint", style: tint(look), viewBox: "0 0 16 16", "aria-hidden": "true" }, drawing(name, { ...attributes, fill: "currentColor" }));
}

export function stroke(look) {
  const line = { x1: 1, y1: 8, x2: look.directed ? 17 : 23, y2: 8, stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": look.dash.join(" ") || null };
  return drawing(
    "svg", { class: "stroke tint", style: tint(look), viewBox: "0 0 24 16", "aria-hidden": "true" },
    drawing("line", line), look.directed && drawing("path", { d: "m16 4 7 4-7 4Z", fill: "currentColor" }),
  );
}

/** Both colours of a look, as the style of an element of the class "tint", which wears that of the theme. */
export function tint({ light, dark }) {
  return { "--light": light, "--dark": dark };
}
