import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { byCountryName, countryName } from "../countries";
import { editionById } from "../editions/editions.server";
import { record } from "../history/record.server";
import { delegationName } from "../jury/jury";
import { queueLetter } from "../letters/letters.server";
import { isJudgingHiddenFrom } from "../people/actor";
import { known, refuse, Unknown } from "../problems";
import { actingDelegation, authorizeActing } from "../results/acting.server";
import { type RecusalKind, recusalWords, writtenReason } from "./interest";
import { toTell } from "./recusals.server";
import { removeSheet } from "./recusals-sheets.server";

export type LateDecision = "struck" | "kept";

/**
 * Decides, as the second person, whether what a delegation gave before its late recusal is struck or stands, with a
 * reason that all who know of the recusal are told. The delegation that acts for the jury on this entry decides; never
 * the person who brought the recusal about. Refuses a second decision, and any once the result is sealed.
 */
export async function decideLateRecusal(
  ctx: Context,
  recusalId: string,
  decision: LateDecision,
  typed: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const row = known(
      await ctx.db
        .selectFrom("late_recusals")
        .innerJoin("recusals", "recusals.id", "late_recusals.recusal_id")
        .selectAll("recusals")
        .select("decision")
        .where("recusal_id", "=", recusalId)
        .executeTakeFirst(),
      "recusal",
    );
    const delegation = await ctx.db
      .selectFrom("delegations")
      .selectAll()
      .where("id", "=", row.delegation_id)
      .executeTakeFirstOrThrow();
    const edition = await editionById(ctx, delegation.edition_id);
    const { actor } = ctx;
    const entry = await ctx.db
      .selectFrom("entries")
      .selectAll()
      .where("id", "=", row.entry_id)
      .executeTakeFirstOrThrow();
    if (actor.kind !== "person" || isJudgingHiddenFrom(actor, entry)) throw new Unknown("recusal");
    await authorizeActing(ctx, edition, [row.entry_id]);
    if (edition.state !== "deciding") refuse("decided", "The jury has decided; its result is sealed.");
    if (row.decision !== null) refuse("recusal-decided", "This has been decided already.");
    if (row.recused_by === actor.id) {
      refuse(
        "same-person",
        "You brought this recusal about; somebody else of the delegation decides on the sheet.",
      );
    }
    const reason = writtenReason(`reason-${recusalId}`, typed);
    await ctx.db
      .updateTable("late_recusals")
      .set({ decision, reason, decided_by: actor.id, decided_at: ctx.now })
      .where("recusal_id", "=", recusalId)
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "decideLateRecusal",
      object: ["recusal", recusalId],
      to: decision,
    });
    if (decision === "struck") await removeSheet(ctx, { edition, delegation, entry, reason: row.reason });
    for (const person of await toTell(ctx, { edition, delegation, entry })) {
      await queueLetter(ctx, {
        kind: "late-recusal-decided",
        to: person,
        editionId: edition.id,
        entryId: entry.id,
        facts: {
          name: person.name_latin,
          edition: edition.name,
          delegation: delegationName(delegation),
          title: entry.title,
          state: countryName(entry.country),
          struck: decision === "struck",
          reason,
        },
      });
    }
  });
}

/** Refuses while what a late-recused delegation gave stands undecided, so that nothing open goes into the sealed result. */
export async function refuseUndecidedRecusals(ctx: Context, editionId: string): Promise<void> {
  if ((await undecided(ctx, editionId)).length === 0) return;
  refuse(
    "recusal-undecided",
    'A delegation was recused after the order was opened. Decide first, under "To be confirmed", whether its score sheet is struck or stands.',
  );
}

export type LateRecusal = {
  id: string;
  delegation: string;
  title: string;
  country: string;
  words: string;
  /** What those who impose and those who declare wrote; nothing for a delegation's own country. */
  reason: string;
  at: string;
};

/** Lists the late recusals on which the reader decides now; nothing about an entry whose judging is hidden from them. */
export async function lateRecusalsToDecide(ctx: Context, edition: EditionsRow): Promise<LateRecusal[]> {
  const { actor } = ctx;
  if (actor.kind !== "person" || edition.state !== "deciding") return [];
  const own = new Set(actor.seats.map((seat) => seat.delegationId));
  const listed: LateRecusal[] = [];
  for (const row of await undecided(ctx, edition.id)) {
    const entry = { id: row.entry_id, country: row.country, created_at: row.begun_at };
    if (isJudgingHiddenFrom(actor, entry) || row.recused_by === actor.id) continue;
    const acting = await actingDelegation(ctx, edition.id, [row.entry_id]);
    if (!acting || !own.has(acting.id)) continue;
    listed.push({
      id: row.id,
      delegation: delegationName({
        kind: row.of_kind,
        country: row.of_country,
        institution: row.institution,
      }),
      title: row.title,
      country: row.country,
      words: recusalWords[row.kind as RecusalKind],
      reason: row.reason,
      at: row.recused_at,
    });
  }
  return listed.sort((a, b) => byCountryName(a.country, b.country));
}

async function undecided(ctx: Context, editionId: string) {
  return ctx.db
    .selectFrom("late_recusals")
    .innerJoin("recusals", "recusals.id", "late_recusals.recusal_id")
    .innerJoin("delegations", "delegations.id", "recusals.delegation_id")
    .innerJoin("entries", "entries.id", "recusals.entry_id")
    .selectAll("recusals")
    .select(["title", "entries.country", "entries.created_at as begun_at", "institution"])
    .select(["delegations.kind as of_kind", "delegations.country as of_country"])
    .where("delegations.edition_id", "=", editionId)
    .where("entries.state", "=", "admitted")
    .where("decision", "is", null)
    .orderBy("recused_at")
    .orderBy("recusals.id")
    .execute();
}
