// Neighbourhoods and shortest paths, over what the filters leave. Relations are walked in both directions.

/** Nodes within `depth` steps: Map from node to its steps, nearest first, at most `most`. */
export function neighbourhood(graph, start, depth, visible, most = Infinity) {
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
    for (const node of edge) {
      if (steps.size >= most) return steps;
      steps.set(node, step);
    }
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
