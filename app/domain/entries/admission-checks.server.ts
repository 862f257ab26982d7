import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { SubmissionsRow } from "../../database/rows/entries";
import { inTransaction } from "../../database/transaction";
import { gapsIn, questionOf } from "../forms/answers";
import { record } from "../history/record.server";
import type { PersonActor } from "../people/actor";
import { fieldProblem, known, Refusal, refuse } from "../problems";
import { admitEntry, decidable } from "./admission.server";
import {
  type CheckedFacts,
  type CheckLine,
  checkLines,
  checklist,
  type HumanPoint,
  humanPoints,
  isChecked,
  type Tick,
} from "./checklist";
import { exceptionAt } from "./late-exceptions.server";
import { formSections, storedSubmissions } from "./reading.server";
import { answersIn, readContent } from "./submission-content";

const tickSentences: Record<HumanPoint, string> = {
  english: "Confirm that the entry is in English.",
  result: "Confirm that the entry shows some result.",
};

/**
 * Keeps which points of the checklist a person has ticked on an entry; a tick that stood keeps its hand and time, one that
 * is missing is taken away. Refuses one's own state, and when admission decides nothing.
 */
export async function tickPoints(ctx: Context, entryId: string, points: readonly string[]): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry } = await decidable(ctx, entryId);
    const submissions = await storedSubmissions(ctx, entry.id);
    const standing = new Set((await ticksOn(ctx, entry.id, submissions)).map((tick) => tick.point));
    const changed = humanPoints.filter((point) => points.includes(point) !== standing.has(point));
    if (changed.length === 0) return;
    for (const point of changed) {
      await ctx.db
        .deleteFrom("admission_ticks")
        .where("entry_id", "=", entry.id)
        .where("point", "=", point)
        .execute();
      if (!points.includes(point)) continue;
      await ctx.db
        .insertInto("admission_ticks")
        .values({ entry_id: entry.id, point, ticked_at: ctx.now, ticked_by: (ctx.actor as PersonActor).id })
        .execute();
    }
    await record(ctx, { editionId: entry.edition_id, command: "tickPoints", object: ["entry", entry.id] });
  });
}

/**
 * Ticks what a person has seen, or leaves the ticks as they stand, and admits the entry; refuses while a point of the
 * checklist is open.
 */
export async function admitChecked(
  ctx: Context,
  entryId: string,
  input: { ticks?: readonly string[]; noteToJury?: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if (input.ticks) await tickPoints(ctx, entryId, input.ticks);
    const { entry, edition } = await decidable(ctx, entryId);
    const lines = await checkLinesOf(ctx, edition, await storedSubmissions(ctx, entry.id));
    const open = lines.filter((line) => !line.met);
    const unticked = humanPoints.filter((point) => open.some((line) => line.point === point));
    if (unticked.length > 0) {
      throw new Refusal(unticked.map((point) => fieldProblem(point, "not-ticked", tickSentences[point])));
    }
    if (!isChecked(lines)) {
      refuse(
        "checklist-open",
        `The entry does not meet the form: ${open.map((line) => line.words).join("; ")}. Return or refuse it.`,
      );
    }
    await admitEntry(ctx, entryId, input.noteToJury === undefined ? {} : { noteToJury: input.noteToJury });
  });
}

/** Gives the checklist of an entry from its submissions; the caller has authorised the reading. */
export async function checkLinesOf(
  ctx: Context,
  edition: EditionsRow,
  submissions: readonly SubmissionsRow[],
): Promise<CheckLine[]> {
  const last = known(submissions.at(-1), "submission");
  return checkLines(
    await checkedFacts(ctx, edition, submissions),
    await ticksOn(ctx, last.entry_id, submissions),
  );
}

async function checkedFacts(
  ctx: Context,
  edition: EditionsRow,
  submissions: readonly SubmissionsRow[],
): Promise<CheckedFacts> {
  const last = known(submissions.at(-1), "submission");
  const content = readContent(last.content);
  const sections = await formSections(ctx, edition.id, content.form.version);
  const answers = answersIn(content);
  const appointment = await ctx.db
    .selectFrom("appointments")
    .select("id")
    .where("person_id", "=", last.submitted_by)
    .where("country", "=", content.entry.country)
    .where("role", "in", ["representative", "substitute"])
    .executeTakeFirst();
  // An exception is for a draft at the deadline: a text that had come in time and was reopened is not what is judged.
  const byException = await lateByException(ctx, submissions);
  const onTime = !byException && submissions.some((one) => one.submitted_at < edition.deadline_at);
  return checklist({
    gaps: gapsIn(sections, answers).length,
    throughRepresentative: appointment !== undefined,
    onTime,
    byException,
    // A presidency may ask for results in questions of its own: then only the checker can tell.
    resultGiven: !questionOf(sections, "results") || (answers.results ?? "").trim() !== "",
  });
}

async function lateByException(ctx: Context, submissions: readonly SubmissionsRow[]): Promise<boolean> {
  for (const one of submissions) {
    if (await exceptionAt(ctx, one.entry_id, one.submitted_at)) return true;
  }
  return false;
}

/** A tick says something of the text that was read: one from before the last submission counts no more. */
async function ticksOn(
  ctx: Context,
  entryId: string,
  submissions: readonly SubmissionsRow[],
): Promise<Tick[]> {
  const rows = await ctx.db
    .selectFrom("admission_ticks")
    .innerJoin("people", "people.id", "admission_ticks.ticked_by")
    .select(["point", "ticked_at", "name_latin"])
    .where("entry_id", "=", entryId)
    .where("ticked_at", ">=", submissions.at(-1)?.submitted_at ?? "")
    .execute();
  return rows.map((row) => ({ point: row.point as HumanPoint, by: row.name_latin, at: row.ticked_at }));
}
