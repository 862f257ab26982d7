import { countryName } from "../domain/countries";
import { sayDay } from "../domain/times";
import { type Block, drawBlocks, drawCentred, type Run } from "./centred";
import {
  type CertificateSignatory,
  type CertificateVerification,
  drawSignatories,
  drawVerification,
} from "./certificate-foot";
import { type CertificatePhrases, countryIn, type Words, wordsOf } from "./certificate-phrases";
import { drawAcross } from "./demonstration";
import { addRoot, bytesOf, colours, decorate, type Ink, openPaper, type Paper, type Part } from "./document";
import { drawEmblem } from "./emblem";
import { ownName, type PrintCircumstances, type PrintedName } from "./facts";
import { marked } from "./flow";

/** The project a certificate is about, with the ISO code of the Member State that entered it. */
export type CertificateProject = { title: PrintedName; stateCode: string };

export type CertificateAward =
  | { kind: "winner"; place: 1 | 2 | 3; shared?: boolean; project: CertificateProject }
  | { kind: "presented-project"; project: CertificateProject }
  | { kind: "jury-member"; delegation: string };

export type CertificateFacts = PrintCircumstances & {
  year: number;
  award: CertificateAward;
  recipient: PrintedName;
  /** The recipient's language; one without fixed words gives a certificate in English. */
  language: string;
  theme: { english: string; own?: string };
  city: { english: string; own?: string };
  date: string;
  signatories: readonly [CertificateSignatory, CertificateSignatory];
  verification: CertificateVerification;
};

/** The middle of A4 landscape; all other places are points of that page too. */
const middle = 420.94;

/** Prints a certificate on one page: the recipient's name largest, English and the recipient's language side by side. */
export function certificatePdf(facts: CertificateFacts): Uint8Array {
  const words = wordsOf(facts.language);
  const title = `Certificate for ${facts.recipient.latin}, European Crime Prevention Award ${facts.year}`;
  const paper = openPaper({
    title: marked(title, facts.demonstration),
    subject: awardLine(facts.award),
    printedAt: facts.printedAt,
    orientation: "landscape",
  });
  const root = addRoot(paper);
  if (facts.demonstration) drawAcross(paper, "DEMONSTRATION");
  drawFrame(paper);
  drawEmblem(paper, root, middle, 128);
  drawHead(paper, root, facts, words);
  drawBlocks(paper, root, blocksOf(facts, words), { middle, from: 196, to: 456 });
  drawSignatories(paper, root, facts.signatories, words);
  drawVerification(paper, root, facts.verification, words);
  if (facts.demonstration)
    drawCentred(paper, root, [{ text: "DEMONSTRATION", ink: demonstrationInk }], middle, 556);
  return bytesOf(paper);
}

const demonstrationInk: Ink = { face: "sans-bold", size: 8, colour: colours.second, spacing: 0.7 };

const english = ["first", "second", "third"] as const;

function awardLine(award: CertificateAward): string {
  if (award.kind === "winner")
    return `Winner of the ${english[award.place - 1]} prize${award.shared ? ", shared" : ""}`;
  return award.kind === "presented-project"
    ? "Project presented at the Best Practice Conference"
    : "Member of the jury";
}

function ownAwardLine(award: CertificateAward, phrases: CertificatePhrases): string {
  // "Ex aequo" is how all these languages say that a prize is shared.
  if (award.kind === "winner")
    return `${phrases.prizes[award.place - 1]}${award.shared ? " (ex aequo)" : ""}`;
  return award.kind === "presented-project" ? phrases.presented : phrases.jury;
}

function blocksOf(facts: CertificateFacts, words: Words): Block[] {
  const { award, recipient } = facts;
  const line: Run[] = [{ text: awardLine(award), ink: serif(20) }];
  if (words)
    line.push({ text: ownAwardLine(award, words.phrases), ink: serif(20, colours.second), lang: words.lang });
  return [
    { gap: 22, runs: line },
    ...nameBlocks(recipient),
    { gap: 16, rule: { width: 60, colour: colours.gold, thick: 2.4 } },
    ...(award.kind === "jury-member"
      ? delegationBlocks(award.delegation)
      : projectBlocks(award.project, words)),
    ...themeBlocks(facts, words),
    { gap: 15, runs: cityAndDate(facts, words) },
  ];
}

