declare module "fontkit" {
  export type Font = {
    postscriptName: string;
    unitsPerEm: number;
    layout(text: string): { glyphs: { advanceWidth: number; path: { toSVG(): string } }[] };
    hasGlyphForCodePoint(codePoint: number): boolean;
    /** The glyphs laid out so far, each with the letters it first stood for. */
    _glyphs: Record<number, unknown>;
  };
  export function create(bytes: Uint8Array): Font;
}
