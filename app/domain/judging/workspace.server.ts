import type { Context } from "../../database/context";
import { criteriaOf } from "../editions/editions.server";
import { scaleOf } from "../editions/ranking-rules";
import { type ReadingView, submittedView } from "../entries/reading.server";
import type { ConflictScope } from "./interest";
import { conflictScopeOf } from "./interest-settings.server";
import { type DelegationAssignment, delegationAssignments } from "./own-delegation.server";
import { sheetCriterion } from "./own-scores.server";
import type { PrivateNote } from "./private-note";
import { privateNoteOn } from "./private-notes.server";
import type { RemarkRule } from "./remark-rule";
import { remarkRuleOf } from "./remark-rule.server";
import type { Sheet, SheetCriterion } from "./sheet";
import { readableAssignment, readSheet } from "./sheets.server";

export type Workspace = {
  entryId: string;
  reading: ReadingView;
  /** What admission asks the jury to judge, such as a doubt on the theme. */
  noteToJury: string | null;
  criteria: SheetCriterion[];
  scale: { min: number; max: number; step: number };
  remarkRule: RemarkRule;
  sheet: Sheet;
  privateNote: PrivateNote;
  /** True while the edition is in judging and the sheet is neither final nor absent. */
  editable: boolean;
  /** True while the edition is in judging and the sheet is recorded as absent. */
  mayTakeUp: boolean;
  /** Where the chair finds the sheet. */
  assignmentId: string;
  assignments: DelegationAssignment[];
  /** Whom a conflict takes off an entry in this edition. */
  conflictScope: ConflictScope;
};

/** Gives one entry to read with the delegation's own sheet beside it; refuses whoever has not declared their interests yet. */
export async function workspaceOf(ctx: Context, entryId: string): Promise<Workspace> {
  const own = await readableAssignment(ctx, entryId);
  const { edition, entry, assignment } = own;
  const criteria = await criteriaOf(ctx, edition.id);
  const scale = scaleOf(edition);
  const { id: _, ...sheet } = await readSheet(ctx, assignment.id, criteria, scale);
  return {
    entryId: entry.id,
    reading: await submittedView(ctx, entry, "jury"),
    noteToJury: await noteToJuryOn(ctx, entry.id),
    criteria: criteria.map(sheetCriterion),
    scale,
    remarkRule: await remarkRuleOf(ctx, edition),
    sheet,
    privateNote: await privateNoteOn(ctx, own),
    editable: edition.state === "judging" && (sheet.state === "open" || sheet.state === "draft"),
    mayTakeUp: edition.state === "judging" && sheet.state === "absent",
    assignmentId: assignment.id,
    assignments: await delegationAssignments(ctx, edition.id),
    conflictScope: await conflictScopeOf(ctx, edition.id),
  };
}

/** Gives what admission asks the jury to judge. Asks nobody's leave: whoever calls it has made sure the entry may be read. */
export async function noteToJuryOn(ctx: Context, entryId: string): Promise<string | null> {
  const decision = await ctx.db
    .selectFrom("admission_decisions")
    .select("note_to_jury")
    .where("entry_id", "=", entryId)
    .where("decision", "=", "admitted")
    .orderBy("decided_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return decision?.note_to_jury ?? null;
}

/** Gives the next entry in the delegation's order whose sheet is neither final nor absent, after one or from the start. */
export function nextUnfinished(
  assignments: readonly DelegationAssignment[],
  afterEntryId?: string,
): DelegationAssignment | undefined {
  const at = assignments.findIndex((one) => one.entryId === afterEntryId);
  const order = [...assignments.slice(at + 1), ...assignments.slice(0, at + 1)];
  return order.find((one) => one.entryId !== afterEntryId && (one.sheet === "open" || one.sheet === "draft"));
}
