// A small payload by hand, as docs/page-data.md describes it, for tests of the scripts without a browser.

import { Graph } from "../../../graph/guantu/export/html/scripts/data.mjs";

export const SCRIPTS = new URL("../../../graph/guantu/export/html/scripts/", import.meta.url);

const KINDS = ["Person", "Post", "Organization", "Region", "Site", "Event"];
const RELATIONS = ["HOLDS", "OF", "VISITS", "MEETS", "PART_OF", "LOCATED_IN"];

function pooled(values) {
  const pool = [...new Set(values)];
  return { pool, at: values.map((value) => pool.indexOf(value)) };
}

/** nodes: [{ id, kind, name, aliases, pinyin, code, region, body }]; edges: [{ id, source, target, kind, first, last }]. */
export function graphOf(nodes, edges, { traditional = "", stretches = [[[0, "甲到乙。"]]] } = {}) {
  const row = new Map(nodes.map(({ id }, i) => [id, i]));
  const column = (rows, name, other = "") => rows.map((one) => one[name] ?? other);
  const payload = {
    version: 1, title: "试", large: false, traditional,
    kinds: KINDS.map((kind) => ({ kind, zh: kind, en: kind, shape: "dot", light: "#000000", dark: "#ffffff" })),
    relations: RELATIONS.map((kind) => ({ kind, zh: kind, en: kind, directed: true, light: "#000000", dark: "#ffffff", dash: [] })),
    nodes: {
      id: column(nodes, "id"), name: nodes.map(({ name, id }) => name ?? id), pinyin: column(nodes, "pinyin"), aliases: column(nodes, "aliases", []),
      kind: nodes.map(({ kind }) => KINDS.indexOf(kind ?? "Person")), x: nodes.map(() => 0), y: nodes.map(() => 0), size: nodes.map(() => 7),
      ...Object.fromEntries(["event", "start", "end"].map((name) => [name, pooled(column(nodes, name))])),
      code: pooled(column(nodes, "code")), title: pooled(column(nodes, "title")),
      region: nodes.map(({ region }) => row.get(region) ?? -1), body: nodes.map(({ body }) => row.get(body) ?? -1),
    },
    edges: {
      id: edges.map(({ id }, i) => id ?? `e${i}`), source: edges.map(({ source }) => row.get(source)), target: edges.map(({ target }) => row.get(target)),
      kind: edges.map(({ kind }) => RELATIONS.indexOf(kind ?? "MEETS")), curve: edges.map(() => 0), score: edges.map(() => 900),
      sources: edges.map(() => 1), claims: edges.map(({ claims }) => claims ?? 1),
      first_seen: pooled(column(edges, "first")), last_seen: pooled(edges.map(({ first, last }) => last ?? first ?? "")),
      ...Object.fromEntries(["status", "agreement", "honour", "role", "modality", "start", "end", "doubt"].map((name) => [name, pooled(column(edges, name))])),
    },
    claims: {
      rule: pooled(edges.map(() => "r")), modality: pooled(edges.map(() => "stated")), reason: pooled(edges.map(() => "")),
      start: pooled(edges.map(() => "")), end: pooled(edges.map(() => "")), score: edges.map(() => 900), evidence: edges.map(() => 1),
    },
    evidence: { document: edges.map(() => 0), start: edges.map(({ at }) => at ?? 0), length: edges.map(() => 4), marks: edges.map(() => [0, 0, 1, 1, 2, 3]) },
    roles: ["subject", "object", "cue", "date"],
    documents: { id: ["d"], title: pooled(["题"]), url: pooled([""]), date: pooled([""]), outlet: pooled([""]), source: pooled(["d.txt"]) },
  };
  return new Graph(payload, async () => ({ stretches }));
}

export function everything(graph) {
  return { nodes: new Uint8Array(graph.nodeCount).fill(1), edges: new Uint8Array(graph.edgeCount).fill(1) };
}
