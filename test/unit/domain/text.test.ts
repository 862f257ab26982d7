import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listed, normalText, wordCount } from "../../../app/domain/text";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        "e",
        "\u0301",
        "\u0000",
        "\r",
        "\n",
        "\u0085",
        " ",
        "\u3164",
        "\u202e",
        "\ud83d",
        "\ude00",
        "\ufdd0",
      ),
    )
    .map((parts) => parts.join("")),
);

describe("typed text", () => {
  it("is composed", () => {
    expect(normalText("Ka\u0301rolis s\u030carka")).toBe("K\u00e1rolis \u0161arka");
    expect(normalText("\u0391\u0301")).toBe("\u0386");
  });

  it("is composed also where a control stood between a letter and its accent", () => {
    expect(normalText("e\u0000\u0301")).toBe("\u00e9");
  });

  it("ends every line with \\n and keeps tabs", () => {
    expect(normalText("a\r\nb\rc\nd\u0085e\u2028f\u2029g\th")).toBe("a\nb\nc\nd\ne\nf\ng\th");
  });

  it("holds no controls, bidi overrides or non-characters", () => {
    expect(normalText("a\u0000b\u0007c\u001bd\u007fe\u0091f")).toBe("abcdef");
    expect(normalText("a\u202eb\u202cc\u2066d\u2069e")).toBe("abcde");
    expect(normalText("a\ufffeb\uffffc\ufdd0d\u{1fffe}e\u{10ffff}f")).toBe("abcdef");
  });

  it("shows a lone half of a pair as what it is: a lost character", () => {
    expect(normalText("a\ud83db")).toBe("a\ufffdb");
    expect(normalText("a\ude00b")).toBe("a\ufffdb");
    expect(normalText("a\ud83d\ude00b")).toBe("a\u{1f600}b");
  });

  it("keeps what scripts need: joiners, marks of direction, soft hyphens, emoji sequences", () => {
    const kept = "\u200d\u200c\u200e\u200f\u00ad\u{1f469}\u200d\u{1f692}";
    expect(normalText(`a${kept}b`)).toBe(`a${kept}b`);
  });

  it("loses the white space around it and none within", () => {
    expect(normalText(" \n\u00a0 two  words \t\n")).toBe("two  words");
    expect(normalText(" \n ")).toBe("");
    expect(normalText("\u3164\u2800 a\u3164b \uffa0")).toBe("a b");
  });

  it("is the same when normalised twice, can be stored and holds nothing that was to go", () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const text = normalText(typed);
        expect(normalText(text)).toBe(text);
        expect(text).toBe(text.normalize("NFC"));
        expect(Buffer.from(text, "utf8").toString("utf8")).toBe(text);
        expect(text).not.toMatch(
          /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Noncharacter_Code_Point}/u,
        );
      }),
      { seed: 2026, numRuns: 500 },
    );
  });
});

describe("words", () => {
  it.each([
    ["nothing", "", 0],
    ["white space only", " \n\t\u00a0\u2003", 0],
    ["English", "One project a state, at most.", 6],
    ["an apostrophe and a hyphen", "the state's well-being", 3],
    ["a dash between spaces", "safety - for all", 3],
    ["numbers", "12 of 600", 3],
    ["Greek", "Η πρόληψη της εγκληματικότητας", 4],
    ["Bulgarian", "Предотвратяване на престъпността", 3],
    ["Lithuanian, decomposed", "s\u030caunu\u0304s z\u030cmone\u0307s", 2],
    ["Maltese", "Il-pjazza tagħna", 2],
    ["Chinese, which sets no spaces", "预防犯罪", 1],
    ["emoji alone", "\u{1f600} \u{1f469}\u200d\u{1f692}", 0],
    ["emoji within", "safe \u{1f600} streets", 2],
    ["punctuation alone", "... -- ?", 0],
    ["no-break and narrow spaces", "10\u00a0000\u202feuro", 3],
    ["letters and signs that look like spaces", "one\u2800two\u3164three\u1160four", 4],
    ["a zero-width space, which is no white space", "one\u200bword", 1],
  ])("are counted in %s", (_, text, count) => {
    expect(wordCount(text)).toBe(count);
  });

  it("add up over lines, and the count is the same before and after storing", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const [first, second] = [normalText(one), normalText(other)];
        expect(wordCount(`${first}\n${second}`)).toBe(wordCount(first) + wordCount(second));
        expect(wordCount(normalText(`${first}\n${second}`))).toBe(wordCount(`${first}\n${second}`));
      }),
      { seed: 2026, numRuns: 300 },
    );
  });
});

describe("a list of names", () => {
  it("reads as a sentence does", () => {
    expect([[], ["A"], ["A", "B"], ["A", "B", "C"]].map(listed)).toEqual(["", "A", "A and B", "A, B and C"]);
  });
});
