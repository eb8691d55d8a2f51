// Which nodes and edges the state lets through. Pure: state in, two byte arrays and their sums out.
//
// An edge shows when both its kinds of ends and its relation are on, its time meets the window, one of its ends belongs
// to the region, and the focus reaches both ends. A node shows when its kind is on; under a filter of relation or time
// only with an edge that shows (an isolated node counts as undated); under a region, if it belongs there or has one.

import { neighbourhood } from "./paths.mjs";

/** time: { first, last } of the edges; window: [first, last] day as numbers or null; belonging: of the region or null. */
export function visibility(graph, state, { time, window, inside }) {
  const nodes = new Uint8Array(graph.nodeCount);
  const edges = new Uint8Array(graph.edgeCount);
  const { source, target, kind } = graph.edges;
  const timed = window !== null || !state.undated;
  const linked = new Uint8Array(graph.nodeCount);
  const on = graph.nodes.kind.map((number) => !state.kinds.has(number));
  for (let e = 0; e < graph.edgeCount; e += 1) {
    const [a, b] = [source[e], target[e]];
    if (!on[a] || !on[b] || state.relations.has(kind[e])) continue;
    if (inside && !inside[a] && !inside[b]) continue;
    if (timed && !(time.first[e] ? !window || (time.first[e] <= window[1] && time.last[e] >= window[0]) : state.undated)) continue;
    edges[e] = 1;
    linked[a] = 1;
    linked[b] = 1;
  }
  const needsEdge = timed || state.relations.size > 0;
  for (let n = 0; n < graph.nodeCount; n += 1) {
    if (!on[n] || (inside && !inside[n] && !linked[n])) continue;
    const alone = graph.degree[n] === 0;
    if (alone && !state.alone) continue;
    nodes[n] = linked[n] || !needsEdge || (alone && (!timed || state.undated)) ? 1 : 0;
  }
  const unfocused = { nodes, edges };
  const focused = state.focus > 0 && state.node >= 0 ? narrowed(graph, state, unfocused) : unfocused;
  return { ...focused, unfocused, nodeCount: sum(focused.nodes), edgeCount: sum(focused.edges) };
}

function narrowed(graph, state, visible) {
  const nodes = new Uint8Array(graph.nodeCount);
  const edges = new Uint8Array(graph.edgeCount);
  if (!visible.nodes[state.node]) return { nodes, edges };
  for (const node of neighbourhood(graph, state.node, state.focus, visible).keys()) nodes[node] = 1;
  for (let e = 0; e < graph.edgeCount; e += 1) {
    edges[e] = visible.edges[e] && nodes[graph.edges.source[e]] && nodes[graph.edges.target[e]] ? 1 : 0;
  }
  return { nodes, edges };
}

function sum(bytes) {
  let total = 0;
  for (const byte of bytes) total += byte;
  return total;
}