function nameBlocks(name: PrintedName): Block[] {
  const { latin } = name;
  const own = ownName(name);
  const largest: Run = { text: own?.text ?? latin, ink: { ...serif(45), face: "serif-medium" } };
  if (own) largest.lang = own.lang;
  const block: Block = { gap: 8, runs: [largest], narrowTo: 30 };
  return own ? [block, { gap: 4, runs: [{ text: latin, ink: serif(19) }] }] : [block];
}

function projectBlocks(project: CertificateProject, words: Words): Block[] {
  const lead: Run[] = [{ text: "for the project", ink: serif(13, colours.second) }];
  if (words)
    lead.push({ text: words.phrases.forTheProject, ink: serif(13, colours.second), lang: words.lang });
  const bold: Ink = { ...serif(21), face: "serif-bold" };
  const title: Run[] = [{ text: project.title.latin, ink: bold }];
  const own = ownName(project.title);
  if (own) title.push({ text: own.text, ink: bold, lang: own.lang });
  return [
    { gap: 13, runs: lead },
    { gap: 4, runs: title },
  ];
}

function delegationBlocks(delegation: string): Block[] {
  return [
    { gap: 13, runs: [{ text: "in the delegation", ink: serif(13, colours.second) }] },
    { gap: 4, runs: [{ text: delegation, ink: { ...serif(21), face: "serif-bold" } }] },
  ];
}

function themeBlocks(facts: CertificateFacts, words: Words): Block[] {
  const ink = serif(12, colours.second);
  const code = facts.award.kind === "jury-member" ? undefined : facts.award.project.stateCode;
  const by = code === undefined ? "" : `entered by ${withArticle(countryName(code))} `;
  const blocks: Block[] = [
    { gap: 7, runs: [{ text: `${by}under the theme “${facts.theme.english}”`, ink }] },
  ];
  if (words && facts.theme.own !== undefined) {
    const [open, close] = words.phrases.quotes;
    const state = code === undefined ? "" : `${countryIn(words.lang, code)} · `;
    const text = `${state}${words.phrases.theme}: ${open}${facts.theme.own}${close}`;
    blocks.push({ gap: 1, runs: [{ text, ink, lang: words.lang }] });
  }
  return blocks;
}

function withArticle(country: string): string {
  return country === "Netherlands" ? `the ${country}` : country;
}

function cityAndDate(facts: CertificateFacts, words: Words): Run[] {
  const runs: Run[] = [{ text: `${facts.city.english}, ${sayDay(facts.date)}`, ink: serif(12) }];
  if (words) {
    const day = new Intl.DateTimeFormat(words.lang, { dateStyle: "long", timeZone: "UTC" });
    const date = day.format(new Date(`${facts.date}T12:00:00.000Z`));
    const text = `${facts.city.own ?? facts.city.english}, ${date}`;
    runs.push({ text, ink: serif(12), lang: words.lang });
  }
  return runs;
}

function serif(size: number, colour: string = colours.ink): Ink {
  return { face: "serif", size, colour };
}

function drawFrame(paper: Paper): void {
  decorate(paper, "Layout", () => {
    paper.rect(26, 26, 790, 543).lineWidth(1.6).stroke(colours.blue);
    paper.rect(31, 31, 780, 533).lineWidth(0.4).stroke(colours.blue);
  });
}

function drawHead(paper: Paper, root: Part, facts: CertificateFacts, words: Words): void {
  const name: Run = {
    text: `European Crime Prevention Award ${facts.year}`,
    ink: { ...serif(17, colours.blue), face: "serif-bold" },
  };
  drawCentred(paper, root, [name], middle, 163, "H1");
  if (!words) return;
  const own: Run = {
    text: `${words.phrases.award} ${facts.year}`,
    ink: serif(11.5, colours.second),
    lang: words.lang,
  };
  drawCentred(paper, root, [own], middle, 180);
}
