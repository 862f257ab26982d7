import type { Anchor, Scale } from "../editions/default-criteria";
import type { Lifecycle } from "../lifecycle";
import { fieldProblem, type Problem } from "../problems";
import { needsRemark, type RemarkRule, sayBounds } from "./remark-rule";

export const sheetStates = ["open", "draft", "final", "absent", "removed"] as const;

/** `open`: nothing has been saved yet, so there is no row. */
export type SheetState = (typeof sheetStates)[number];

export type SheetAction = "save" | "finish" | "reopen" | "recordAbsence" | "remove";

/** The life of a score sheet. */
export const sheetLifecycle: Lifecycle<SheetState, SheetAction> = {
  thing: "sheet",
  states: sheetStates,
  actions: {
    save: { from: ["open", "draft"], to: "draft", label: "Save the draft" },
    finish: { from: ["open", "draft"], to: "final", label: "Finish the sheet" },
    reopen: { from: ["final", "absent"], to: "draft", label: "Reopen the sheet" },
    recordAbsence: { from: ["open", "draft"], to: "absent", label: "Record that the sheet is absent" },
    remove: { from: ["draft", "final", "absent"], to: "removed", label: "Remove the sheet" },
  },
};

export const sheetStateWords: Record<SheetState, string> = {
  open: "to read",
  draft: "draft",
  final: "final",
  absent: "absent, with a reason",
  removed: "removed by a recusal",
};

/** A criterion as the sheet and the ranking need it; `key` is its lasting name within the edition. */
export type SheetCriterion = {
  key: string;
  name: string;
  question: string;
  weight: number;
  anchors: readonly Anchor[];
};

export type CriterionEntry = { score: number | null; remark: string };

/** What a delegation writes on its sheet; criteria that are left out stay as they are. */
export type SheetInput = {
  version: number;
  overallRemark: string;
  criteria: Readonly<Record<string, CriterionEntry>>;
};

/** A sheet as its own delegation reads it; version 0 is a sheet nothing has been saved on. */
export type Sheet = {
  state: SheetState;
  version: number;
  overallRemark: string;
  criteria: Record<string, CriterionEntry>;
  updatedAt: string | null;
  updatedBy: string | null;
  finishedAt: string | null;
};

export const longestRemark = 4000;

/** Turns a score in points into whole steps from zero; nothing when it is not on the scale's grid. */
export function ticksOf(score: number, scale: Scale): number | undefined {
  const ticks = Math.round(score / scale.step);
  const onGrid = Math.abs(score / scale.step - ticks) < 1e-9;
  return onGrid && score >= scale.min - 1e-9 && score <= scale.max + 1e-9 ? ticks : undefined;
}

/** Turns whole steps back into points, with no trace of binary fractions (3 steps of 0.1 are 0.3). */
export function scoreOf(ticks: number, scale: Scale): number {
  return Number((ticks * scale.step).toFixed(6));
}

/** Lists what stands between a draft and a final sheet, criterion by criterion. */
export function gapsOfSheet(
  criteria: readonly Pick<SheetCriterion, "key" | "name">[],
  written: Readonly<Record<string, CriterionEntry>>,
  rule: RemarkRule,
): Problem[] {
  return criteria.flatMap(({ key, name }) => {
    const entry = written[key] ?? { score: null, remark: "" };
    if (entry.score === null) {
      return [fieldProblem(`score-${key}`, "score-missing", `${name}: choose a score.`)];
    }
    if (needsRemark(entry.score, rule) && entry.remark === "") {
      const sentence = `${name}: write a remark. A score ${sayBounds(rule)} needs one.`;
      return [fieldProblem(`remark-${key}`, "remark-missing", sentence)];
    }
    return [];
  });
}

/**
 * Reads a sheet from the fields of its form by their names; an empty score is none, anything else is checked when it is
 * saved. A criterion of which nothing was sent is left out.
 */
export function sheetFromFields(read: (name: string) => string, names: readonly string[]): SheetInput {
  const keys = names.flatMap((name) => /^(?:score|remark)-(.+)$/.exec(name)?.[1] ?? []);
  return {
    version: Number(read("version")),
    overallRemark: read("overallRemark"),
    criteria: Object.fromEntries(
      keys.map((key) => {
        const score = read(`score-${key}`);
        return [key, { score: score === "" ? null : Number(score), remark: read(`remark-${key}`) }];
      }),
    ),
  };
}
