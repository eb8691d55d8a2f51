// Python counts code points, JavaScript UTF-16 units. Offsets of the payload pass through here and nowhere else.

const PAIRED = /[\u{10000}-\u{10ffff}]/u;

/** The code points from `start` to `end` (excluded) of a text. */
export function slice(text, start, end) {
  if (!PAIRED.test(text)) return text.slice(start, end);
  return Array.from(text).slice(start, end).join("");
}

/** How many code points a text has. */
export function length(text) {
  return PAIRED.test(text) ? Array.from(text).length : text.length;
}

/** At most `most` code points of a text, the last one an ellipsis where something was left out. */
export function shortened(text, most) {
  return length(text) <= most ? text : `${slice(text, 0, most - 1)}…`;
}

/**
 * A text that begins at `offset`, cut where marks begin and end: [{ text, roles }] in order, roles sorted.
 * marks: [{ role, start, end }], counted like `offset`; what lies outside the text is cut off.
 */
export function segments(text, offset, marks) {
  const points = Array.from(text);
  const inside = marks
    .map(({ role, start, end }) => ({ role, start: Math.max(0, start - offset), end: Math.min(points.length, end - offset) }))
    .filter(({ start, end }) => start < end);
  const cuts = [...new Set([0, points.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const found = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const roles = inside.filter(({ start, end }) => start <= cuts[i] && cuts[i + 1] <= end).map(({ role }) => role);
    found.push({ text: points.slice(cuts[i], cuts[i + 1]).join(""), roles: [...new Set(roles)].sort() });
  }
  return found;
}
