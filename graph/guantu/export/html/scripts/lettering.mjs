// The words on the drawing: names beside their shapes, and relations on their lines, in pixels whatever the scale.

import { shortened } from "./codepoints.mjs";
import { placed } from "./labels.mjs";
import { extent } from "./paint.mjs";

const LABEL = 12; // code points
const NEEDED = 3; // of the best connected nodes, whose names stand across shapes rather than nowhere
const FEW = 300; // nodes on the screen, up to which labels keep clear of shapes too
const MOST_TRIED = 700; // nodes on the screen, whose names are tried
const MOST = { all: 140, lit: 220 }; // names drawn
const MOST_RELATIONS = 60; // lines that are asked for, up to which their words stand on them
const RING = 5; // pixels between a shape and the ring around it, with the ring

export class Lettering {
  constructor(view) {
    this.view = view;
    this.labels = [];
    this.widths = new Map();
  }

  draw(ctx, transform) {
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = this.view.colour("--paper");
    this.names(ctx, transform);
    if (this.view.lit && this.view.lit.edges.size <= MOST_RELATIONS) this.relations(ctx, transform);
  }

  names(ctx, transform) {
    const { view } = this;
    const { lit, visible, graph } = view;
    const size = view.size();
    ctx.font = `500 12px ${view.font}`;
    const items = [];
    for (const n of lit ? [...lit.centre, ...[...lit.nodes].filter((one) => !lit.centre.has(one))] : view.order) {
      if (!visible.nodes[n]) continue;
      const item = this.shape(n, transform);
      if (item.x < 0 || item.y < 0 || item.x > size.width || item.y > size.height) continue;
      const text = shortened(graph.name(n), LABEL);
      items.push({ ...item, text, width: this.width(ctx, text), needed: lit ? lit.centre.has(n) : items.length < NEEDED });
      if (items.length >= MOST_TRIED) break;
    }
    this.labels = placed(items, { obstacles: items.length <= FEW ? items.map(box) : [], size, most: lit ? MOST.lit : MOST.all });
    const ink = view.colour("--ink");
    this.letter(ctx, this.labels, () => ink);
  }

  /** The words of the relations that are asked for, in the middle of their lines, where they cover nothing. */
  relations(ctx, transform) {
    const { view } = this;
    const { lit, visible, graph, language, theme } = view;
    const { scale, x, y } = transform;
    ctx.font = `400 11px ${view.font}`;
    const obstacles = [...this.labels, ...[...lit.nodes].filter((n) => visible.nodes[n]).map((n) => box(this.shape(n, transform)))];
    const items = [];
    for (const e of lit.edges) {
      const edge = view.network.body.edges[e];
      if (!edge || edge.options.hidden) continue;
      const text = graph.relationOf(e)[language];
      const at = [0.5, 0.35, 0.65].map((share) => edge.edgeType.getPoint(share)).map((point) => [point.x * scale + x, point.y * scale + y]);
      items.push({ owner: `e${e}`, text, at, width: this.width(ctx, text), colour: graph.relationOf(e)[theme] });
    }
    const colours = new Map(items.map(({ owner, colour }) => [owner, colour]));
    this.letter(ctx, placed(items, { obstacles, size: view.size(), height: 14, most: MOST_RELATIONS }), ({ owner }) => colours.get(owner));
  }

  letter(ctx, words, colour) {
    for (const word of words) {
      ctx.fillStyle = colour(word);
      ctx.strokeText(word.text, word.x, word.y);
      ctx.fillText(word.text, word.x, word.y);
    }
  }

  /** Where a node is drawn and how far its shape reaches, with its ring. */
  shape(n, { scale, x, y }) {
    const { view } = this;
    const { places, graph, lit } = view;
    const radius = Math.max(view.least(), graph.nodes.size[n] * scale);
    const shares = extent(graph.kindOf(n).shape);
    const ring = lit?.centre.has(n) && Math.max(...shares) * radius + RING;
    const [across, up, down] = ring ? [ring, ring, ring] : shares.map((share) => share * radius);
    return { owner: n, x: places.x[n] * scale + x, y: places.y[n] * scale + y, across, up, down };
  }

  width(ctx, text) {
    const key = ctx.font + text;
    if (!this.widths.has(key)) this.widths.set(key, ctx.measureText(text).width);
    return this.widths.get(key);
  }
}

function box({ owner, x, y, across, up, down }) {
  return { owner, left: x - across, right: x + across, top: y - up, bottom: y + down };
}
