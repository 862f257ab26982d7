import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textChanges } from "../../../app/domain/text-changes";

const joined = (runs: readonly { text: string }[]) => runs.map((run) => run.text).join("");

describe("the changes of a text", () => {
  it("mark the words that were taken away and those that are new", () => {
    expect(textChanges("Who collected the figures?", "The office collected the new figures?")).toEqual({
      before: [
        { text: "Who ", changed: true },
        { text: "collected the figures?", changed: false },
      ],
      now: [
        { text: "The office ", changed: true },
        { text: "collected the ", changed: false },
        { text: "new ", changed: true },
        { text: "figures?", changed: false },
      ],
    });
    expect(textChanges("", "All new")).toEqual({ before: [], now: [{ text: "All new", changed: true }] });
  });

  it("lose nothing of either text, and leave the same words unmarked on both sides", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c", "\n", " ", "  d"), { maxLength: 30 });
    const texts = words.map((list) => list.join(" "));
    fc.assert(
      fc.property(texts, texts, (before, now) => {
        const changes = textChanges(before, now);
        expect([joined(changes.before), joined(changes.now)]).toEqual([before, now]);
        const kept = (runs: typeof changes.now) =>
          joined(runs.filter((run) => !run.changed))
            .split(/\s+/)
            .filter(Boolean);
        expect(kept(changes.before)).toEqual(kept(changes.now));
        if (before === now) expect(changes.now.some((run) => run.changed)).toBe(false);
      }),
    );
  });

  it("are shown whole where the texts are too long to compare", () => {
    const long = "word ".repeat(2001);
    expect(textChanges(long, `${long}more`).now).toEqual([{ text: `${long}more`, changed: true }]);
  });
});
