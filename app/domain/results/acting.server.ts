import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { authorize } from "../authorize";
import { editionFacts } from "../editions/editions.server";
import type { DelegationOfJury } from "../jury/jury";
import { delegationsOf } from "../jury/jury.server";
import { hiddenEntries } from "../people/hidden-entries.server";
import { attendanceOf } from "./meeting";

const seatOrder = ["chair", "vice-chair", "member"];

/**
 * Gives the delegation that acts for the jury on these entries: the chair; where it is recused from one of them or
 * was not in the meeting, the vice-chair; where that is so too, the next one by number. Nothing when none is free; a
 * delegation that only advises never acts.
 */
export async function actingDelegation(
  ctx: Context,
  editionId: string,
  entries: readonly string[],
): Promise<DelegationOfJury | undefined> {
  const delegations = (await delegationsOf(ctx, editionId)).filter(
    (one) => one.people.length > 0 && !one.adviceOnly,
  );
  const meeting = await meetingRow(ctx, editionId);
  const away = meeting ? attendanceOf(meeting).filter((line) => !line.present) : [];
  const recused = await recusedDelegations(ctx, editionId, entries);
  return delegations
    .filter((one) => !recused.has(one.id) && !away.some((line) => line.delegationId === one.id))
    .sort((a, b) => seatOrder.indexOf(a.seat) - seatOrder.indexOf(b.seat) || a.number - b.number)[0];
}

/** Lets those pass who act for the jury on these entries; to people outside the jury there is nothing here. */
export async function authorizeActing(
  ctx: Context,
  edition: EditionsRow,
  entries: readonly string[],
): Promise<DelegationOfJury> {
  authorize(ctx, "ranking.read", { edition: editionFacts(edition) });
  const acting = await actingDelegation(ctx, edition.id, entries);
  // Where one person alone is recused, the colleagues of their delegation act.
  const hidden = await hiddenEntries(ctx, edition);
  const free = !entries.some((entry) => hidden.has(entry));
  authorize(ctx, "result.decide", {
    edition: editionFacts(edition),
    ...(acting && free ? { acting: acting.id } : {}),
  });
  return acting!;
}

/** Gives what is recorded of an edition's jury meeting, if anything is. */
export async function meetingRow(ctx: Context, editionId: string) {
  return ctx.db.selectFrom("meetings").selectAll().where("edition_id", "=", editionId).executeTakeFirst();
}

/** Lists the delegations that are recused from one of these entries, whatever of theirs still counts. */
export async function recusedDelegations(
  ctx: Context,
  editionId: string,
  entries: readonly string[],
): Promise<Set<string>> {
  if (entries.length === 0) return new Set();
  const rows = await ctx.db
    .selectFrom("recusals")
    .innerJoin("delegations", "delegations.id", "recusals.delegation_id")
    .select("delegation_id")
    .where("delegations.edition_id", "=", editionId)
    .where("recusals.entry_id", "in", [...entries])
    .execute();
  return new Set(rows.map((row) => row.delegation_id));
}
