// Finding a node by any way of typing its name: simplified, traditional, with or without ·, alias, pinyin, initials.

/** A text as it is compared: width and case folded, traditional as simplified, without spaces and middle dots. */
export function fold(text, simplified) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[\s·•・‧∙⋅․'’-]/gu, "").replace(/ü/gu, "v");
  if (!simplified.size) return plain;
  let folded = "";
  for (const character of plain) folded += simplified.get(character) ?? character;
  return folded;
}

/** The table of traditional characters from the payload's pairs. */
export function pairs(text) {
  const points = Array.from(text);
  const table = new Map();
  for (let i = 0; i + 1 < points.length; i += 2) table.set(points[i], points[i + 1]);
  return table;
}

/** What can be found: for each node its folded names, and its pinyin in full and by initials. */
export class Index {
  constructor(graph) {
    this.simplified = pairs(graph.traditional);
    this.degree = graph.degree;
    this.names = graph.nodes.name.map((name, row) => [name, ...graph.nodes.aliases[row]].map((one) => fold(one, this.simplified)));
    this.full = graph.nodes.pinyin.map((text) => text.split("|").map((one) => one.replaceAll(" ", "")));
    this.initials = graph.nodes.pinyin.map((text) => text.split("|").map((one) => one.split(" ").map((s) => s[0]).join("")));
    this.ids = graph.nodes.id;
    // One string to look through before a node is ranked: most nodes have nothing of the query.
    this.hay = this.names.map((names, row) => `${names.join("\n")}\n${this.full[row].join("\n")}\n${this.initials[row].join("\n")}`);
  }

  /** The best `most` nodes for a query, and how many there are: { rows, total }. */
  find(query, most = 12) {
    const wanted = fold(query, this.simplified);
    if (!wanted) return { rows: [], total: 0 };
    const found = [];
    for (let row = 0; row < this.hay.length; row += 1) {
      if (this.hay[row].includes(wanted)) {
        const rank = this.rank(row, wanted);
        if (rank < MISS) found.push([rank, -this.degree[row], row]);
      }
    }
    const total = found.length;
    if (total > 4 * most) this.keepBest(found, most);
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    return { rows: found.slice(0, most).map(([, , row]) => row), total };
  }

  // Sorting ten thousand hits costs more than the search: drop those that cannot be among the first.
  keepBest(found, most) {
    const perRank = new Map();
    for (const hit of found) (perRank.get(hit[0]) ?? perRank.set(hit[0], []).get(hit[0])).push(hit);
    found.length = 0;
    for (const rank of [...perRank.keys()].sort((a, b) => a - b)) {
      const hits = perRank.get(rank);
      if (hits.length > 20 * most) hits.sort((a, b) => a[1] - b[1] || a[2] - b[2]).length = 20 * most;
      found.push(...hits);
      if (found.length >= most) break;
    }
  }

  // 0 the name itself, 1 an alias, 2 the pinyin, 3 to 6 what begins so, 7 to 9 what has it inside, 10 nothing.
  rank(row, wanted) {
    let best = MISS;
    this.names[row].forEach((name, i) => {
      const alias = i ? 1 : 0;
      if (name === wanted) best = Math.min(best, alias);
      else if (name.startsWith(wanted)) best = Math.min(best, 3 + alias);
      else if (name.includes(wanted)) best = Math.min(best, 7 + alias);
    });
    const [full, initials] = [this.full[row], this.initials[row]];
    if (best > 2 && full.includes(wanted)) best = 2;
    if (best > 5 && full.some((one) => one.startsWith(wanted))) best = 5;
    if (best > 6 && initials.some((one) => one.startsWith(wanted))) best = 6;
    // One letter is in every second name; from two on, syllables inside a name are worth showing.
    if (best > 9 && wanted.length > 1 && [...full, ...initials].some((one) => one.includes(wanted))) best = 9;
    return best;
  }
}

const MISS = 10;
