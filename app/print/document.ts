import PDFDocument from "pdfkit";
import { printableLine } from "./characters";
import { type Face, faces, freshFonts } from "./fonts";

/** A page being drawn on; y runs downwards from the top, in points. */
export type Paper = PDFKit.PDFDocument;

/** A part of the accessible structure: what a screen reader is told. */
export type Part = PDFKit.PDFStructureElement;

export const colours = {
  ink: "#141b2d",
  second: "#4d5260",
  blue: "#003399",
  gold: "#ffcc00",
  goldTint: "#fff5cc",
  line: "#d8d3c8",
  edge: "#746e63",
  surface: "#f5f3ee",
} as const;

export type PaperSettings = {
  title: string;
  subject: string;
  printedAt: string;
  orientation: "portrait" | "landscape";
};

/** PDF/A readers accept a foreign property in the metadata only where its schema is described beside it. */
const accessibilityMarker = `
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>`;

function escapedForXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

class AwardDocument extends PDFDocument {
  /** Writes the metadata with its values escaped: a title such as "A & B" would else make it unreadable. */
  override endMetadata(): void {
    const info = this.info;
    this.info = Object.fromEntries(
      Object.entries(info).map(([name, value]) => [
        name,
        typeof value === "string" ? escapedForXml(value) : value,
      ]),
    );
    super.endMetadata();
    this.info = info;
  }
}

/** Opens an A4 document, tagged and archivable; draw and close it without waiting in between, since fonts are shared. */
export function openPaper(settings: PaperSettings): Paper {
  const fonts = freshFonts();
  const paper = new AwardDocument({
    size: "A4",
    layout: settings.orientation,
    margin: 0,
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    tagged: true,
    lang: "en-GB",
    displayTitle: true,
    bufferPages: true,
    // Nothing, said aloud: left out, an unembedded Helvetica slips in.
    font: null as unknown as string,
    info: {
      Title: printableLine(settings.title),
      Subject: printableLine(settings.subject),
      Author: "European Crime Prevention Award",
      Creator: "European Crime Prevention Award",
      CreationDate: new Date(settings.printedAt),
    },
  });
  for (const face of faces) {
    const font = fonts.get(face);
    if (font) paper.registerFont(face, font as unknown as Buffer);
  }
  paper.appendXML(accessibilityMarker);
  return paper;
}

/** Ends the document and gives its bytes: the same facts give the same bytes. */
export function bytesOf(paper: Paper): Uint8Array {
  paper.end();
  const bytes = (paper as unknown as { read(): Buffer | null }).read();
  if (!bytes) throw new Error("The document gave no bytes.");
  return new Uint8Array(bytes);
}

export type Ink = { face: Face; size: number; colour: string; spacing?: number };

/** Measures text as it will be drawn. */
export function widthOf(paper: Paper, text: string, ink: Ink): number {
  return paper.font(ink.face).fontSize(ink.size).widthOfString(text, spacingOf(ink));
}

/** Draws one line with its baseline at y; inside a part or a decoration only. */
export function drawText(paper: Paper, text: string, x: number, y: number, ink: Ink): void {
  paper
    .font(ink.face)
    .fontSize(ink.size)
    .fillColor(ink.colour)
    .text(text, x, y, { lineBreak: false, baseline: "alphabetic", ...spacingOf(ink) });
}

function spacingOf(ink: Ink): { characterSpacing?: number } {
  return ink.spacing === undefined ? {} : { characterSpacing: ink.spacing };
}

/** Draws what a screen reader passes over: rules, frames, running headers, page numbers. */
export function decorate(paper: Paper, type: "Layout" | "Pagination", draw: () => void): void {
  paper.markContent("Artifact", { type });
  draw();
  paper.endMarkedContent();
}

/** Draws a horizontal rule as decoration. */
export function drawRule(
  paper: Paper,
  x: number,
  y: number,
  width: number,
  colour: string,
  thick = 0.6,
): void {
  decorate(paper, "Layout", () => {
    paper
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(thick)
      .stroke(colour);
  });
}

/** Adds a part under another; it is told in the order in which parts are added. */
export function addPart(
  paper: Paper,
  parent: Part,
  tag: string,
  options: { lang?: string; alt?: string; scope?: string; bbox?: [number, number, number, number] } = {},
): Part {
  const part = paper.struct(tag, options);
  parent.add(part);
  return part;
}

/** Adds the root part that all others hang on. */
export function addRoot(paper: Paper): Part {
  const root = paper.struct("Document", { lang: "en-GB" });
  paper.addStructure(root);
  return root;
}
