import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { editionFacts, formIfChosen } from "../editions/editions.server";
import { gapsOfEntry } from "../national/national-version.server";
import { isRecusedFrom } from "../people/actor";
import { may } from "../people/permissions";
import { storedAnswers, textsOf } from "./entries.server";
import type { EntryKind } from "./entry";
import { entryFacts } from "./entry-rows.server";
import { waitsForException } from "./late-entry.server";
import { admitsLate } from "./windows";

export type Unsubmitted = {
  id: string;
  country: string;
  kind: EntryKind;
  /** True when only the sign-off is missing. */
  complete: boolean;
  /** Until when an exception holds. */
  lateUntil: string | null;
  /** An exception is proposed and waits for the presidency. */
  proposed: boolean;
  mayPropose: boolean;
};

/**
 * Lists the drafts that were not submitted by the deadline, the complete ones first: that they exist and how far they are,
 * and nothing of their text. Refuses all but the secretariat; leaves out what the reader is recused from.
 */
export async function unsubmittedAfterDeadline(ctx: Context, edition: EditionsRow): Promise<Unsubmitted[]> {
  authorize(ctx, "admission.list", {});
  if (ctx.now < edition.deadline_at) return [];
  const form = await formIfChosen(ctx, edition.id);
  const rows = await ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", edition.id)
    .where("state", "=", "draft")
    .execute();
  const drafts: Unsubmitted[] = [];
  for (const row of rows.filter((one) => !isRecusedFrom(ctx.actor, one.id))) {
    const facts = { edition: editionFacts(edition), entry: entryFacts(row) };
    const answers = textsOf(await storedAnswers(ctx, row.id));
    drafts.push({
      id: row.id,
      country: row.country,
      kind: row.kind as EntryKind,
      complete: form !== undefined && (await gapsOfEntry(ctx, row.id, form.sections, answers)).length === 0,
      lateUntil: admitsLate(facts.edition, row.late_until, ctx.now) ? row.late_until : null,
      proposed: await waitsForException(ctx, { edition, country: row.country, entry: row }),
      mayPropose: may(ctx.actor, "entry.admit-late", { ...facts, country: row.country }),
    });
  }
  return drafts.sort(
    (a, b) => Number(b.complete) - Number(a.complete) || byCountryName(a.country, b.country),
  );
}
