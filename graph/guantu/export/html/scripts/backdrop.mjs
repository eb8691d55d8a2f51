// All nodes and edges of a large graph as one picture behind vis-network, which then holds only what is asked for.
//
// The picture is drawn once a view, in batches (one path a colour), and moved and stretched while the view moves.

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
    this.visible = visible;
    this.theme = theme;
    this.stale = true;
  }

  /** Paint onto a canvas whose transform is that of the view { scale, x, y } (x, y: of the origin, in pixels). */
  paint(ctx, view, size, again) {
    if (this.stale || !this.view) this.render(view, size);
    else if (view.scale !== this.view.scale || view.x !== this.view.x || view.y !== this.view.y || size.width !== this.size.width) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.stale = true;
        again();
      }, SETTLED);
    }
    const { scale, x, y } = this.view;
    ctx.drawImage(
      this.picture,
      (-this.size.width * MARGIN - x) / scale,
      (-this.size.height * MARGIN - y) / scale,
      (this.size.width * (1 + 2 * MARGIN)) / scale,
      (this.size.height * (1 + 2 * MARGIN)) / scale,
    );
  }

  /** The most edges that a picture draws. */
  most() {
    return MOST_EDGES;
  }

  render(view, size) {
    const ratio = size.ratio;
    this.picture.width = Math.round(size.width * (1 + 2 * MARGIN) * ratio);
    this.picture.height = Math.round(size.height * (1 + 2 * MARGIN) * ratio);
    const ctx = this.picture.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, size.width * MARGIN * ratio, size.height * MARGIN * ratio);
    const frame = {
      left: -size.width * MARGIN, right: size.width * (1 + MARGIN), top: -size.height * MARGIN, bottom: size.height * (1 + MARGIN),
    };
    this.edgesDrawn = this.edges(ctx, view, frame);
    this.points(ctx, view, frame);
    Object.assign(this, { view, size, stale: false });
  }

  edges(ctx, view, frame) {
    const { source, target } = this.graph.edges;
    const { x, y } = this.places;
    let drawn = 0;
    ctx.beginPath();
    for (let e = 0; e < source.length && drawn < MOST_EDGES; e += 1) {
      if (!this.visible.edges[e]) continue;
      const x1 = x[source[e]] * view.scale + view.x;
      const x2 = x[target[e]] * view.scale + view.x;
      const y1 = y[source[e]] * view.scale + view.y;
      const y2 = y[target[e]] * view.scale + view.y;
      if (Math.max(x1, x2) < frame.left || Math.min(x1, x2) > frame.right || Math.max(y1, y2) < frame.top || Math.min(y1, y2) > frame.bottom) continue;
      ctx.moveTo(x1, y1);
      ctx.lineTo(x2, y2);
      drawn += 1;
    }
    ctx.globalAlpha = drawn > 20_000 ? 0.04 : drawn > 4_000 ? 0.1 : 0.3;
    ctx.lineWidth = 1;
    ctx.strokeStyle = this.theme === "dark" ? "#c9d1d9" : "#3b4652";
    ctx.stroke();
    ctx.globalAlpha = 1;
    return drawn;
  }

  points(ctx, view, frame) {
    const { kind, size } = this.graph.nodes;
    const { x, y } = this.places;
    this.graph.kinds.forEach((look, number) => {
      ctx.beginPath();
      for (let n = 0; n < kind.length; n += 1) {
        if (kind[n] !== number || !this.visible.nodes[n]) continue;
        const px = x[n] * view.scale + view.x;
        const py = y[n] * view.scale + view.y;
        if (px < frame.left || px > frame.right || py < frame.top || py > frame.bottom) continue;
        const r = Math.max(1, size[n] * view.scale);
        if (r < 2.5) ctx.rect(px - r, py - r, 2 * r, 2 * r);
        else outline(ctx, look.shape, px, py, r);
      }
      ctx.fillStyle = look[this.theme];
      ctx.fill();
    });
  }
}

const CORNERS = { diamond: [4, 0], square: [4, 45], hexagon: [6, 0], triangle: [3, -90], triangleDown: [3, 90], star: [5, -90] };

/** The path of a shape around a place: the shapes of vis-network's nodes, near enough at the size of a backdrop. */
export function outline(ctx, shape, x, y, r) {
  const corners = CORNERS[shape];
  if (!corners) {
    ctx.moveTo(x + r, y);
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  const [count, turn] = corners;
  const star = shape === "star";
  const steps = star ? 2 * count : count;
  for (let i = 0; i < steps; i += 1) {
    const angle = (turn * Math.PI) / 180 + (2 * Math.PI * i) / steps;
    const length = star && i % 2 ? r * 0.5 : r * (shape === "square" ? 1.3 : 1.15);
    if (i) ctx.lineTo(x + length * Math.cos(angle), y + length * Math.sin(angle));
    else ctx.moveTo(x + length * Math.cos(angle), y + length * Math.sin(angle));
  }
  ctx.closePath();
}
