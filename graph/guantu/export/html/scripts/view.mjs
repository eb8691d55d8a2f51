// The drawing: vis-network holds nodes and edges at fixed places; this file adds labels, the veil over what was not
// asked for, and in a large graph the backdrop. It reads vis-network's `body`, which is not its public interface: the
// file is inlined in one version (9.1.2), and tests/browser would notice a change.

import { Backdrop } from "./backdrop.mjs";
import { shortened } from "./codepoints.mjs";
import { placed } from "./labels.mjs";

export const MOST_HELD = 1500; // nodes that vis-network holds in a large graph
const LABEL = 12; // code points
const FEW = 300; // nodes on the screen, up to which labels keep clear of shapes too
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
    this.labels = [];
    this.widths = new Map();
    this.covered = 0; // pixels of the canvas that a sheet covers from below
    this.on = on;
    this.options = options;
    if (graph.large) this.backdrop = new Backdrop(graph, this.places);
  }

  /** The first drawing: what is visible, with the state's theme. */
  open(state, visible, lit) {
    const { options } = this;
    options.interaction.hideEdgesOnDrag = this.graph.edgeCount > 6000 && !this.graph.large;
    this.stretch();
    this.apply(state, visible, lit);
    this.network = new vis.Network(this.container, { nodes: this.nodes, edges: this.edges }, options);
    this.network.on("beforeDrawing", (ctx) => this.before(ctx));
    this.network.on("afterDrawing", (ctx) => this.after(ctx));
    this.network.on("click", ({ pointer }) => this.click(pointer));
    this.network.on("dragging", ({ nodes }) => this.dragged(nodes));
    this.network.on("dragEnd", ({ nodes }) => this.dragged(nodes));
    this.network.on("doubleClick", ({ pointer }) => this.network.moveTo({ position: pointer.canvas, scale: this.network.getScale() * 1.6 }));
    this.container.addEventListener("pointermove", (event) => this.hover(event));
    this.container.addEventListener("pointerleave", () => this.on.hover(-1, 0, 0));
    this.opened = true;
    this.hide(visible);
  }

  /** Stretch the layout a little to the shape of the canvas, once, so that neither a desk nor a phone leaves half idle. */
  stretch() {
    const { x, y } = this.places;
    if (x.length < 3) return;
    const extent = (places) => places.reduce((most, one) => Math.max(most, Math.abs(one)), 1);
    const { width, height } = this.size();
    const wanted = (Math.max(width - 96, 1) / Math.max(height - 84, 1)) * (extent(y) / extent(x));
    const factor = Math.min(Math.max(Math.sqrt(wanted), 0.78), 1.28);
    for (let n = 0; n < x.length; n += 1) {
      x[n] *= factor;
      y[n] /= factor;
    }
  }

  /** Show another state: lit is { nodes, edges } (sets of rows) or null where nothing is asked for. */
  update(state, visible, lit) {
    const recolour = this.theme !== state.theme;
    this.apply(state, visible, lit);
    if (recolour) this.recolour();
    this.hide(visible);
  }

  apply(state, visible, lit) {
    this.theme = state.theme;
    this.language = state.language;
    this.visible = visible;
    this.lit = lit;
    if (this.backdrop) {
      this.backdrop.show(visible, state.theme);
      this.hold(lit ? [...lit.nodes].slice(0, MOST_HELD) : [], lit ? lit.edges : new Set());
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
    const { nodes } = this.graph;
    const look = this.graph.kindOf(n);
    const colour = look[this.theme];
    return {
      id: n, x: this.places.x[n], y: this.places.y[n], size: nodes.size[n], shape: look.shape,
      color: { background: colour, border: colour, highlight: colour, hover: colour }, borderWidth: 0, borderWidthSelected: 0,
    };
  }

  edgeItem(e) {
    const { edges } = this.graph;
    const look = this.graph.relationOf(e);
    const curve = edges.curve[e];
    const loop = edges.source[e] === edges.target[e];
    return {
      id: e, from: edges.source[e], to: edges.target[e],
      color: { color: look[this.theme], opacity: this.opacity(), inherit: false },
      dashes: look.dash.length ? look.dash : false,
      arrows: { to: { enabled: look.directed, scaleFactor: 0.5 } },
      smooth: curve && !loop ? { enabled: true, type: curve > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(curve) } : false,
      selfReference: { size: 18 + 60 * Math.abs(curve), angle: curve < 0 ? Math.PI / 4 : (3 * Math.PI) / 4, renderBehindTheNode: false },
    };
  }

  opacity() {
    return this.graph.edgeCount > 1500 ? 0.42 : this.graph.edgeCount > 300 ? 0.6 : 0.85;
  }

  recolour() {
    const { nodes, edges } = this.network.body;
    for (const n of this.held) {
      const colour = this.graph.kindOf(n)[this.theme];
      Object.assign(nodes[n].options.color, { background: colour, border: colour });
      nodes[n].options.color.highlight = { background: colour, border: colour };
      nodes[n].options.color.hover = { background: colour, border: colour };
    }
    for (const e of this.heldEdges) edges[e].options.color.color = this.graph.relationOf(e)[this.theme];
  }

  /** Hide what the filters hide. Not by updating the data sets, which takes seconds for thousands of items. */
  hide(visible) {
    const { body } = this.network;
    for (const n of this.held) body.nodes[n].options.hidden = !visible.nodes[n];
    for (const e of this.heldEdges) body.edges[e].options.hidden = !visible.edges[e];
    body.emitter.emit("_dataUpdated");
    this.network.redraw();
  }

  redraw() {
    this.network?.redraw();
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

  before(ctx) {
    if (this.backdrop) this.backdrop.paint(ctx, this.transform(), this.size(), () => this.redraw());
  }

  after(ctx) {
    const view = this.transform();
    ctx.save();
    if (this.lit) this.veil(ctx, view);
    this.write(ctx, view);
    ctx.restore();
    if (!this.drawn) {
      this.drawn = true;
      performance.mark("drawn");
    }
  }

  veil(ctx, { scale, x, y }) {
    const { width, height } = this.size();
    ctx.save();
    ctx.globalAlpha = 0.86;
    ctx.fillStyle = this.colour("--paper");
    ctx.fillRect(-x / scale - 1, -y / scale - 1, width / scale + 2, height / scale + 2);
    ctx.restore();
    const { nodes, edges } = this.network.body;
    for (const e of this.lit.edges) {
      if (!edges[e] || edges[e].options.hidden) continue;
      edges[e].options.color.opacity = 1;
      edges[e].draw(ctx);
      edges[e].drawArrows(ctx);
      edges[e].options.color.opacity = this.opacity();
    }
    for (const n of this.lit.nodes) {
      if (nodes[n] && !nodes[n].options.hidden) nodes[n].draw(ctx);
    }
    for (const n of this.lit.centre) this.ring(ctx, n, scale);
  }

  ring(ctx, n, scale) {
    ctx.beginPath();
    ctx.arc(this.places.x[n], this.places.y[n], this.graph.nodes.size[n] * 1.25 + 4 / scale, 0, 2 * Math.PI);
    ctx.lineWidth = 2.5 / scale;
    ctx.strokeStyle = this.colour("--ink");
    ctx.stroke();
  }

  /** Draw the labels, in pixels of the screen whatever the scale. */
  write(ctx, { scale, x, y }) {
    const size = this.size();
    ctx.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    ctx.font = `500 12px ${FONT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    const items = [];
    const obstacles = [];
    const first = this.lit ? [...this.lit.centre, ...[...this.lit.nodes].filter((n) => !this.lit.centre.has(n))] : this.order;
    for (const n of first) {
      if (!this.visible.nodes[n]) continue;
      const px = this.places.x[n] * scale + x;
      const py = this.places.y[n] * scale + y;
      if (px < 0 || py < 0 || px > size.width || py > size.height) continue;
      const ringed = this.lit?.centre.has(n) ? 1.25 : 1.1;
      const radius = Math.max(1, this.graph.nodes.size[n] * scale * ringed) + (ringed > 1.1 ? 5 : 0);
      const text = shortened(this.graph.name(n), LABEL);
      items.push({ owner: n, text, x: px, y: py, radius, width: this.width(ctx, text) });
      obstacles.push({ owner: n, left: px - radius, right: px + radius, top: py - radius, bottom: py + radius });
      if (items.length >= 700) break;
    }
    this.labels = placed(items, { obstacles: items.length <= FEW ? obstacles : [], size, most: this.lit ? 220 : 140 });
    ctx.lineJoin = "round";
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = this.colour("--paper");
    ctx.fillStyle = this.colour("--ink");
    for (const label of this.labels) {
      ctx.strokeText(label.text, label.x, label.y);
      ctx.fillText(label.text, label.x, label.y);
    }
    this.relationWords(ctx, { scale, x, y }, size);
  }

  /** The words of the relations that are asked for, in the middle of their lines, where they cover nothing. */
  relationWords(ctx, { scale, x, y }, size) {
    if (!this.lit || this.lit.edges.size > 60) return;
    ctx.font = `400 11px ${FONT}`;
    const obstacles = [...this.labels];
    for (const n of this.lit.nodes) {
      const [px, py, radius] = [this.places.x[n] * scale + x, this.places.y[n] * scale + y, this.graph.nodes.size[n] * scale * 1.1];
      if (this.visible.nodes[n]) obstacles.push({ owner: n, left: px - radius, right: px + radius, top: py - radius, bottom: py + radius });
    }
    const items = [];
    for (const e of this.lit.edges) {
      const edge = this.network.body.edges[e];
      if (!edge || edge.options.hidden) continue;
      const look = this.graph.relationOf(e);
      const text = look[this.language];
      const at = [0.5, 0.35, 0.65].map((share) => edge.edgeType.getPoint(share)).map((point) => [point.x * scale + x, point.y * scale + y]);
      items.push({ owner: `e${e}`, text, at, width: this.width(ctx, text), colour: look[this.theme] });
    }
    const colours = new Map(items.map(({ owner, colour }) => [owner, colour]));
    for (const word of placed(items, { obstacles, size, height: 14, most: 60 })) {
      ctx.strokeText(word.text, word.x, word.y);
      ctx.fillStyle = colours.get(word.owner);
      ctx.fillText(word.text, word.x, word.y);
    }
  }

  width(ctx, text) {
    const key = ctx.font + text;
    if (!this.widths.has(key)) this.widths.set(key, ctx.measureText(text).width);
    return this.widths.get(key);
  }

  colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  /** Bring nodes into view, with room for their labels. */
  fit(nodes = null, closest = 1.25) {
    const rows = nodes ? [...nodes] : [...this.order].filter((n) => this.visible.nodes[n]);
    if (!rows.length) return;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const n of rows) {
      const r = this.graph.nodes.size[n];
      left = Math.min(left, this.places.x[n] - r);
      right = Math.max(right, this.places.x[n] + r);
      top = Math.min(top, this.places.y[n] - r);
      bottom = Math.max(bottom, this.places.y[n] + r);
    }
    const { width, height: whole } = this.size();
    const height = whole - this.covered;
    const scale = Math.min((width - 96) / Math.max(right - left, 1), (height - 84) / Math.max(bottom - top, 1), closest);
    const fitting = Math.max(scale, 0.004);
    this.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + this.covered / 2 / fitting }, scale: fitting });
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
    let [best, least] = [-1, Infinity];
    for (let n = 0; n < this.graph.nodeCount; n += 1) {
      if (!this.visible.nodes[n]) continue;
      const distance = Math.hypot(this.places.x[n] * view.scale + view.x - x, this.places.y[n] * view.scale + view.y - y);
      const reach = Math.max(this.graph.nodes.size[n] * view.scale * 1.15, 1) + 4;
      if (distance < reach && distance / reach < least) [best, least] = [n, distance / reach];
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
    this.network.redraw();
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
