// Neighbourhoods and shortest paths, over what the filters leave. Relations are walked in both directions.

/** Nodes within `depth` steps: Map from node to its steps, nearest first. */
export function neighbourhood(graph, start, depth, visible) {
  const steps = new Map([[start, 0]]);
  let edge = [start];
  for (let step = 1; step <= depth && edge.length; step += 1) {
    const next = new Set();
    for (const node of edge) {
      for (const e of graph.edgesOf(node)) {
        const other = graph.other(e, node);
        if (visible.edges[e] && visible.nodes[other] && !steps.has(other)) next.add(other);
      }
    }
    edge = [...next].sort((a, b) => graph.degree[b] - graph.degree[a] || a - b);
    for (const node of edge) steps.set(node, step);
  }
  return steps;
}

/**
 * A shortest path: [{ node, edges }], edges being all that lead from the node before; null where there is none.
 * Among equally short ones the first by the order of the rows, so that the same question has the same answer.
 */
export function shortestPath(graph, start, end, visible) {
  if (!visible.nodes[start] || !visible.nodes[end]) return null;
  const before = new Map([[start, -1]]);
  let edge = [start];
  while (edge.length && !before.has(end)) {
    const next = [];
    for (const node of edge) {
      for (const e of graph.edgesOf(node)) {
        const other = graph.other(e, node);
        if (visible.edges[e] && visible.nodes[other] && !before.has(other)) {
          before.set(other, node);
          next.push(other);
        }
      }
    }
    edge = next.sort((a, b) => a - b);
  }
  if (!before.has(end)) return null;
  const nodes = [];
  for (let node = end; node !== -1; node = before.get(node)) nodes.unshift(node);
  return nodes.map((node, i) => ({
    node,
    edges: i ? [...graph.edgesOf(node)].filter((e) => visible.edges[e] && graph.other(e, node) === nodes[i - 1]) : [],
  }));
}

/** The rows of the largest connected part of what is visible. */
export function largestPart(graph, visible) {
  const part = new Int32Array(graph.nodeCount).fill(-1);
  let best = [];
  for (let start = 0; start < graph.nodeCount; start += 1) {
    if (part[start] >= 0 || !visible.nodes[start]) continue;
    part[start] = start;
    const found = [start];
    for (let i = 0; i < found.length; i += 1) {
      for (const e of graph.edgesOf(found[i])) {
        const other = graph.other(e, found[i]);
        if (!visible.edges[e] || part[other] >= 0) continue;
        part[other] = start;
        found.push(other);
      }
    }
    if (found.length > best.length) best = found;
  }
  return best;
}
