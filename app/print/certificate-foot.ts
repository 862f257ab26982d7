import { create } from "qrcode";
import { countryIn, type Words } from "./certificate-phrases";
import { printableLine } from "./characters";
import {
  addPart,
  colours,
  decorate,
  drawRule,
  drawText,
  type Ink,
  type Paper,
  type Part,
  widthOf,
} from "./document";
import { ownName, type PrintedName } from "./facts";

export type CertificateSignatory = {
  name: PrintedName;
  role: "presidency" | "secretariat";
  /** The presiding state's ISO code. */
  presidencyCode?: string;
};

/** Where the certificate can be verified: QR code and words say the same. */
export type CertificateVerification = { address: string; code: string };

/** Draws the two signature lines with name, own script and office; offices stand on one line. */
export function drawSignatories(
  paper: Paper,
  root: Part,
  signatories: readonly CertificateSignatory[],
  words: Words,
): void {
  const ownNames = signatories.some((one) => ownName(one.name) !== undefined);
  signatories.forEach((signatory, index) => {
    drawSignatory(paper, root, signatory, { x: 66 + index * 210, roleY: ownNames ? 522 : 511 }, words);
  });
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

/** Draws how to verify the certificate: in words, the address, the code and the QR code of both. */
export function drawVerification(
  paper: Paper,
  root: Part,
  verification: CertificateVerification,
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
