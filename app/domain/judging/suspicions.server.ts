import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { isJudgingHiddenFrom } from "../people/actor";
import { known, refuse, Unknown } from "../problems";
import { competingEntries } from "./automatic-recusals.server";
import { type Imposed, imposeOrPropose, whyNotImpose } from "./imposed-recusals.server";
import { type ConflictScope, writtenReason } from "./interest";
import { conflictScopeOf } from "./interest-settings.server";
import { refuseOutsideRecusals } from "./recusals.server";
import { type Suspected, type SuspicionKey, suspectedNow } from "./suspected.server";
import { judgesOf } from "./suspicion-traces.server";

export type ListedSuspicion = SuspicionKey & {
  key: string;
  delegation: string;
  person: string | null;
  title: string;
  country: string;
  evidence: string;
  /** Why the reader does not decide on this one, in a sentence; nothing where they do. */
  against: string | undefined;
};

export type SuspicionsPage = {
  edition: { name: string; state: string };
  scope: ConflictScope;
  open: ListedSuspicion[];
  dismissed: { key: string; words: string; title: string; country: string; reason: string; at: string }[];
};

/**
 * Lists for chair, vice-chair and secretariat what the platform suspects while a recusal is still possible, computed
 * anew each time, and what was dismissed. Entries the reader is kept from the judging of are left out.
 */
export async function suspicionsPage(ctx: Context, editionId: string): Promise<SuspicionsPage> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
  const found = await foundIn(ctx, edition);
  const open: ListedSuspicion[] = [];
  for (const { entry, ...one } of found.open) {
    const against = await whyNotImpose(ctx, edition, entry, one.delegationId);
    open.push({ ...one, title: entry.title, country: entry.country, against });
  }
  return {
    edition: { name: edition.name, state: edition.state },
    scope: await conflictScopeOf(ctx, edition.id),
    open,
    dismissed: found.dismissed,
  };
}

/**
 * Confirms a suspicion, which recuses at once as the edition's setting has it, or dismisses it for good; either with a
 * reason. Once the order is open the recusal is proposed to a second person, and the suspicion waits with it. The chair or
 * the secretariat decides, the vice-chair where the chair is recused or concerned; nobody on their own delegation, on an
 * entry of their own state or on one they are recused from.
 */
export async function decideSuspicion(
  ctx: Context,
  editionId: string,
  key: string,
  decision: "confirmed" | "dismissed",
  typed: string,
): Promise<Imposed | "dismissed"> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
    refuseOutsideRecusals(edition);
    const { entry, evidence, delegationId, personId, ground } = known(
      (await foundIn(ctx, edition)).open.find((one) => one.key === key),
      "suspicion",
    );
    const against = await whyNotImpose(ctx, edition, entry, delegationId);
    if (against !== undefined) refuse("not-deciding", against);
    if (ctx.actor.kind !== "person") throw new Unknown("person");
    const reason = writtenReason(`reason-${key}`, typed);
    const delegation = await ctx.db
      .selectFrom("delegations")
      .selectAll()
      .where("id", "=", delegationId)
      .executeTakeFirstOrThrow();
    const recusal = { edition, delegation, entry, kind: "imposed" as const, reason };
    if (decision === "confirmed" && edition.order_opened_at !== null) {
      return imposeOrPropose(ctx, recusal, personId ?? undefined);
    }
    const id = ctx.newId();
    await ctx.db
      .insertInto("suspicion_decisions")
      .values({
        id,
        edition_id: edition.id,
        delegation_id: delegationId,
        person_id: personId,
        entry_id: entry.id,
        ground,
        evidence,
        decision,
        reason,
        decided_by: ctx.actor.id,
        decided_at: ctx.now,
      })
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "decideSuspicion",
      object: ["suspicion", id],
      to: decision,
    });
    if (decision === "dismissed") return "dismissed";
    return imposeOrPropose(ctx, recusal, personId ?? undefined);
  });
}

/** What is suspected now, and what was dismissed, without the entries the reader is recused from. */
async function foundIn(
  ctx: Context,
  edition: EditionsRow,
): Promise<{ open: Suspected[]; dismissed: SuspicionsPage["dismissed"] }> {
  const entries = (await competingEntries(ctx, edition.id))
    .filter((entry) => !isJudgingHiddenFrom(ctx.actor, entry))
    .sort((a, b) => byCountryName(a.country, b.country));
  const judges = await judgesOf(ctx, edition.id);
  const decided = await ctx.db
    .selectFrom("suspicion_decisions")
    .selectAll()
    .where("edition_id", "=", edition.id)
    .where("decision", "=", "dismissed")
    .orderBy("decided_at")
    .orderBy("id")
    .execute();
  return {
    open: await suspectedNow(ctx, edition, judges, entries),
    dismissed: decided.flatMap((row) => {
      const entry = entries.find((one) => one.id === row.entry_id);
      if (!entry) return [];
      const judge = judges.find(
        (one) => one.delegationId === row.delegation_id && one.personId === row.person_id,
      );
      const { title, country } = entry;
      const words = `${judge?.person ?? judge?.delegation ?? "A former member"}: ${row.evidence}`;
      return [{ key: row.id, words, title, country, reason: row.reason, at: row.decided_at }];
    }),
  };
}
