import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { photoFinish, tieNote } from "../../../app/domain/judging/board-notes";
import { drawnOrder } from "../../../app/domain/judging/reading-order";
import {
  type SheetAction,
  type SheetState,
  scoreOf,
  sheetFromFields,
  sheetLifecycle,
  sheetStates,
  ticksOf,
} from "../../../app/domain/judging/sheet";
import { advance } from "../../../app/domain/lifecycle";
import { Refusal } from "../../../app/domain/problems";
import { seededSecret } from "../../world/seed";

const usual = { min: 0, max: 5, step: 0.5 };

describe("a score sheet", () => {
  it("goes only where its table of states lets it", () => {
    const allowed: Record<SheetAction, Partial<Record<SheetState, SheetState>>> = {
      save: { open: "draft", draft: "draft" },
      finish: { open: "final", draft: "final" },
      reopen: { final: "draft", absent: "draft" },
      recordAbsence: { open: "absent", draft: "absent" },
      remove: { draft: "removed", final: "removed", absent: "removed" },
    };
    for (const action of Object.keys(allowed) as SheetAction[]) {
      for (const state of sheetStates) {
        const to = allowed[action][state];
        if (to) expect(advance(sheetLifecycle, action, state)).toBe(to);
        else expect(() => advance(sheetLifecycle, action, state)).toThrow(Refusal);
      }
    }
  });

  it("counts scores in whole steps without a trace of binary fractions", () => {
    const scale = { min: 0, max: 3, step: 0.1 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), (ticks) => {
        expect(ticksOf(scoreOf(ticks, scale), scale)).toBe(ticks);
      }),
    );
    expect(scoreOf(3, scale)).toBe(0.3);
    expect([0, 0.5, 5].map((score) => ticksOf(score, usual))).toEqual([0, 1, 10]);
    expect([-0.5, 0.25, 5.5, Number.NaN].map((score) => ticksOf(score, usual))).toEqual(
      Array(4).fill(undefined),
    );
  });

  it("reads its form, an empty score as none and nonsense as no number", () => {
    const fields: Record<string, string> = {
      version: "3",
      "score-a": "",
      "score-b": "x",
      "remark-b": "Yes.",
    };
    expect(sheetFromFields((name) => fields[name] ?? "", Object.keys(fields))).toEqual({
      version: 3,
      overallRemark: "",
      criteria: { a: { score: null, remark: "" }, b: { score: Number.NaN, remark: "Yes." } },
    });
  });
});

describe("a reading order", () => {
  it("holds every entry once, and every order is about as likely as any other", () => {
    const secret = seededSecret(7);
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 6000; draw += 1) {
      const order = drawnOrder(["a", "b", "c"], secret).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(["abc", "acb", "bac", "bca", "cab", "cba"]);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe("the notes of the board", () => {
  const words = { title: (id: string) => `Entry ${id}`, inWords: (sentence: string) => `${sentence}!` };
  const step = {
    number: 1,
    rule: "criterion" as const,
    tied: ["1", "2"],
    values: [],
    groups: [["1"], ["2"]],
    pairs: [],
    sentence: "It decides",
  };

  it("tell a recused reader which rule decided a tie, and not by which values", () => {
    expect(tieNote(["1", "2"], [step], [], words, false)).toBe(
      '"Entry 1" and "Entry 2" have exactly the same score. Tie rule 1: It decides!',
    );
    expect(tieNote(["1", "2"], [step], [], words, true)).toBe(
      '"Entry 1" and "Entry 2" have exactly the same score. Tie rule 1 decided between them.',
    );
  });

  it("say that a ballot is needed, or that a place is shared", () => {
    const open = [{ needs: "second-ballot" as const, number: 2, entries: ["1", "2"] }];
    expect(tieNote(["1", "2"], [], open, words, false)).toContain("A second ballot of the jury is needed");
    expect(tieNote(["1", "2"], [], [], words, false)).toContain("They share the place.");
  });

  it("call it a photo finish where one step of one delegation on one criterion is more than the gap", () => {
    const at = (title: string, score: number) => ({ title, score, printed: score.toFixed(2) });
    expect(photoFinish(at("A", 4), at("B", 3.99), 0.02)).toContain("Photo finish");
    expect([photoFinish(at("A", 4), at("B", 3.9), 0.02), photoFinish(at("A", 4), at("B", 4), 0.02)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
