import { create } from "qrcode";
import { countryName } from "../domain/countries";
import { sayDay } from "../domain/times";
import { type Block, drawBlocks, drawCentred, type Run } from "./centred";
import { type CertificatePhrases, certificatePhrases } from "./certificate-phrases";
import { printableLine } from "./characters";
import {
  addPart,
  addRoot,
  bytesOf,
  colours,
  decorate,
  drawRule,
  drawText,
  type Ink,
  openPaper,
  type Paper,
  type Part,
  widthOf,
} from "./document";
import { drawEmblem } from "./emblem";
import { ownName, type PrintCircumstances, type PrintedName } from "./facts";
import { marked } from "./flow";

/** The project a certificate is about, with the ISO code of the Member State that entered it. */
export type CertificateProject = { title: PrintedName; stateCode: string };

export type CertificateAward =
  | { kind: "winner"; place: 1 | 2 | 3; shared?: boolean; project: CertificateProject }
  | { kind: "presented-project"; project: CertificateProject }
  | { kind: "jury-member"; delegation: string };

export type CertificateSignatory = {
  name: PrintedName;
  role: "presidency" | "secretariat";
  /** The presiding state's ISO code. */
  presidencyCode?: string;
};

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
  verification: { address: string; code: string };
};

/** A4 landscape in points; the frame and its contents keep to these. */
const page = { width: 841.89, height: 595.28, middle: 420.94, left: 66, right: 776 };

type Words = { lang: string; phrases: CertificatePhrases } | undefined;

/** Prints a certificate on one page: the recipient's name largest, English and the recipient's language side by side. */
export function certificatePdf(facts: CertificateFacts): Uint8Array {
  const phrases = certificatePhrases[facts.language];
  const words: Words = phrases ? { lang: facts.language, phrases } : undefined;
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
  drawEmblem(paper, root, page.middle, 128);
  drawHead(paper, root, facts, words);
  drawBlocks(paper, root, blocksOf(facts, words), { middle: page.middle, from: 196, to: 456 });
  const ownNames = facts.signatories.some((one) => ownName(one.name) !== undefined);
  facts.signatories.forEach((signatory, index) => {
    const place = { x: page.left + index * 210, roleY: ownNames ? 522 : 511 };
    drawSignatory(paper, root, signatory, place, words);
  });
  drawVerification(paper, root, facts.verification, words);
  if (facts.demonstration)
    drawCentred(paper, root, [{ text: "DEMONSTRATION", ink: demonstrationInk }], page.middle, 556);
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

function countryIn(lang: string, code: string): string {
  return new Intl.DisplayNames([lang], { type: "region" }).of(code) ?? countryName(code);
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

function drawAcross(paper: Paper, word: string): void {
  const ink: Ink = { face: "sans-bold", size: 74, colour: "#e6eaf4", spacing: 6 };
  const centre = { x: page.middle, y: page.height / 2 };
  decorate(paper, "Pagination", () => {
    paper.save().rotate(-28, { origin: [centre.x, centre.y] });
    drawText(paper, word, centre.x - widthOf(paper, word, ink) / 2, centre.y + 27, ink);
    paper.restore();
  });
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
  drawCentred(paper, root, [name], page.middle, 163, "H1");
  if (!words) return;
  const own: Run = {
    text: `${words.phrases.award} ${facts.year}`,
    ink: serif(11.5, colours.second),
    lang: words.lang,
  };
  drawCentred(paper, root, [own], page.middle, 180);
}

function drawSignatory(
  paper: Paper,
  root: Part,
  signatory: CertificateSignatory,
  place: { x: number; roleY: number },
  words: Words,
): void {
  const width = 186;
  drawRule(paper, place.x, 485, 168, colours.ink);
  const part = addPart(paper, root, "P");
  const own = ownName(signatory.name);
  const put = (text: string, y: number, ink: Ink, lang?: string) => {
    const line = printableLine(text);
    const size = Math.min(ink.size, (ink.size * width) / Math.max(1, widthOf(paper, line, ink)));
    const draw = () => drawText(paper, `${line} `, place.x, y, { ...ink, size });
    if (lang === undefined) part.add(draw);
    else addPart(paper, part, "Span", { lang }).add(draw);
  };
  put(signatory.name.latin, 498, captionBold);
  if (own) put(own.text, 509, caption, own.lang);
  const code = signatory.presidencyCode;
  const presidency = signatory.role === "presidency";
  const state = (lang: string) => (presidency && code !== undefined ? `, ${countryIn(lang, code)}` : "");
  const role = presidency ? "for the presidency of the Council" : "for the Secretariat of the network";
  put(`${role}${state("en-GB")}`, place.roleY, caption);
  if (words) {
    const { forThePresidency, forTheSecretariat } = words.phrases;
    const said = presidency ? forThePresidency : forTheSecretariat;
    put(`${said}${state(words.lang)}`, place.roleY + 10, caption, words.lang);
  }
  part.end();
}

const caption: Ink = { face: "sans", size: 8, colour: colours.second };
const captionBold: Ink = { face: "sans-bold", size: 9.5, colour: colours.ink };

/** Sets a code in groups of four, as it is read aloud. */
export function codeInGroups(code: string): string {
  return (code.toUpperCase().match(/.{1,4}/gsu) ?? []).join("-");
}

function drawVerification(
  paper: Paper,
  root: Part,
  verification: CertificateFacts["verification"],
  words: Words,
): void {
  const right = 702;
  const put = (text: string, y: number, ink: Ink, lang?: string) => {
    const line = printableLine(text);
    addPart(paper, root, "P", lang === undefined ? {} : { lang })
      .add(() => drawText(paper, line, right - widthOf(paper, line, ink), y, ink))
      .end();
  };
  put("Anybody can verify this certificate", 479, caption);
  if (words) put(words.phrases.verification, 490, caption, words.lang);
  put(verification.address.replace(/^https?:\/\//, ""), 508, captionBold);
  put(codeInGroups(verification.code), 520, captionBold);
  drawQrCode(paper, root, `${verification.address}/${verification.code}`);
}

function drawQrCode(paper: Paper, root: Part, text: string): void {
  const [left, top, side] = [714, 470, 62];
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const step = side / size;
  const quiet = 4 * step;
  decorate(paper, "Layout", () => {
    paper.rect(left - quiet, top - quiet, side + 2 * quiet, side + 2 * quiet).fill("#ffffff");
  });
  const figure = addPart(paper, root, "Figure", {
    alt: `QR code that opens the verification page: ${text}`,
    bbox: [left, top, left + side, top + side],
  });
  figure.add(() => {
    for (let row = 0; row < size; row += 1) {
      for (let column = 0; column < size; column += 1) {
        // Dark modules side by side are one rectangle: fewer marks, and no hairlines between them on screen.
        let run = 0;
        while (column + run < size && data[row * size + column + run]) run += 1;
        if (run > 0) paper.rect(left + column * step, top + row * step, run * step, step);
        column += run;
      }
    }
    paper.fill(colours.ink);
  });
  figure.end();
}
