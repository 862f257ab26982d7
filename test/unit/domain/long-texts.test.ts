import { describe, expect, it } from "vitest";
import { draftAnswer } from "../../../app/domain/forms/answers";
import type { Question } from "../../../app/domain/forms/question";
import { questionTypes } from "../../../app/domain/forms/question-types";
import { emailAddress, line } from "../../../app/domain/people/people";
import { normalParagraphs, normalText, wordCount } from "../../../app/domain/text";

const length = 200_000;
/** On a busy machine too; what takes the square of its length would take minutes. */
const mostMilliseconds = 4000;

function millisecondsOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const spaces = " ".repeat(length);
const texts: Record<string, string> = {
  "spaces between two words": `a${spaces}b`,
  "tabs in every line": `${"\t".repeat(50)}\n`.repeat(length / 50),
  "bullets without items": "-\t".repeat(length / 2),
  "line ends": `a${"\n".repeat(length)}b`,
  "a table": "Name\tRole\tA long name of an organisation\t1 000,50\r\n".repeat(length / 50),
  "accents on one letter": `z${"\u0301\u0323".repeat(length / 2)}`,
  "families of emoji": "\u{1f469}\u200d\u{1f469}\u200d\u{1f467} ".repeat(length / 9),
};

describe("a text of which nothing can be seen", () => {
  it.each(["\u200b", "\u200d\u200e \u200f", "\ufe0f", "\u2060\ufeff", "\u00ad\n\u034f", "\u3164\u2800"])(
    "is none: %j",
    (typed) => {
      expect([normalText(typed), line("a title").safeParse(typed).success]).toEqual(["", false]);
    },
  );

  it("is one as soon as something can be seen, whatever joins it", () => {
    const seen = ["\u{1f469}\u200d\u{1f467}", "x\u200by", "1\ufe0f\u20e3", "\u{1f3f4}\u{e0067}\u{e007f}"];
    expect(seen.map(normalText)).toEqual(seen);
  });
});

describe("a text as long as a request can be", () => {
  it.each(Object.entries(texts))("is read at once and refused where it is too long: %s", (_name, text) => {
    for (const [type, rules] of Object.entries(questionTypes)) {
      const question = { id: "q", type, label: "Q", required: true } as Question;
      let read = "";
      expect(
        millisecondsOf(() => (read = rules.parse([text], question))),
        type,
      ).toBeLessThan(mostMilliseconds);
      expect(
        millisecondsOf(() => draftAnswer.safeParse(read)),
        type,
      ).toBeLessThan(mostMilliseconds);
      expect(
        millisecondsOf(() => wordCount(read)),
        type,
      ).toBeLessThan(mostMilliseconds);
    }
  });

  it("is no e-mail address, which is known at once", () => {
    for (const typed of [
      `a@${".".repeat(length)} x`,
      `${"@".repeat(length)}`,
      `a@${"b.".repeat(length / 2)}<`,
    ]) {
      let accepted = true;
      expect(millisecondsOf(() => (accepted = emailAddress.safeParse(typed).success))).toBeLessThan(
        mostMilliseconds,
      );
      expect(accepted).toBe(false);
    }
    expect(emailAddress.safeParse("A.Person@Ministry.Example").data).toBe("a.person@ministry.example");
  });

  it("keeps what stands before and after the spaces at the ends of its lines", () => {
    expect(normalParagraphs("one  \t \n  two \t\nthree \t four \t ")).toBe("one\n  two\nthree \t four");
  });
});
