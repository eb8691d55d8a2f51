// Nodes and edges on a canvas, in pixels of the screen, in batches: one path for all that have a colour. Drawing them
// one by one, as vis-network does, costs four times as much at two thousand nodes.
//
// A scene is { graph, places, visible, view: { scale, x, y }, frame: { left, right, top, bottom }, theme, least, via }:
// places in the units of the layout, view the scale and the place of the origin, frame what is to be drawn, least the
// radius that no node is drawn below, and via(e) the point that a curved edge is bent to, { circle } for a loop, or null.

const NEAR = 0.3; // scale from which arrows and dashes can be seen
const TIP = 2.5; // pixels of the rim of a node that each arrow needs
const FEW = 800; // edges, up to which they are drawn from afar too

/** The least radius of a node in pixels where so many are drawn: a few, however far apart, still have their shapes. */
export function leastRadius(count) {
  return count <= 400 ? 4.5 : count <= 1000 ? 3 : 1.6;
}

/** How lines are drawn where there are so many. */
export function lineAlpha(count) {
  return count > 20_000 ? 0.1 : count > 6000 ? 0.2 : count > 2500 ? 0.3 : count > 300 ? 0.5 : 0.85;
}

/** Draw edges. alpha, width: of the lines; marked: with arrows and dashes (else only where they can be seen). */
export function paintEdges(ctx, rows, scene, { alpha, width, marked = false }) {
  const { graph, theme, view } = scene;
  const kinds = graph.relations.map(() => []);
  let count = 0;
  for (const e of rows) {
    if (!scene.visible.edges[e] || outside(scene, e)) continue;
    kinds[graph.edges.kind[e]].push(e);
    count += 1;
  }
  const detail = marked || count <= FEW || view.scale > NEAR;
  ctx.save();
  ctx.globalAlpha = alpha;
  ctx.lineWidth = width;
  kinds.forEach((edges, kind) => {
    if (!edges.length) return;
    const look = graph.relations[kind];
    ctx.strokeStyle = look[theme];
    ctx.setLineDash(detail && look.dash.length ? look.dash : []);
    ctx.beginPath();
    for (const e of edges) line(ctx, scene, e);
    ctx.stroke();
    if (!detail || !look.directed) return;
    ctx.fillStyle = look[theme];
    ctx.beginPath();
    for (const e of edges) if (marked || !crowded(scene, e)) arrow(ctx, scene, e, width);
    ctx.fill();
  });
  ctx.restore();
  return count;
}

/** Draw nodes. */
export function paintNodes(ctx, rows, scene) {
  const { graph, places, view, frame, theme } = scene;
  const kinds = graph.kinds.map(() => []);
  for (const n of rows) {
    if (!scene.visible.nodes[n]) continue;
    const x = places.x[n] * view.scale + view.x;
    const y = places.y[n] * view.scale + view.y;
    const r = Math.max(scene.least, graph.nodes.size[n] * view.scale);
    if (x + r > frame.left && x - r < frame.right && y + r > frame.top && y - r < frame.bottom) kinds[graph.nodes.kind[n]].push(x, y, r);
  }
  kinds.forEach((found, kind) => {
    ctx.beginPath();
    for (let i = 0; i < found.length; i += 3) outline(ctx, graph.kinds[kind].shape, found[i], found[i + 1], found[i + 2]);
    ctx.fillStyle = graph.kinds[kind][theme];
    ctx.fill();
  });
}

function ends({ graph, places, view }, e) {
  const [a, b] = [graph.edges.source[e], graph.edges.target[e]];
  return [places.x[a] * view.scale + view.x, places.y[a] * view.scale + view.y, places.x[b] * view.scale + view.x, places.y[b] * view.scale + view.y];
}

function outside(scene, e) {
  const [x1, y1, x2, y2] = ends(scene, e);
  const { left, right, top, bottom } = scene.frame;
  const slack = 80; // what a bend reaches beyond its ends
  return Math.max(x1, x2) < left - slack || Math.min(x1, x2) > right + slack || Math.max(y1, y2) < top - slack || Math.min(y1, y2) > bottom + slack;
}

