// Dates as ISO prefixes: which stretch of days one stands for, and the steps of the time slider.

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;

/** The first or the last day that a prefix stands for, as the number yyyymmdd (00 and 99 for what is open); 0: no date. */
export function day(prefix, last) {
  const found = SHAPE.exec(prefix);
  if (!found) return 0;
  const rest = last ? 99 : 0;
  return Number(found[1]) * 10000 + Number(found[2] ?? rest) * 100 + Number(found[3] ?? rest);
}

/** For each edge its first and last day; 0 where it is undated. */
export function spans(graph) {
  const first = new Int32Array(graph.edgeCount);
  const last = new Int32Array(graph.edgeCount);
  for (let e = 0; e < graph.edgeCount; e += 1) {
    const [from, to] = graph.span(e);
    first[e] = day(from, false);
    last[e] = day(to, true) || (first[e] && day(from, true));
    if (last[e] < first[e]) last[e] = first[e];
    if (!first[e]) last[e] = 0;
  }
  return { first, last };
}

const MOST_DAYS = 92;
const MOST_MONTHS = 180;
const ENOUGH = 50; // facts, to tell the few from the many
const MOST_YEARS = 12; // before and after the months
const FEW = 0.03; // of the facts, at either end

/**
 * The steps of the slider, as ISO prefixes, from the first to the last date: days, months or years by their number.
 * A few facts of long ago or of years to come do not make years of a slider whose other facts are months apart: before and
 * after the months stand some years.
 */
export function steps({ first, last }) {
  let low = Infinity;
  let high = 0;
  for (let e = 0; e < first.length; e += 1) {
    if (!first[e]) continue;
    low = Math.min(low, first[e]);
    high = Math.max(high, last[e]);
  }
  if (!high) return [];
  const months = range(monthOf(low, 1), monthOf(high, 12));
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  if (months.length > MOST_MONTHS && first.length < ENOUGH) return years;
  if (months.length > MOST_MONTHS) {
    const [early, late] = [quantile(first, FEW), quantile(first, 1 - FEW)].map((one) => `${one}`.slice(0, 4));
    const middle = months.filter((month) => month >= early && month.slice(0, 4) <= late);
    if (middle.length > MOST_MONTHS) return years;
    return [...sparse(years.filter((year) => year < early)), ...middle, ...sparse(years.filter((year) => year > late))];
  }
  const known = low % 100 > 0 && high % 100 > 0 && high % 100 < 99;
  if (!known || months.length > 4) return months;
  const days = daysBetween(low, high);
  return days.length <= MOST_DAYS ? days : months;
}

/** How many of these days (0: none) lie in each step. */
export function perStep(prefixes, days) {
  const begins = prefixes.map((prefix) => day(prefix, false));
  const counts = new Array(begins.length).fill(0);
  for (const one of days) {
    if (!one) continue;
    let [low, high] = [0, begins.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (begins[middle] <= one) low = middle;
      else high = middle - 1;
    }
    counts[low] += 1;
  }
  return counts;
}

// A dozen of them at most, evenly, with the first.
function sparse(all) {
  const step = Math.ceil(all.length / MOST_YEARS);
  return all.filter((_, i) => i % step === 0);
}

// The day that so great a share of the dated facts lies before.
function quantile(days, share) {
  const known = days.filter((one) => one > 0).sort();
  return known[Math.min(known.length - 1, Math.floor(known.length * share))];
}

function monthOf(number, open) {
  const month = Math.floor(number / 100) % 100;
  return Math.floor(number / 10000) * 12 + (month >= 1 && month <= 12 ? month : open) - 1;
}

function range(from, to) {
  const found = [];
  for (let month = from; month <= to; month += 1) found.push(`${padded(Math.floor(month / 12), 4)}-${padded((month % 12) + 1, 2)}`);
  return found;
}

function daysBetween(low, high) {
  const found = [];
  const end = utc(high);
  for (let time = utc(low); time <= end; time += 86_400_000) found.push(new Date(time).toISOString().slice(0, 10));
  return found;
}

function utc(number) {
  return Date.UTC(Math.floor(number / 10000), (Math.floor(number / 100) % 100) - 1, number % 100);
}

function padded(number, width) {
  return String(number).padStart(width, "0");
}

/** From and to as short as they can be said: the first and the last day of June 2021 are June 2021. */
export function widened(from, to) {
  let [first, last] = [from, to];
  if (/-\d{2}-01$/u.test(first) && last.length === 10 && utc(day(last, true)) + 86_400_000 === Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5, 7)), 1)) {
    [first, last] = [first.slice(0, 7), last.slice(0, 7)];
  }
  if (first.length === 7 && last.length === 7 && first.endsWith("-01") && last.endsWith("-12")) [first, last] = [first.slice(0, 4), last.slice(0, 4)];
  return [first, last];
}

/** A prefix in words: 2021-06-04 as it stands in English, 2021年6月4日 in Chinese. */
export function dateInWords(prefix, language) {
  const found = SHAPE.exec(prefix);
  if (!found || language === "en") return prefix;
  const [, year, month, dayOfMonth] = found;
  return `${year}年${month ? `${Number(month)}月` : ""}${dayOfMonth ? `${Number(dayOfMonth)}日` : ""}`;
}
