// What is lifted above the veil: the chosen node and its neighbours, a relation and its ends, a path, what a document tells.

import { neighbourhood, shortestPath } from "./paths.mjs";
import { MOST_HELD } from "./view.mjs";

/**
 * { nodes, edges, centre } as sets of rows, null where nothing is chosen. reached: how many nodes are in reach of the
 * chosen one, of which a large graph lifts MOST_HELD.
 */
export function spotlight(graph, state, visible) {
  if (state.document >= 0) return ofDocument(graph, state.document, visible);
  if (state.path) return ofPath(graph, state.path, visible);
  if (state.edge >= 0) {
    const ends = [graph.edges.source[state.edge], graph.edges.target[state.edge]];
    return { nodes: new Set(ends), edges: new Set([state.edge]), centre: new Set() };
  }
  return state.node >= 0 ? ofNode(graph, state, visible) : null;
}

function ofDocument(graph, row, visible) {
  const [nodes, edges] = [new Set(), new Set()];
  for (const e of graph.edgesFrom(row).keys()) {
    if (!visible.edges[e] || (graph.large && nodes.size >= MOST_HELD - 1)) continue;
    edges.add(e);
    nodes.add(graph.edges.source[e]).add(graph.edges.target[e]);
  }
  return edges.size ? { nodes, edges, centre: new Set() } : null;
}

function ofPath(graph, ends, visible) {
  const steps = shortestPath(graph, ...ends, visible) ?? ends.map((node) => ({ node, edges: [] }));
  return { nodes: new Set(steps.map(({ node }) => node)), edges: new Set(steps.flatMap(({ edges }) => edges)), centre: new Set(ends) };
}

function ofNode(graph, { node, focus }, visible) {
  const depth = Math.max(1, focus);
  const reach = neighbourhood(graph, node, depth, visible);
  const nodes = new Set([...reach.keys()].slice(0, graph.large ? MOST_HELD : undefined));
  const edges = new Set();
  for (const near of depth === 1 ? [node] : nodes) {
    for (const e of graph.edgesOf(near)) if (visible.edges[e] && nodes.has(graph.other(e, near))) edges.add(e);
  }
  return { nodes, edges, centre: new Set([node]), reached: reach.size };
}
