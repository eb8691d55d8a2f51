// The drawing: vis-network holds nodes and edges at fixed places, moves the view, and knows what lies under a finger.
// This file draws them (in batches, paint.mjs), adds labels, the veil over what was not asked for, and in a large graph
// the backdrop. It uses vis-network's `body` and `renderer`, which are not its public interface: the file is inlined in
// one version (9.1.2), and tests/browser would notice a change.

import { Backdrop } from "./backdrop.mjs";
import { Lettering } from "./lettering.mjs";
import { extent, leastRadius, lineAlpha, paintEdges, paintNodes } from "./paint.mjs";

export const MOST_HELD = 1500; // nodes that vis-network holds in a large graph
const CLOSEST = { few: 1.25, many: 1.75 }; // scale up to which a fit goes: three nodes need no more, forty fill a wide screen
const FEW = 120; // nodes, up to which the layout has room for each name
const LONGEST = 152; // pixels: a label of a dozen characters
const STRETCH = 1.64; // at most, of the layout to the shape of the canvas
const FONT = '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

export class View {
  /** on: { node(row), edge(row), nothing(), hover(row or -1, x, y) }. */
  constructor(container, graph, options, on) {
    this.container = container;
    this.graph = graph;
    this.places = { x: Float64Array.from(graph.nodes.x), y: Float64Array.from(graph.nodes.y) };
    this.order = Int32Array.from(graph.nodes.id.keys()).sort((a, b) => graph.degree[b] - graph.degree[a] || a - b);
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.held = new Set();
    this.heldEdges = new Set();
    this.lit = null;
    this.font = FONT;
    this.lettering = new Lettering(this);
    this.covered = 0; // pixels of the canvas that a sheet covers from below
    this.aside = 0; // pixels at its left that buttons stand in
    this.on = on;
    this.options = options;
    if (graph.large) this.backdrop = new Backdrop(graph, this.places);
  }

  /** The first drawing: what is visible, with the state's theme. */
  open(state, visible, lit) {
    const { options } = this;
    this.stretch();
    this.apply(state, visible, lit);
    this.network = new vis.Network(this.container, { nodes: this.nodes, edges: this.edges }, options);
    const { renderer } = this.network;
    renderer._drawEdges = (ctx) => this.inPixels(ctx, () => this.base(ctx));
    renderer._drawNodes = () => this.keepBoxes();
    renderer._drawArrows = () => {};
    this.network.on("afterDrawing", (ctx) => this.inPixels(ctx, () => this.above(ctx)));
    this.network.on("click", ({ pointer }) => this.click(pointer));
    this.network.on("dragging", ({ nodes }) => this.dragged(nodes));
    this.network.on("dragEnd", ({ nodes }) => this.dragged(nodes));
    this.network.on("doubleClick", ({ pointer }) => this.network.moveTo({ position: pointer.canvas, scale: this.network.getScale() * 1.6 }));
    this.container.addEventListener("pointermove", (event) => this.hover(event));
    this.container.addEventListener("pointerleave", () => this.on.hover(-1, 0, 0));
    this.opened = true;
    this.hide(visible);
  }

  /**
   * Stretch the layout to the shape of the canvas, once, so that neither a desk nor a phone leaves half idle. Along one
   * axis only: pressed along the other, shapes that the layout keeps apart would lie over each other.
   */
  stretch() {
    const { x, y } = this.places;
    if (x.length < 3) return;
    const extremes = (places) => places.reduce((most, one) => Math.max(most, Math.abs(one)), 1);
    const { width, height } = this.size();
    const margins = this.margins(x.length);
    const wanted = (Math.max(width - margins.across, 1) / Math.max(height - margins.down, 1)) * (extremes(y) / extremes(x));
    const [wider, taller] = [wanted, 1 / wanted].map((factor) => Math.min(Math.max(factor, 1), STRETCH));
    for (let n = 0; n < x.length; n += 1) {
      x[n] *= wider;
      y[n] *= taller;
    }
  }

  /** Show another state: lit is { nodes, edges } (sets of rows) or null where nothing is asked for. */
  update(state, visible, lit) {
    const rehide = this.visible !== visible || this.backdrop;
    this.apply(state, visible, lit);
    if (rehide) this.hide(visible);
    this.redraw();
  }

  apply(state, visible, lit) {
    this.language = state.language;
    this.visible = visible;
    this.lit = lit;
    if (this.backdrop) {
      this.backdrop.show(visible, this.theme);
      // What the filters leave may be few enough to be drawn like a small graph.
      this.detailed = !lit && visible.nodeCount <= MOST_HELD && visible.edgeCount <= 3 * MOST_HELD;
      if (this.detailed) this.hold(numbers(visible.nodes), numbers(visible.edges));
      else this.hold(lit ? [...lit.nodes].slice(0, MOST_HELD) : [], lit ? lit.edges : new Set());
    } else if (!this.held.size) {
      this.hold(this.graph.nodes.id.keys(), this.graph.edges.id.keys());
    }
  }

