// All nodes and edges of a large graph as one picture behind vis-network, which then holds only what is asked for.
//
// The picture is drawn once a view, and moved and stretched while the view moves.

import { leastRadius, lineAlpha, paintEdges, paintNodes } from "./paint.mjs";

const MARGIN = 0.25; // of the canvas on each side, so that a small move shows no gap
const SETTLED = 140; // milliseconds without a move before the picture is drawn anew
const MOST_EDGES = 40_000; // drawn in one picture; the page says when there are more

export class Backdrop {
  constructor(graph, places) {
    this.graph = graph;
    this.places = places;
    this.picture = document.createElement("canvas");
    this.stale = true;
  }

  show(visible, theme) {
    this.stale ||= visible !== this.visible || theme !== this.theme;
    this.visible = visible;
    this.theme = theme;
  }

  /** The most edges that a picture draws. */
  most() {
    return MOST_EDGES;
  }

  /** Paint onto a canvas in pixels of the screen; view: { scale, x, y }; again: what to call when a better picture is due. */
  paint(ctx, view, size, again) {
    if (this.stale || !this.view) this.render(view, size);
    else if (view.scale !== this.view.scale || view.x !== this.view.x || view.y !== this.view.y || size.width !== this.size.width) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.stale = true;
        again();
      }, SETTLED);
    }
    const factor = view.scale / this.view.scale;
    const { width, height } = this.size;
    ctx.drawImage(
      this.picture,
      (-width * MARGIN - this.view.x) * factor + view.x, (-height * MARGIN - this.view.y) * factor + view.y,
      width * (1 + 2 * MARGIN) * factor, height * (1 + 2 * MARGIN) * factor,
    );
  }

  render(view, size) {
    const { ratio, width, height } = size;
    this.picture.width = Math.round(width * (1 + 2 * MARGIN) * ratio);
    this.picture.height = Math.round(height * (1 + 2 * MARGIN) * ratio);
    const ctx = this.picture.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, width * MARGIN * ratio, height * MARGIN * ratio);
    const scene = {
      graph: this.graph, places: this.places, visible: this.visible, theme: this.theme, view, via: () => null, least: leastRadius(this.visible.nodeCount),
      frame: { left: -width * MARGIN, right: width * (1 + MARGIN), top: -height * MARGIN, bottom: height * (1 + MARGIN) },
    };
    const count = Math.min(this.visible.edgeCount, MOST_EDGES);
    paintEdges(ctx, shown(this.visible.edges, MOST_EDGES), scene, { alpha: lineAlpha(count), width: count > 20_000 ? 0.5 : 0.8 });
    paintNodes(ctx, shown(this.visible.nodes, Infinity), scene);
    Object.assign(this, { view, size, stale: false });
  }
}

/** The rows whose byte is set, at most so many. */
export function* shown(bytes, most) {
  let left = most;
  for (let row = 0; row < bytes.length && left > 0; row += 1) {
    if (!bytes[row]) continue;
    left -= 1;
    yield row;
  }
}
