import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { countryName } from "../countries";
import { criteriaOf } from "../editions/editions.server";
import { scaleOf } from "../editions/ranking-rules";
import { readingView } from "../entries/reading.server";
import { known, Unknown } from "../problems";
import { juryEdition } from "./jury-edition.server";
import { type KeepingLeave, type KeptEntry, type KeptWork, markOf } from "./kept-entries";
import { type DelegationAssignment, delegationAssignments } from "./own-delegation.server";
import { sheetCriterion } from "./own-scores.server";
import { noteAmong, ownNotes } from "./private-notes.server";
import { remarkRuleOf } from "./remark-rule.server";
import type { SheetState } from "./sheet";
import { readSheet } from "./sheets.server";
import { noteToJuryOn } from "./workspace.server";

/**
 * Says what the actor's browser may keep: the entries they may read while judging is open, each with a mark of its sheet
 * and of their own note. After judging there is nothing left to keep; without a seat in a jury it is unknown.
 */
export async function keepingLeave(ctx: Context): Promise<KeepingLeave> {
  const { assignments, personId } = await keepable(ctx);
  if (assignments.length === 0) return { personId, entries: [] };
  const sheets = await ctx.db
    .selectFrom("score_sheets")
    .select(["assignment_id", "state", "version"])
    .where(
      "assignment_id",
      "in",
      assignments.map((one) => one.assignmentId),
    )
    .execute();
  const notes = await ownNotes(ctx, personId);
  const entries = assignments.map(({ entryId, assignmentId }) => {
    const sheet = sheets.find((one) => one.assignment_id === assignmentId);
    const state = (sheet?.state ?? "open") as SheetState;
    return { entryId, mark: markOf({ state, version: sheet?.version ?? 0 }, noteAmong(notes, entryId)) };
  });
  return { personId, entries };
}

/**
 * Says the same to the browser of anybody signed in: without a seat that is accepted with its terms nothing may be kept,
 * and by the person's id a browser sees that what it keeps is somebody else's.
 */
export async function keepingLeaveOfAnybody(ctx: Context): Promise<KeepingLeave> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("person");
  return actor.seats.length > 0 ? keepingLeave(ctx) : { personId: actor.id, entries: [] };
}

/** Gives what the actor's browser keeps for a time without a network: the same entries with text, sheets, own notes and anchors. */
export async function workToKeep(ctx: Context): Promise<KeptWork> {
  const { edition, assignments, personId } = await keepable(ctx);
  const rows = await criteriaOf(ctx, edition.id);
  const scale = scaleOf(edition);
  const notes = await ownNotes(ctx, personId);
  const entries: KeptEntry[] = [];
  for (const assignment of assignments) {
    const reading = await readingView(ctx, assignment.entryId, "jury");
    const sheet = await readSheet(ctx, assignment.assignmentId, rows, scale);
    entries.push({
      entryId: assignment.entryId,
      position: assignment.position,
      title: reading.title,
      titleOwn: reading.titleOwn,
      titleLanguage: reading.titleLanguage,
      country: countryName(reading.country),
      organisation: reading.organisation,
      noteToJury: await noteToJuryOn(ctx, assignment.entryId),
      sections: reading.sections.map(({ id, title, answers }) => ({
        id,
        title,
        answers: answers.map(({ questionId, label, text, juryOnlyReason }) => ({
          id: questionId,
          label,
          text,
          juryOnlyReason,
        })),
      })),
      sheet: {
        state: sheet.state,
        version: sheet.version,
        overallRemark: sheet.overallRemark,
        criteria: sheet.criteria,
      },
      note: noteAmong(notes, assignment.entryId),
    });
  }
  return {
    personId,
    edition: edition.name,
    judgingUntil: edition.judging_until,
    scale,
    remarkRule: await remarkRuleOf(ctx, edition),
    criteria: rows.map((row) => {
      const { key, name, question, anchors } = sheetCriterion(row);
      return { key, name, question, anchors };
    }),
    entries,
  };
}

type Keepable = { edition: EditionsRow; assignments: DelegationAssignment[]; personId: string };

async function keepable(ctx: Context): Promise<Keepable> {
  const edition = await juryEdition(ctx);
  const { actor } = ctx;
  const assignments = await delegationAssignments(ctx, edition.id);
  return {
    edition,
    assignments: edition.state === "judging" ? assignments.filter((one) => one.declared === "none") : [],
    personId: known(actor.kind === "person" ? actor.id : undefined, "person"),
  };
}
