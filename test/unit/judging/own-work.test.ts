import { describe, expect, it } from "vitest";
import { sameFields } from "../../../app/browser/fields";
import { fieldsOfSheet, sheetOfFields } from "../../../app/browser/sheet-fields";
import { hasExpired, keptFor, markOf } from "../../../app/domain/judging/kept-entries";
import { countScores, sayCounts, scoresOnScale } from "../../../app/domain/judging/score-counts";

describe("one's own scores so far", () => {
  const scores = scoresOnScale({ min: 0, max: 2, step: 0.5 });

  it("are counted by the scores of the scale, and said in words", () => {
    const { counts, given, mean } = countScores([0.5, 2, null, 0.5], scores);
    expect([scores, counts, given, mean]).toEqual([[0, 0.5, 1, 1.5, 2], [0, 2, 0, 0, 1], 3, 1]);
    expect(sayCounts(counts, scores)).toBe("2 × 0.5, 1 × 2");
  });

  it("are no score yet where nothing has been given", () => {
    expect(countScores([null], scores)).toEqual({ counts: [0, 0, 0, 0, 0], given: 0, mean: null });
    expect(sayCounts([0, 0, 0, 0, 0], scores)).toBe("no score yet");
  });
});

describe("what a browser keeps", () => {
  it("expires after 72 hours without contact, and where the clock was set back", () => {
    const contact = Date.parse("2026-10-20T09:00:00.000Z");
    const expired = (milliseconds: number) => hasExpired(contact, contact + milliseconds);
    expect(keptFor).toBe(72 * 3_600_000);
    expect([
      expired(0),
      expired(keptFor - 1),
      expired(keptFor),
      expired(-60_000),
      expired(-2 * 3_600_000),
    ]).toEqual([false, false, true, false, true]);
  });

  it("tells by its mark whether a sheet or a note has changed", () => {
    const marks = [
      markOf({ state: "draft", version: 3 }, { version: 0 }),
      markOf({ state: "draft", version: 4 }, { version: 0 }),
      markOf({ state: "final", version: 4 }, { version: 0 }),
      markOf({ state: "final", version: 4 }, { version: 1 }),
    ];
    expect(new Set(marks).size).toBe(4);
  });

  const sheet = {
    state: "draft" as const,
    version: 2,
    overallRemark: "Well done.",
    criteria: {
      focus: { score: 3.5, remark: "Clear." },
      "co-operation": { score: null, remark: "" },
    },
  };

  it("goes through the fields of the form and back without a change", () => {
    const fields = fieldsOfSheet(sheet);
    expect(fields).toEqual({
      overallRemark: "Well done.",
      "score-focus": "3.5",
      "remark-focus": "Clear.",
      "remark-co-operation": "",
    });
    expect(sheetOfFields(fields, 2, Object.keys(sheet.criteria))).toEqual(sheet);
  });

  it("counts as arrived only where the platform has every word and score of it", () => {
    const fields = fieldsOfSheet(sheet);
    expect(sameFields({ ...fields, "remark-focus": "Clear. " }, fields)).toBe(true);
    const { "remark-co-operation": _, ...without } = fields;
    expect(sameFields(without, fields)).toBe(true);
    expect([
      sameFields({ ...fields, "remark-focus": "Not clear." }, fields),
      sameFields({ ...fields, "score-co-operation": "0" }, fields),
      sameFields({ ...fields, overallRemark: "" }, fields),
    ]).toEqual([false, false, false]);
  });
});
