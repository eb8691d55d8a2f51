// What tells a node from another of the same name, in a line: a person's posts, where a body belongs, when an event was.

import { pooled } from "./data.mjs";
import { day } from "./time.mjs";

const YEAR = 10_000; // as day() counts
const OVER = new Set(["former", "removed", "candidate"]);

/** The line for a node, "" where nothing is known; most: of a person's posts, the present and best attested ones first. */
export function about(graph, node, most = 1) {
  if (graph.isKind(node, "Person")) return posts(graph, node).slice(0, most).map((post) => graph.name(post)).join("、");
  if (graph.isKind(node, "Event")) return pooled(graph.nodes.start, node);
  const home = graph.nodes.region[node];
  return home < 0 || home === node || graph.name(node).startsWith(graph.name(home)) ? "" : graph.name(home);
}

function posts(graph, person) {
  const held = [...graph.edgesOf(person)].filter((e) => graph.isRelation(e, "HOLDS") && graph.edges.source[e] === person);
  const last = new Map(held.map((e) => [e, day(graph.span(e)[1], true)]));
  const newest = Math.max(...last.values());
  // Of the last year what was told most often: a word that stands once in the newest article may be a slip.
  const past = (e) => (graph.fact(e, "doubt") ? 3 : OVER.has(graph.fact(e, "status")) ? 2 : last.get(e) < newest - YEAR ? 1 : 0);
  held.sort((a, b) => past(a) - past(b) || (past(a) ? last.get(b) - last.get(a) : graph.edges.claims[b] - graph.edges.claims[a]) || last.get(b) - last.get(a) || a - b);
  return [...new Set(held.map((e) => graph.edges.target[e]))];
}
