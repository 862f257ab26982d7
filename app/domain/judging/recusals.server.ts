import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import type { DelegationsRow } from "../../database/rows/jury";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { entryFacts } from "../entries/entry-rows.server";
import { record } from "../history/record.server";
import { delegationName } from "../jury/jury";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { holds, seatIn } from "../people/actor";
import { known, refuse } from "../problems";
import { chairIsRecused } from "./chair.server";
import { writtenReason } from "./interest";
import { juryPeople } from "./jury-people.server";
import { isRecused } from "./own-assignment.server";
import { type SheetState, sheetLifecycle } from "./sheet";

type Recusal = {
  edition: EditionsRow;
  delegation: DelegationsRow;
  entry: EntriesRow;
  kind: "declared" | "imposed";
  reason: string;
};

/**
 * Takes a delegation off an entry: a sheet it has begun is removed with the reason and counts no more. Tells the
 * delegation, the chair and the vice-chair, as far as they are not recused themselves. The caller authorises it.
 */
export async function recuse(ctx: Context, recusal: Recusal): Promise<{ sheetRemoved: boolean }> {
  const { edition, delegation, entry, kind, reason } = recusal;
  const id = ctx.newId();
  await ctx.db
    .insertInto("recusals")
    .values({
      id,
      delegation_id: delegation.id,
      entry_id: entry.id,
      kind,
      reason,
      recused_by: ctx.actor.kind === "person" ? ctx.actor.id : null,
      recused_at: ctx.now,
    })
    .execute();
  await record(ctx, { editionId: edition.id, command: "recuse", object: ["recusal", id], to: kind });
  const sheetRemoved = await removeSheet(ctx, recusal);
  for (const person of await juryPeople(ctx, edition.id)) {
    const own = person.delegation_id === delegation.id;
    const chairs = person.seat !== "member" && !(await isRecused(ctx, person.delegation_id, entry.id));
    if (!own && !chairs) continue;
    await queueLetter(ctx, {
      kind: "recusal",
      to: person,
      editionId: edition.id,
      entryId: entry.id,
      facts: {
        name: person.name_latin,
        edition: edition.name,
        delegation: delegationName(delegation),
        title: entry.title,
        state: countryName(entry.country),
        how: kind,
        sheet: sheetRemoved ? "removed" : "none",
      },
    });
  }
  return { sheetRemoved };
}

async function removeSheet(ctx: Context, { edition, delegation, entry, reason }: Recusal): Promise<boolean> {
  const sheet = await ctx.db
    .selectFrom("score_sheets")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .select(["score_sheets.id", "score_sheets.state"])
    .where("assignments.delegation_id", "=", delegation.id)
    .where("assignments.entry_id", "=", entry.id)
    .executeTakeFirst();
  if (!sheet) return false;
  const state = advance(sheetLifecycle, "remove", sheet.state as SheetState);
  await ctx.db.updateTable("score_sheets").set({ state, reason }).where("id", "=", sheet.id).execute();
  await record(ctx, {
    editionId: edition.id,
    command: "removeSheet",
    object: ["sheet", sheet.id],
    from: sheet.state,
    to: state,
  });
  return true;
}

/**
 * Recuses a delegation from an entry on the chair's or the secretariat's decision, with a reason; the vice-chair
 * decides where the chair is recused. Refuses before judging, after the decision, and a second time.
 */
export async function imposeRecusal(
  ctx: Context,
  delegationId: string,
  entryId: string,
  reason: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const delegation = known(
      await ctx.db.selectFrom("delegations").selectAll().where("id", "=", delegationId).executeTakeFirst(),
      "delegation",
    );
    const edition = await editionById(ctx, delegation.edition_id);
    const entry = known(
      await ctx.db
        .selectFrom("entries")
        .selectAll()
        .where("id", "=", entryId)
        .where("edition_id", "=", edition.id)
        .where("kind", "=", "competing")
        .where("state", "=", "admitted")
        .executeTakeFirst(),
      "entry",
    );
    authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
    authorize(ctx, "judging.impose-recusal", { edition: editionFacts(edition), entry: entryFacts(entry) });
    if (
      seatIn(ctx.actor, edition.id)?.seat === "vice-chair" &&
      !holds(ctx.actor, "secretariat") &&
      !(await chairIsRecused(ctx, edition, entry.id))
    ) {
      refuse(
        "only-chair",
        "The chair of the jury does this here; the vice-chair where the chair is recused.",
      );
    }
    refuseOutsideJudging(edition);
    if (await isRecused(ctx, delegation.id, entry.id)) {
      refuse("already-recused", "This delegation is already recused from this entry.");
    }
    await recuse(ctx, {
      edition,
      delegation,
      entry,
      kind: "imposed",
      reason: writtenReason("reason", reason),
    });
  });
}

/** A recusal matters while sheets are written and while the jury decides; afterwards the result is sealed. */
export function refuseOutsideJudging(edition: Pick<EditionsRow, "state">): void {
  if (edition.state !== "judging" && edition.state !== "deciding") {
    refuse(
      "no-recusal-now",
      "A recusal is possible from the opening of judging until the jury's decision is recorded. Write to the secretariat.",
    );
  }
}