  /** Let vis-network hold these nodes, and those of the edges that lie between them. */
  hold(nodes, edges) {
    const wanted = new Set(nodes);
    const between = new Set([...edges].filter((e) => wanted.has(this.graph.edges.source[e]) && wanted.has(this.graph.edges.target[e])));
    this.edges.remove([...this.heldEdges].filter((e) => !between.has(e)));
    this.nodes.remove([...this.held].filter((n) => !wanted.has(n)));
    this.nodes.add([...wanted].filter((n) => !this.held.has(n)).map((n) => this.nodeItem(n)));
    this.edges.add([...between].filter((e) => !this.heldEdges.has(e)).map((e) => this.edgeItem(e)));
    this.held = wanted;
    this.heldEdges = between;
  }

  nodeItem(n) {
    return { id: n, x: this.places.x[n], y: this.places.y[n], size: this.graph.nodes.size[n], shape: this.graph.kindOf(n).shape };
  }

  edgeItem(e) {
    const { source, target, curve } = this.graph.edges;
    const bent = curve[e] && source[e] !== target[e];
    return {
      id: e, from: source[e], to: target[e],
      smooth: bent ? { enabled: true, type: curve[e] > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(curve[e]) } : false,
      selfReference: { size: 18 + 60 * Math.abs(curve[e]), angle: curve[e] < 0 ? Math.PI / 4 : (3 * Math.PI) / 4 },
    };
  }

  /** Hide what the filters hide. Not by updating the data sets, which takes seconds for thousands of items. */
  hide(visible) {
    const { body } = this.network;
    for (const n of this.held) body.nodes[n].options.hidden = !visible.nodes[n];
    for (const e of this.heldEdges) body.edges[e].options.hidden = !visible.edges[e];
    body.emitter.emit("_dataUpdated");
  }

  /** Draw again with the next frame. */
  redraw() {
    this.network?.body.emitter.emit("_requestRedraw");
  }

  /** Draw again at once. */
  repaint() {
    this.backdrop?.show(this.visible, this.theme);
    this.network.redraw();
  }

  size() {
    const { clientWidth: width, clientHeight: height } = this.container;
    return { width, height, ratio: this.network?.canvas.pixelRatio ?? 1 };
  }

  /** The view as scale and place of the origin in pixels. */
  transform() {
    const { scale, translation } = this.network.body.view;
    return { scale, x: translation.x, y: translation.y };
  }

  /** Draw in pixels of the screen on a canvas that vis-network has moved and scaled. */
  inPixels(ctx, draw) {
    const { ratio } = this.size();
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw();
    ctx.restore();
  }

  scene() {
    const { width, height } = this.size();
    const { graph, places, visible, theme } = this;
    const { edges } = this.network.body;
    return {
      graph, places, visible, theme, least: this.least(), view: this.transform(), frame: { left: 0, right: width, top: 0, bottom: height },
      via: (e) => {
        if (!edges[e]?.connected) return null;
        if (graph.edges.source[e] === graph.edges.target[e]) return { circle: edges[e].edgeType._getCircleData() };
        const node = edges[e].edgeType.getViaNode();
        return node?.x === undefined ? null : node;
      },
    };
  }

  /** Everything that is visible. */
  base(ctx) {
    if (this.backdrop && !this.detailed) return this.backdrop.paint(ctx, this.transform(), this.size(), () => this.redraw());
    const scene = { ...this.scene(), least: leastRadius(this.visible.nodeCount) }; // whatever is lifted above it
    paintEdges(ctx, this.heldEdges, scene, { alpha: lineAlpha(this.visible.edgeCount), width: this.stroke(scene) });
    return paintNodes(ctx, this.held, scene);
  }

  /** The radius in pixels that no node is drawn below. */
  least() {
    return leastRadius(this.lit?.nodes.size ?? this.visible.nodeCount);
  }

  /** The width of lines: thin from afar, never thick. */
  stroke({ view }) {
    return Math.min(1.6, Math.max(0.7, view.scale * 1.3));
  }

  /** What vis-network would do while drawing a node, and needs to find it under the mouse when it is dragged. */
  keepBoxes() {
    for (const n of this.held) {
      const node = this.network.body.nodes[n];
      if (!node) continue; // it is being taken out, and vis-network draws after each step of that
      const { shape, x, y } = node;
      const radius = this.graph.nodes.size[n] * 1.1;
      Object.assign(shape, { left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius });
    }
    return { drawExternalLabels: null };
  }

  above(ctx) {
    const scene = this.scene();
    if (this.lit) this.veil(ctx, scene);
    this.lettering.draw(ctx, scene.view);
    if (!this.drawn) {
      this.drawn = true;
      performance.mark("drawn");
    }
  }

  veil(ctx, scene) {
    const { width, height } = this.size();
    ctx.save();
    ctx.globalAlpha = 0.86;
    ctx.fillStyle = this.colour("--paper");
    ctx.fillRect(0, 0, width, height);
    ctx.restore();
    const held = (rows, all) => [...rows].filter((row) => all.has(row));
    paintEdges(ctx, held(this.lit.edges, this.heldEdges), scene, { alpha: this.lit.edges.size > 200 ? 0.5 : 1, width: Math.max(1.3, this.stroke(scene)), marked: true });
    paintNodes(ctx, held(this.lit.nodes, this.held), scene);
    for (const n of this.lit.centre) this.ring(ctx, n, scene.view);
  }

