// The state of the page, and the part of the address after # that restores it.

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/u;

/** The state of a page that was just opened. node, edge, document, region: rows, -1 for none; kinds, relations: hidden. */
export function fresh(overrides = {}) {
  return {
    node: -1, edge: -1, document: -1, path: null, focus: 0,
    kinds: new Set(), relations: new Set(), region: -1, from: "", to: "", undated: true, alone: true,
    view: "graph", theme: "light", language: "zh", ...overrides,
  };
}

/** The hash for a state, "" for a fresh one. Nodes and edges go by their ids, which are the same in the next build. */
export function write(state, graph, base = fresh()) {
  const parts = new URLSearchParams();
  const node = (row) => graph.nodes.id[row];
  if (state.node >= 0) parts.set("node", node(state.node));
  if (state.edge >= 0) parts.set("edge", graph.edges.id[state.edge]);
  if (state.document >= 0) parts.set("document", graph.documents.id[state.document]);
  if (state.path) state.path.forEach((row) => parts.append("path", node(row)));
  if (state.focus) parts.set("focus", state.focus);
  if (state.kinds.size) parts.set("without", names(state.kinds, graph.kinds));
  if (state.relations.size) parts.set("unrelated", names(state.relations, graph.relations));
  if (state.region >= 0) parts.set("region", node(state.region));
  if (state.from) parts.set("from", state.from);
  if (state.to) parts.set("to", state.to);
  if (!state.undated) parts.set("undated", "no");
  if (!state.alone) parts.set("alone", "no");
  if (state.view !== base.view) parts.set("view", state.view);
  if (state.theme !== base.theme) parts.set("theme", state.theme);
  if (state.language !== base.language) parts.set("lang", state.language);
  return parts.toString();
}

function names(numbers, table) {
  return [...numbers].sort((a, b) => a - b).map((number) => table[number].kind).join(" ");
}

/** The state that a hash describes. What it names and the graph does not have is passed over. */
export function read(hash, graph, base = fresh()) {
  const parts = new URLSearchParams(hash.replace(/^#/u, ""));
  const row = (name) => graph.nodeRow.get(parts.get(name)) ?? -1;
  const numbers = (name, table) =>
    new Set((parts.get(name) ?? "").split(" ").filter((kind) => table.has(kind)).map((kind) => table.get(kind)));
  const state = { ...base };
  state.node = row("node");
  state.edge = state.node < 0 ? graph.edgeRow.get(parts.get("edge")) ?? -1 : -1;
  const ends = parts.getAll("path").map((id) => graph.nodeRow.get(id) ?? -1);
  state.path = ends.length === 2 && ends.every((end) => end >= 0) && ends[0] !== ends[1] ? ends : null;
  state.document = state.node < 0 && state.edge < 0 && !state.path ? graph.documents.id.indexOf(parts.get("document")) : -1;
  state.focus = state.node >= 0 && /^[123]$/u.test(parts.get("focus") ?? "") ? Number(parts.get("focus")) : 0;
  state.kinds = numbers("without", graph.kindNumber);
  state.relations = numbers("unrelated", graph.relationNumber);
  state.region = row("region");
  if (state.region >= 0 && !graph.isKind(state.region, "Region")) state.region = -1;
  for (const end of ["from", "to"]) state[end] = DATE.test(parts.get(end) ?? "") ? parts.get(end) : "";
  if (state.from && state.to && state.from > state.to) [state.from, state.to] = ["", ""];
  state.undated = parts.get("undated") !== "no";
  state.alone = parts.get("alone") !== "no";
  if (["graph", "table"].includes(parts.get("view"))) state.view = parts.get("view");
  if (["light", "dark"].includes(parts.get("theme"))) state.theme = parts.get("theme");
  if (["zh", "en"].includes(parts.get("lang"))) state.language = parts.get("lang");
  return state;
}
