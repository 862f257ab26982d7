import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import { editionById } from "../editions/editions.server";
import { isRecusedFrom, type PersonActor, type Seat, seatIn } from "../people/actor";
import { known, Unknown } from "../problems";
import { competingEntries } from "./automatic-recusals.server";
import { type InterestKind, isBeforeDeal } from "./interest";
import { isRecused, ownAssignment } from "./own-assignment.server";
import { isPersonRecused } from "./recusals-person.server";

export type DeclarableEntry = {
  actor: PersonActor;
  seat: Seat;
  edition: EditionsRow;
  entry: EntriesRow;
  declared: InterestKind | undefined;
};

/**
 * Finds an entry that the actor declares an interest in: before entries are dealt any of them, then those their delegation
 * judges. One that they or their delegation are recused from, also by state or work, does not exist for them.
 */
export async function declarableEntry(ctx: Context, entryId: string): Promise<DeclarableEntry> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("person");
  const row = known(
    await ctx.db.selectFrom("entries").selectAll().where("id", "=", entryId).executeTakeFirst(),
    "entry",
  );
  const edition = await editionById(ctx, row.edition_id);
  if (!isBeforeDeal(edition)) return ownAssignment(ctx, entryId);
  const seat = known(seatIn(actor, edition.id), "seat");
  const entry = known(
    (await declarableEntries(ctx, edition)).find((one) => one.id === entryId),
    "entry",
  );
  // Read anew, as a colleague may have declared a conflict a moment ago.
  if ((await isRecused(ctx, seat.delegationId, entry.id)) || (await isPersonRecused(ctx, actor.id, entry.id)))
    throw new Unknown("entry");
  const declaration = await ctx.db
    .selectFrom("declarations")
    .select("kind")
    .where("person_id", "=", actor.id)
    .where("entry_id", "=", entry.id)
    .executeTakeFirst();
  return { actor, seat, edition, entry, declared: declaration?.kind as DeclarableEntry["declared"] };
}

/** Lists, before entries are dealt, what the actor could be dealt; who may ask is for the caller. */
export async function declarableEntries(ctx: Context, edition: EditionsRow): Promise<EntriesRow[]> {
  if (!isBeforeDeal(edition)) return [];
  return (await competingEntries(ctx, edition.id)).filter((entry) => !isRecusedFrom(ctx.actor, entry.id));
}
