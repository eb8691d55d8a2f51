// The payload (docs/page-data.md) as a graph that the other scripts ask. Nodes and edges are numbers: rows of the columns.

import { slice } from "./codepoints.mjs";

/** A block of the page: JSON as it stands, or gzip in Base64. */
export async function readBlock(id) {
  const block = document.getElementById(id);
  const content = block.textContent;
  if (block.type === "application/json") return JSON.parse(content);
  const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/** The value of a pooled column in a row. */
export function pooled(column, row) {
  return column.pool[column.at[row]];
}

/** Relations that say where things belong, not what happened. */
export const STRUCTURE = new Set(["OF", "PART_OF", "LOCATED_IN"]);

/** Relations of event nodes: they tell again, event by event, what other relations tell pair by pair. */
export const OF_EVENTS = new Set(["TAKES_PART", "TAKES_PLACE"]);

export class Graph {
  constructor(payload, readTexts) {
    Object.assign(this, payload);
    this.nodeCount = this.nodes.id.length;
    this.edgeCount = this.edges.id.length;
    this.claimsFrom = sums(this.edges.claims);
    this.evidenceFrom = sums(this.claims.evidence);
    this.readTexts = readTexts;
    this.nodeRow = new Map(this.nodes.id.map((id, row) => [id, row]));
    this.edgeRow = new Map(this.edges.id.map((id, row) => [id, row]));
    this.adjacency();
    this.kindNumber = new Map(this.kinds.map(({ kind }, number) => [kind, number]));
    this.relationNumber = new Map(this.relations.map(({ kind }, number) => [kind, number]));
  }

  adjacency() {
    const { source, target } = this.edges;
    this.degree = new Int32Array(this.nodeCount);
    for (let e = 0; e < this.edgeCount; e += 1) {
      this.degree[source[e]] += 1;
      if (target[e] !== source[e]) this.degree[target[e]] += 1;
    }
    this.from = sums(this.degree);
    const next = this.from.slice();
    this.incident = new Int32Array(this.from[this.nodeCount]);
    for (let e = 0; e < this.edgeCount; e += 1) {
      this.incident[next[source[e]]++] = e;
      if (target[e] !== source[e]) this.incident[next[target[e]]++] = e;
    }
  }

  edgesOf(node) {
    return this.incident.subarray(this.from[node], this.from[node + 1]);
  }

  other(edge, node) {
    const source = this.edges.source[edge];
    return source === node ? this.edges.target[edge] : source;
  }

  name(node) {
    return this.nodes.name[node];
  }

  kindOf(node) {
    return this.kinds[this.nodes.kind[node]];
  }

  relationOf(edge) {
    return this.relations[this.edges.kind[edge]];
  }

  /** The word for a kind where there are several; only English has a plural of its own. */
  kindsInWords(look, language) {
    return (language === "en" && look.many) || look[language];
  }

  isKind(node, kind) {
    return this.kinds[this.nodes.kind[node]].kind === kind;
  }

  isRelation(edge, kind) {
    return this.relations[this.edges.kind[edge]].kind === kind;
  }

  /** A text of an edge: status, agreement, honour, role, modality, start, end, first_seen, last_seen or doubt. */
  fact(edge, name) {
    return pooled(this.edges[name], edge);
  }

  /**
   * When an edge was so, as far as known: from its own bounds, else from the articles. [first, last], "" if undated.
   * What ended before an article told of it was so at its end, not when the article appeared.
   */
  span(edge) {
    const [start, end] = [this.fact(edge, "start"), this.fact(edge, "end")];
    const [seen, again] = [this.fact(edge, "first_seen"), this.fact(edge, "last_seen")];
    const first = start || (end && (!seen || end < seen) ? end : seen);
    const last = end || (start && (!again || start > again) ? start : again);
    return [first || last, last || first];
  }

  claimsOf(edge) {
    const found = [];
    for (let c = this.claimsFrom[edge]; c < this.claimsFrom[edge + 1]; c += 1) {
      found.push({
        rule: pooled(this.claims.rule, c),
        ruleAt: this.claims.rule.at[c],
        modality: pooled(this.claims.modality, c),
        reason: pooled(this.claims.reason, c),
        reasonAt: this.claims.reason.at[c],
        start: pooled(this.claims.start, c),
        end: pooled(this.claims.end, c),
        score: this.claims.score[c],
        evidence: this.evidenceOf(c),
      });
    }
    return found;
  }

  /** What a rule looks at, in words; "" where there are none. */
  ruleInWords(claim, language) {
    return this.claims.rule[language]?.[claim.ruleAt] ?? "";
  }

  /** Why something was inferred, in a language; as it was recorded (in English) where the other has no words for it. */
  reasonInWords(claim, language) {
    return this.claims.reason[language]?.[claim.reasonAt] || claim.reason;
  }

  evidenceOf(claim) {
    const found = [];
    for (let i = this.evidenceFrom[claim]; i < this.evidenceFrom[claim + 1]; i += 1) {
      const flat = this.evidence.marks[i];
      const marks = [];
      for (let m = 0; m < flat.length; m += 3) marks.push({ role: this.roles[flat[m]], start: flat[m + 1], end: flat[m + 2] });
      const start = this.evidence.start[i];
      found.push({ document: this.evidence.document[i], start, end: start + this.evidence.length[i], marks });
    }
    return found;
  }

  /** The edges that a document is evidence for, with the place of each in its text: a Map in the order of the text. */
  edgesFrom(row) {
    if (this.fromDocument?.row === row) return this.fromDocument.found;
    const places = [];
    for (let e = 0, c = 0; e < this.edgeCount; e += 1) {
      let place = Infinity;
      for (; c < this.claimsFrom[e + 1]; c += 1) {
        for (let i = this.evidenceFrom[c]; i < this.evidenceFrom[c + 1]; i += 1) {
          if (this.evidence.document[i] === row) place = Math.min(place, this.evidence.start[i]);
        }
      }
      if (place < Infinity) places.push([e, place]);
    }
    const late = ([e]) => (STRUCTURE.has(this.relationOf(e).kind) ? 2 : OF_EVENTS.has(this.relationOf(e).kind) ? 1 : 0);
    places.sort((a, b) => late(a) - late(b) || a[1] - b[1] || a[0] - b[0]);
    this.fromDocument = { row, found: new Map(places) };
    return this.fromDocument.found;
  }

  document(row) {
    const { id, title, url, date, outlet, source } = this.documents;
    return {
      id: id[row], title: pooled(title, row), url: pooled(url, row), date: pooled(date, row),
      outlet: pooled(outlet, row), source: pooled(source, row),
    };
  }

  /** The stretches of raw text, read from their block when first asked for. */
  texts() {
    this.texted ??= this.readTexts().then(({ stretches }) => stretches);
    return this.texted;
  }
}

/** The raw text of one document from `start` to `end`, as far as the page holds it. */
export function quoted(stretches, start, end) {
  for (const [offset, text] of stretches) {
    const quote = slice(text, Math.max(0, start - offset), Math.max(0, end - offset));
    if (offset <= start && quote) return quote;
  }
  return "";
}

/** The stretch that holds an offset, with where it begins: [offset, text]; ["", 0] turned round where there is none. */
export function stretchAt(stretches, start) {
  let found = [0, ""];
  for (const stretch of stretches) if (stretch[0] <= start) found = stretch;
  return found;
}

function sums(counts) {
  const total = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i += 1) total[i + 1] = total[i] + counts[i];
  return total;
}
