import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";

const packages = createRequire(import.meta.url);

const files = {
  sans: "noto-sans/400Regular/NotoSans_400Regular.ttf",
  "sans-bold": "noto-sans/600SemiBold/NotoSans_600SemiBold.ttf",
  serif: "noto-serif/400Regular/NotoSerif_400Regular.ttf",
  "serif-medium": "noto-serif/500Medium/NotoSerif_500Medium.ttf",
  "serif-bold": "noto-serif/600SemiBold/NotoSerif_600SemiBold.ttf",
} as const;

/** The five cuts that documents are set in: the sans does the work, the serif speaks for the award. */
export type Face = keyof typeof files;

export const faces = Object.keys(files) as Face[];

const parsed = new Map<Face, Font>();

function fontOf(face: Face): Font {
  const known = parsed.get(face);
  if (known) return known;
  const font = create(readFileSync(packages.resolve(`@expo-google-fonts/${files[face]}`)));
  parsed.set(face, font);
  return font;
}

/** Gives the fonts, parsed once for all documents and forgetful of the letters of the one before. */
export function freshFonts(): ReadonlyMap<Face, Font> {
  for (const face of faces) {
    // A glyph remembers the letters it stood for when it was first laid out, and the next document's
    // text layer would be written from that memory: letters would be missing when text is copied or read aloud.
    fontOf(face)._glyphs = {};
  }
  return parsed;
}

/** At most one line for every character there is. */
const drawable = new Map<number, boolean>();

/** True where both families can draw the character. */
export function canBeDrawn(codePoint: number): boolean {
  const known = drawable.get(codePoint);
  if (known !== undefined) return known;
  const can =
    fontOf("sans").hasGlyphForCodePoint(codePoint) && fontOf("serif").hasGlyphForCodePoint(codePoint);
  drawable.set(codePoint, can);
  return can;
}

/** Gives the shapes of letters as SVG paths with y upwards, each with its width; size one is the height of the font. */
export function outlinesOf(face: Face, text: string): { path: string; width: number; unit: number }[] {
  const font = fontOf(face);
  const { glyphs } = font.layout(text);
  return glyphs.map((glyph) => ({
    path: glyph.path.toSVG(),
    width: glyph.advanceWidth / font.unitsPerEm,
    unit: 1 / font.unitsPerEm,
  }));
}