  ring(ctx, n, { scale, x, y }) {
    ctx.beginPath();
    const reach = Math.max(...extent(this.graph.kindOf(n).shape));
    ctx.arc(this.places.x[n] * scale + x, this.places.y[n] * scale + y, Math.max(this.least(), this.graph.nodes.size[n] * scale) * reach + 4, 0, 2 * Math.PI);
    ctx.lineWidth = 2.5;
    ctx.strokeStyle = this.colour("--ink");
    ctx.stroke();
  }

  /** The names that are drawn, with their boxes. */
  get labels() {
    return this.lettering.labels;
  }

  colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  /** Pixels at both sides together, and above and below, that are left to labels; where few are shown, each has its own. */
  margins(count) {
    const wide = Math.min(LONGEST, this.size().width / 5);
    return { across: Math.max(96, count <= FEW ? wide : 0), down: 84 };
  }

  /** Bring nodes into view, with room for their labels. */
  fit(nodes = null) {
    const rows = nodes ? [...nodes] : [...this.order].filter((n) => this.visible.nodes[n]);
    if (!rows.length) return;
    const closest = rows.length < 8 ? CLOSEST.few : CLOSEST.many;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const n of rows) {
      const r = this.graph.nodes.size[n];
      left = Math.min(left, this.places.x[n] - r);
      right = Math.max(right, this.places.x[n] + r);
      top = Math.min(top, this.places.y[n] - r);
      bottom = Math.max(bottom, this.places.y[n] + r);
    }
    const { width: across, height: whole } = this.size();
    const [width, height] = [across - this.aside, whole - this.covered];
    const margins = this.margins(rows.length);
    const scale = Math.min((width - margins.across) / Math.max(right - left, 1), (height - margins.down) / Math.max(bottom - top, 1), closest);
    const fitting = Math.max(scale, 0.004);
    const middle = { x: (left + right - this.aside / fitting) / 2, y: (top + bottom + this.covered / fitting) / 2 };
    this.network.moveTo({ position: middle, scale: fitting });
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor });
  }

  pan(dx, dy) {
    const { x, y } = this.network.getViewPosition();
    const scale = this.network.getScale();
    this.network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale } });
  }

  dragged(nodes) {
    if (!nodes.length) return;
    for (const n of nodes) {
      const { x, y } = this.network.body.nodes[n];
      this.places.x[n] = x;
      this.places.y[n] = y;
    }
    if (this.backdrop) this.backdrop.stale = true;
  }

  /** The node at a place of the canvas: the nearest one that it touches, or nearly. */
  nodeAt({ x, y }) {
    const view = this.transform();
    const least = this.least();
    let [best, nearest] = [-1, Infinity];
    for (let n = 0; n < this.graph.nodeCount; n += 1) {
      if (!this.visible.nodes[n]) continue;
      const distance = Math.hypot(this.places.x[n] * view.scale + view.x - x, this.places.y[n] * view.scale + view.y - y);
      const reach = Math.max(this.graph.nodes.size[n] * view.scale, least) * 1.15 + 3;
      if (distance < reach && distance / reach < nearest) [best, nearest] = [n, distance / reach];
    }
    return best;
  }

  click({ DOM }) {
    const node = this.nodeAt(DOM);
    if (node >= 0) return this.on.node(node);
    const edge = this.network.getEdgeAt(DOM);
    if (edge !== undefined) return this.on.edge(edge);
    return this.on.nothing();
  }

  hover(event) {
    if (this.hovering) return;
    this.hovering = true;
    const { left, top } = this.container.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    requestAnimationFrame(() => {
      this.hovering = false;
      const node = event.buttons ? -1 : this.nodeAt(at);
      this.on.hover(node, at.x, at.y);
    });
  }

  /** The drawing as a canvas of `times` the pixels, on the paper of the theme. */
  picture(times = 2) {
    const { canvas } = this.network;
    const live = canvas.frame.canvas;
    const { width, height, ratio } = this.size();
    const wanted = Math.max(times, ratio);
    live.width = Math.round(width * wanted);
    live.height = Math.round(height * wanted);
    canvas.pixelRatio = wanted;
    if (this.backdrop) this.backdrop.stale = true;
    this.network.renderer._redraw(); // not redraw(), which would set the size back first
    const copy = document.createElement("canvas");
    copy.width = live.width;
    copy.height = live.height;
    const ctx = copy.getContext("2d");
    ctx.fillStyle = this.colour("--paper");
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(live, 0, 0);
    live.width = Math.round(width * ratio);
    live.height = Math.round(height * ratio);
    canvas.pixelRatio = ratio;
    if (this.backdrop) this.backdrop.stale = true;
    this.network.redraw();
    return copy;
  }
}

/** The numbers of the rows whose byte is set. */
function numbers(bytes) {
  return Array.from(bytes.keys()).filter((row) => bytes[row]);
}
