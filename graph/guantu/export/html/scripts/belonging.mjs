// What belongs to a region: the regions below it, their bodies, sites and posts, and the people who hold those posts.

const BELONGS = ["PART_OF", "LOCATED_IN", "OF", "HOLDS", "TAKES_PLACE"]; // the source of such an edge belongs to its target

export class Belonging {
  constructor(graph) {
    this.graph = graph;
  }

  /** For each node the nodes that belong to it directly; made when a region is first asked for. */
  children() {
    if (this.below) return this.below;
    const { graph } = this;
    this.below = Array.from({ length: graph.nodeCount }, () => []);
    const kinds = new Set(BELONGS.map((kind) => graph.relationNumber.get(kind)));
    for (let e = 0; e < graph.edgeCount; e += 1) {
      if (kinds.has(graph.edges.kind[e])) this.below[graph.edges.target[e]].push(graph.edges.source[e]);
    }
    const regions = new Map();
    for (let node = 0; node < graph.nodeCount; node += 1) {
      for (const owner of [graph.nodes.region[node], graph.nodes.body[node]]) {
        if (owner >= 0 && owner !== node) this.below[owner].push(node);
      }
      if (graph.isKind(node, "Region") && this.code(node)) regions.set(this.code(node), node);
    }
    for (const [code, node] of regions) {
      const above = higher(code).find((one) => regions.has(one));
      if (above) this.below[regions.get(above)].push(node);
    }
    return this.below;
  }

  code(node) {
    const { pool, at } = this.graph.nodes.code;
    return pool[at[node]];
  }

  /** All that belongs to a node, at any depth, with the node itself: one byte a node. */
  of(node) {
    if (this.kept?.node === node) return this.kept.inside;
    const below = this.children();
    const inside = new Uint8Array(this.graph.nodeCount);
    inside[node] = 1;
    const queue = [node];
    while (queue.length) {
      for (const child of below[queue.pop()]) {
        if (!inside[child]) {
          inside[child] = 1;
          queue.push(child);
        }
      }
    }
    this.kept = { node, inside };
    return inside;
  }
}

/** The codes above a GB/T 2260 code, nearest first: 320611 → 320600, 320000, CN. */
export function higher(code) {
  if (!/^\d{6}$/u.test(code)) return [];
  return [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, "CN"].filter((one) => one !== code);
}
