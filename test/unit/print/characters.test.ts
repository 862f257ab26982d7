import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printable, printableLine } from "../../../app/print/characters";
import { entryPdf } from "../../../app/print/entry";
import { balancedLines, brokenLines } from "../../../app/print/lines";
import { reading } from "./reading";
import { filled } from "./samples";

describe("text for printing", () => {
  test("loses controls, zero widths, writing directions and soft hyphens, and keeps its lines", () => {
    expect(printable("a\u0000b\u200bc\u202ed\u2066e\u00adf\ufeffg\r\nh\u2028i\u0007\tj")).toBe(
      "abcdefg\nh\ni j",
    );
  });

  test("marks letters that the fonts lack once a letter, also where one is made of several characters", () => {
    expect(printable("好 \u{1f44d}\u{1f3fd} ok \ud800")).toBe("\ufffd \ufffd ok \ufffd");
  });

  test("spells marks that word processors put in", () => {
    expect(printable("\uf0b7 a → b")).toBe("• a -> b");
  });

  test("keeps the letters of the Member States as they are", () => {
    const letters =
      "Νεφέλη Ψ ώ ΐ, Щъркел Ѝ, Žydrūnė ų, Ħaż-Żebbuġ, Őrség ű, Łódź ę, Șțefăniță, Đurđa, Cæsar Å ß ẞ ŵ";
    expect(printable(letters)).toBe(letters);
  });

  test("becomes one line where one line is wanted", () => {
    expect(printableLine("  Lights\r\n On \t here ")).toBe("Lights On here");
  });
});

const width = (text: string) => text.length;

describe("broken lines", () => {
  test("end after spaces and hyphens, and cut a word only where it is wider than a line", () => {
    expect(brokenLines("a well-known incomprehensibility", 8, width)).toEqual([
      "a well-",
      "known",
      "incompre",
      "hensibil",
      "ity",
    ]);
  });

  test("hold every letter and are never wider than allowed, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 1, max: 20 }), (text, wide) => {
        const clean = text.replace(/[ \n]+/g, " ").trim();
        const lines = brokenLines(clean, wide, width);
        const letters = (one: string) => one.replaceAll(" ", "");
        const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });
        const longest = Math.max(1, ...[...clusters.segment(clean)].map((one) => one.segment.length));
        expect(letters(lines.join(""))).toBe(letters(clean));
        expect(lines.every((line) => line.length <= Math.max(wide, longest))).toBe(true);
      }),
    );
  });

  test("are of about the same length where they are centred", () => {
    const wide = (text: string) => text.length * 16;
    expect(brokenLines("one two three four five six seven", 28 * 16, wide)).toEqual([
      "one two three four five six",
      "seven",
    ]);
    expect(balancedLines("one two three four five six seven", 28 * 16, wide)).toEqual([
      "one two three four",
      "five six seven",
    ]);
  });
});

test("no text of any kind breaks a document or its reading", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary", maxLength: 120 }),
      fc.string({ maxLength: 40 }),
      async (answer, title) => {
        const entry = {
          ...filled.entry,
          title: { latin: title },
          sections: [{ title, answers: [{ label: title, answer: `${answer}\n- ${answer}\nThe end.` }] }],
        };
        const { text } = await reading(entryPdf({ ...filled, entry }));
        expect(text).toContain("The end.");
      },
    ),
    { numRuns: 25 },
  );
});