function bend(scene, e) {
  const via = scene.graph.edges.curve[e] || scene.graph.edges.source[e] === scene.graph.edges.target[e] ? scene.via(e) : null;
  if (!via) return null;
  const { scale, x, y } = scene.view;
  if (via.circle) return { circle: [via.circle[0] * scale + x, via.circle[1] * scale + y, via.circle[2] * scale] };
  return { x: via.x * scale + x, y: via.y * scale + y };
}

function line(ctx, scene, e) {
  const [x1, y1, x2, y2] = ends(scene, e);
  const via = bend(scene, e);
  if (via?.circle) {
    const [x, y, r] = via.circle;
    ctx.moveTo(x + r, y);
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  ctx.moveTo(x1, y1);
  if (via) ctx.quadraticCurveTo(via.x, via.y, x2, y2);
  else ctx.lineTo(x2, y2);
}

// Where hundreds point at one node, their tips are one ring around it that tells nothing.
function crowded({ graph, least, view }, e) {
  const target = graph.edges.target[e];
  const around = 2 * Math.PI * Math.max(least, graph.nodes.size[target] * view.scale);
  return around < TIP * graph.degree[target];
}

// A triangle whose tip touches the target.
function arrow(ctx, scene, e, width) {
  const [x1, y1, x2, y2] = ends(scene, e);
  const via = bend(scene, e);
  if (via?.circle) return;
  const [fx, fy] = via ? [via.x, via.y] : [x1, y1];
  const distance = Math.hypot(x2 - fx, y2 - fy);
  const away = Math.max(scene.least, scene.graph.nodes.size[scene.graph.edges.target[e]] * scene.view.scale) * 1.08 + 1;
  const length = Math.min(5 + 3 * width, 3 + scene.view.scale * 9);
  if (distance < away + length) return;
  const [ux, uy] = [(x2 - fx) / distance, (y2 - fy) / distance];
  const [tx, ty] = [x2 - ux * away, y2 - uy * away];
  const [bx, by] = [tx - ux * length, ty - uy * length];
  ctx.moveTo(tx, ty);
  ctx.lineTo(bx - uy * length * 0.42, by + ux * length * 0.42);
  ctx.lineTo(bx + uy * length * 0.42, by - ux * length * 0.42);
  ctx.closePath();
}

// Corners on a circle, the turn of the first in degrees, and the circle in radii of the node, so that all look equally
// large; as in guantu/export/look.py.
const CORNERS = { diamond: [4, 0, 1.25], square: [4, 45, 1.25], hexagon: [6, 0, 1.1], triangle: [3, -90, 1.35], triangleDown: [3, 90, 1.35], star: [5, -90, 1.4] };
const STAR = 0.45; // the inner corners of a star, as a share of the way to the outer ones

/** The corners of a shape around (0, 0) in radii of its node; none for a disc. */
export function corners(shape) {
  if (!CORNERS[shape]) return [];
  const [count, turn, reach] = CORNERS[shape];
  const steps = shape === "star" ? 2 * count : count;
  return Array.from({ length: steps }, (_, i) => {
    const angle = (turn * Math.PI) / 180 + (2 * Math.PI * i) / steps;
    const far = reach * (shape === "star" && i % 2 ? STAR : 1);
    return [far * Math.cos(angle), far * Math.sin(angle)];
  });
}

const KNOWN = Object.fromEntries(Object.keys(CORNERS).map((shape) => [shape, corners(shape)]));
const ROUND = [1, 1, 1];
const EXTENTS = Object.fromEntries(Object.entries(KNOWN).map(([shape, points]) => {
  const [x, y] = [0, 1].map((axis) => points.map((point) => point[axis]));
  return [shape, [Math.max(...x.map(Math.abs)), -Math.min(...y), Math.max(...y)]];
}));

/** How far a shape reaches to either side, upwards and downwards, in radii of its node. */
export function extent(shape) {
  return EXTENTS[shape] ?? ROUND;
}

/** The path of a shape around a place. From afar everything is a small square, which is cheap and cannot be told apart. */
function outline(ctx, shape, x, y, r) {
  if (r < 2.2) {
    ctx.rect(x - r, y - r, 2 * r, 2 * r);
    return;
  }
  const points = KNOWN[shape];
  if (!points) {
    ctx.moveTo(x + r, y);
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  points.forEach(([across, down], i) => {
    if (i) ctx.lineTo(x + r * across, y + r * down);
    else ctx.moveTo(x + r * across, y + r * down);
  });
  ctx.closePath();
}
