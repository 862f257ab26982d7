import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalParagraphs, normalText, wordCount } from "../../../app/domain/text";
import { anyScript } from "../../world/texts";

describe("text pasted from a word processor", () => {
  it("keeps its paragraphs and lists, and nothing that cannot be seen", () => {
    const pasted =
      "The pro\u00adject\u00a0began  in 2019.\v\r\n\r\n\r\n\r\n\u2022\tFirst\u00a0item \r\n\uf0b7\u00a0\u00a0Second\r\no\tBelow it\r\n\u2013\tWith a dash\r\n1.\tOne\r\n2)\tTwo\r\n\r\nThe end. \r\n";
    expect(normalParagraphs(pasted)).toBe(
      "The project began  in 2019.\n\n- First item\n- Second\n- Below it\n- With a dash\n1. One\n2) Two\n\nThe end.",
    );
  });

  it("takes nothing for a list that is none", () => {
    for (const text of [
      "- a\n- b",
      "\u2013 Yes, she said.",
      "o tempora",
      "a \u2022 b",
      "\u2022",
      "* a",
      "10.5 percent",
    ]) {
      expect(normalParagraphs(text)).toBe(text);
    }
  });

  it("is the same when it is stored twice, and holds no trace of the word processor", () => {
    fc.assert(
      fc.property(anyScript, (typed) => {
        const text = normalParagraphs(typed);
        expect(normalParagraphs(text)).toBe(text);
        expect(normalText(text)).toBe(text);
        expect(text).not.toMatch(/[ \t]\n|\n{3}|[\u00ad\ufeff\u00a0]/);
      }),
      { seed: 2026, numRuns: 1500 },
    );
  });
});

describe("typed text", () => {
  it("has as many words after it is stored as before, in any script", () => {
    fc.assert(
      fc.property(anyScript, (typed) => {
        expect(wordCount(normalText(typed))).toBe(wordCount(typed));
      }),
      { seed: 2026, numRuns: 1500 },
    );
  });
});
