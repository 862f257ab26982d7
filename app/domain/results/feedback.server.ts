import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { criteriaOf, editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { addresseesIn } from "../people/people.server";
import { refuse } from "../problems";
import { anonymousRemarks } from "./feedback";
import { sealedPlaces, validResult } from "./sealed.server";

export type FeedbackSection = { title: string; remarks: string[] };

/**
 * Sends each state the jury's remarks on its competing entry that did not win: in words, without figures, places or
 * numbers of delegations. Refuses before the announcement, a second time, and where the edition gives no feedback.
 */
export async function releaseFeedback(ctx: Context, editionId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "edition.release-feedback", { edition: editionFacts(edition) });
    if (edition.feedback_on === 0)
      refuse("no-feedback", "This edition gives no feedback on the other entries.");
    if (edition.state !== "announced") {
      refuse("not-announced", "Feedback follows the announcement of the winners.");
    }
    if (edition.feedback_released_at !== null) {
      refuse("feedback-released", "The feedback has been released already.");
    }
    await ctx.db
      .updateTable("editions")
      .set({ feedback_released_at: ctx.now })
      .where("id", "=", edition.id)
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "releaseFeedback",
      object: ["edition", edition.id],
    });
    const entries = await entriesWithoutPlace(ctx, edition.id);
    for (const entry of entries) await sendFeedback(ctx, edition, entry);
  });
}

async function entriesWithoutPlace(ctx: Context, editionId: string): Promise<EntriesRow[]> {
  const result = await validResult(ctx, editionId);
  const placed = result ? (await sealedPlaces(ctx, result.id)).map((one) => one.entryId) : [];
  const rows = await ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("kind", "=", "competing")
    .where("state", "=", "admitted")
    .orderBy("id")
    .execute();
  return rows.filter((row) => !placed.includes(row.id));
}

async function sendFeedback(ctx: Context, edition: EditionsRow, entry: EntriesRow): Promise<void> {
  const sections = await feedbackOn(ctx, edition.id, entry.id);
  for (const person of await addresseesIn(ctx, entry.country)) {
    await queueLetter(ctx, {
      kind: "feedback",
      to: person,
      facts: {
        name: person.name_latin,
        edition: edition.name,
        title: entry.title,
        state: countryName(entry.country),
        sections,
      },
      editionId: edition.id,
      entryId: entry.id,
    });
  }
}

/** Gathers the remarks of all final sheets on an entry, by criterion and not by delegation. */
async function feedbackOn(ctx: Context, editionId: string, entryId: string): Promise<FeedbackSection[]> {
  const sheets = await ctx.db
    .selectFrom("score_sheets")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .select(["score_sheets.id", "overall_remark"])
    .where("assignments.entry_id", "=", entryId)
    .where("score_sheets.state", "=", "final")
    .execute();
  const scores = await ctx.db
    .selectFrom("scores")
    .select(["sheet_id", "criterion_id", "remark"])
    .where("sheet_id", "in", sheets.length > 0 ? sheets.map((sheet) => sheet.id) : [""])
    .execute();
  const sections = (await criteriaOf(ctx, editionId)).map((criterion) => ({
    title: criterion.name,
    remarks: anonymousRemarks(
      scores.filter((score) => score.criterion_id === criterion.id).map((score) => score.remark),
    ),
  }));
  const overall = {
    title: "On the whole",
    remarks: anonymousRemarks(sheets.map((sheet) => sheet.overall_remark)),
  };
  return [...sections, overall].filter((section) => section.remarks.length > 0);
}
