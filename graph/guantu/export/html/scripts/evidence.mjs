// The heart of the page: a sentence with its marked words, where it stands, and the text around it.

import { length, segments, slice } from "./codepoints.mjs";
import { quoted, stretchAt } from "./data.mjs";
import { element, replace } from "./dom.mjs";
import { dateInWords, widened } from "./time.mjs";
import { valueWord } from "./words.mjs";

const AROUND = 180; // code points shown on either side of a quote
const ROLE_WORDS = { subject: "subject", object: "object", cue: "cue", date: "dateMark" };

/** A claim: its evidence, the rule and score behind it, and why, where it was inferred. */
export function claimCard(page, claim) {
  return element(
    "div", { class: "claim" },
    claim.evidence.length ? claim.evidence.map((one) => evidenceCard(page, one)) : element("p", { class: "quiet" }, page.t("noEvidence")),
    claimAbout(page, claim),
  );
}

/** What stands below the sentence of a claim: rule, score, modality, the time it speaks of, the reason of an inference. */
export function claimAbout(page, claim) {
  const { t, language, graph } = page;
  const about = [
    element("span", {}, t("rule"), " ", rule(page, claim)),
    element("span", {}, t("score"), " ", scoreText(claim.score)),
  ];
  if (claim.modality && claim.modality !== "stated") about.push(element("span", {}, valueWord(language, claim.modality)));
  const when = spanInWords(page, claim.start, claim.end);
  const known = claim.evidence.map((one) => spanInWords(page, ...Array(2).fill(graph.document(one.document).date)));
  if (when && !known.includes(when)) about.push(element("span", {}, t("when"), " ", when));
  return [
    element("p", { class: "claim-about" }, about),
    claim.reason && element("p", { class: "claim-reason" }, element("b", {}, t("inference")), " ", graph.reasonInWords(claim, language)),
  ];
}

function rule({ graph, language }, claim) {
  const words = graph.ruleInWords(claim, language);
  const code = element("code", {}, claim.rule || "—");
  return words ? [element("span", { class: "rule" }, words), " ", code] : code;
}

export function evidenceCard(page, evidence) {
  const { t, graph } = page;
  const quote = element("blockquote", { class: "quote", lang: "zh" });
  const around = element("div", { class: "around", lang: "zh", hidden: true });
  const open = element("button", { type: "button", class: "link context", "aria-expanded": "false", onclick: () => {
    around.hidden = !around.hidden;
    open.setAttribute("aria-expanded", String(!around.hidden));
    if (!around.childNodes.length) page.wait(showAround(page, evidence, around));
  } }, t("context"));
  page.wait(graph.texts().then((stretches) => {
    const text = quoted(stretches[evidence.document], evidence.start, evidence.end);
    replace(quote, text ? marked(page, text, evidence.start, evidence.marks) : t("quoteMissing"));
  }));
  return element("figure", { class: "evidence" }, quote, element("figcaption", {}, source(page, evidence.document), open), around);
}

/** A text with its marked words; the role of each is told by colour, by line and by its title. */
export function marked(page, text, offset, marks) {
  return segments(text, offset, marks).map((part) => {
    if (!part.roles.length) return part.text;
    const title = part.roles.map((role) => page.t(ROLE_WORDS[role] ?? role)).join(" · ");
    return element("mark", { class: part.roles.map((role) => `mark-${role}`).join(" "), title }, part.text);
  });
}

async function showAround(page, evidence, around) {
  const stretches = (await page.graph.texts())[evidence.document];
  const [offset, text] = stretchAt(stretches, evidence.start);
  const end = offset + length(text);
  const from = Math.max(offset, evidence.start - AROUND);
  const to = Math.min(end, evidence.end + AROUND);
  const whole = page.graph.document(evidence.document);
  replace(
    around,
    element(
      "p", {},
      from > 0 && "…", slice(text, from - offset, evidence.start - offset),
      element("span", { class: "around-quote" }, marked(page, slice(text, evidence.start - offset, evidence.end - offset), evidence.start, evidence.marks)),
      slice(text, evidence.end - offset, to - offset), to < end && "…",
    ),
    element("p", { class: "around-place" }, `${whole.source || whole.id} [${evidence.start}, ${evidence.end})`),
  );
}

/** Title, outlet, date and link of a document, in a line. */
export function source(page, row) {
  const { t, graph, language } = page;
  const document = graph.document(row);
  return [
    element("button", { type: "button", class: "link", lang: "zh", onclick: () => page.go({ document: row }) }, documentTitle(page, document)),
    document.outlet && element("span", {}, document.outlet),
    element("span", {}, document.date ? dateInWords(document.date, language) : t("undated")),
    outside(page, document.url),
  ];
}

export function documentTitle(page, document) {
  return document.title || document.id || page.t("untitled");
}

/** A link to the web, for http and https alone; any other address is shown as the text that it is. */
export function outside({ t }, url) {
  if (!url) return null;
  if (!/^https?:\/\//iu.test(url) || !URL.canParse(url)) return element("span", { class: "quiet" }, url);
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, `${t("open")} ↗`);
}

export function scoreText(thousandths) {
  return thousandths < 0 ? "—" : (thousandths / 1000).toFixed(2);
}

/** From and to in words; "" where neither is known. */
export function spanInWords({ t, language }, from, to) {
  const [first, last] = widened(from, to).map((date) => dateInWords(date, language));
  if (first && last) return first === last ? first : t("span", { from: first, to: last });
  if (first) return t("since", { from: first });
  return last ? t("until", { to: last }) : "";
}
