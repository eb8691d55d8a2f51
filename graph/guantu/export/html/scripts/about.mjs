// What tells a node from another of the same name, in a line: a person's posts, where a body belongs, when an event was.

import { pooled } from "./data.mjs";

const OVER = new Set(["former", "removed", "candidate"]);

/** The line for a node, "" where nothing is known; most: of a person's posts, the present ones and the latest first. */
export function about(graph, node, most = 1) {
  if (graph.isKind(node, "Person")) return posts(graph, node).slice(0, most).map((post) => graph.name(post)).join("、");
  if (graph.isKind(node, "Event")) return pooled(graph.nodes.start, node);
  const home = graph.nodes.region[node];
  return home < 0 || home === node || graph.name(node).startsWith(graph.name(home)) ? "" : graph.name(home);
}

function posts(graph, person) {
  const held = [...graph.edgesOf(person)].filter((e) => graph.isRelation(e, "HOLDS") && graph.edges.source[e] === person);
  const over = (e) => (OVER.has(graph.fact(e, "status")) ? 1 : 0);
  const last = (e) => graph.span(e)[1];
  held.sort((a, b) => over(a) - over(b) || (last(a) < last(b) ? 1 : last(a) > last(b) ? -1 : a - b));
  return [...new Set(held.map((e) => graph.edges.target[e]))];
}
