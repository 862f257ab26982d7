import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import type { AssignmentsRow } from "../../database/rows/jury";
import { editionById } from "../editions/editions.server";
import { type PersonActor, type Seat, seatIn } from "../people/actor";
import { known, Unknown } from "../problems";
import { isPersonRecused } from "./recusals-person.server";

/** The states in which the jury reads nothing. */
export const beforeJudging: readonly string[] = ["preparing", "open", "checking"];

export type OwnAssignment = {
  actor: PersonActor;
  seat: Seat;
  edition: EditionsRow;
  entry: EntriesRow;
  assignment: AssignmentsRow;
  declared: "none" | "conflict" | undefined;
};

/**
 * Finds what the actor's delegation is to judge of an entry. Without a seat, an assignment or judging, and for an entry
 * the actor or the delegation is recused from, there is no such thing; recusals are read anew, as one may come at any moment.
 */
export async function ownAssignment(ctx: Context, entryId: string): Promise<OwnAssignment> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("assignment");
  const entry = known(
    await ctx.db.selectFrom("entries").selectAll().where("id", "=", entryId).executeTakeFirst(),
    "entry",
  );
  const seat = known(seatIn(actor, entry.edition_id), "seat");
  const assignment = known(
    await ctx.db
      .selectFrom("assignments")
      .selectAll()
      .where("delegation_id", "=", seat.delegationId)
      .where("entry_id", "=", entry.id)
      .executeTakeFirst(),
    "assignment",
  );
  // An entry that was dealt can come back as an additional one, where call and admission were opened again.
  const judged = entry.state === "admitted" && entry.kind === "competing";
  if (!judged || (await isRecused(ctx, seat.delegationId, entry.id))) throw new Unknown("assignment");
  if (await isPersonRecused(ctx, actor.id, entry.id)) throw new Unknown("assignment");
  const edition = await editionById(ctx, entry.edition_id);
  // Admission was opened again after judging had begun: what may be read is decided anew.
  if (beforeJudging.includes(edition.state)) throw new Unknown("assignment");
  const declaration = await ctx.db
    .selectFrom("declarations")
    .select("kind")
    .where("person_id", "=", actor.id)
    .where("entry_id", "=", entry.id)
    .executeTakeFirst();
  return {
    actor,
    seat,
    edition,
    entry,
    assignment,
    declared: declaration?.kind as OwnAssignment["declared"],
  };
}

/** True when the delegation does not judge the entry. */
export async function isRecused(ctx: Context, delegationId: string, entryId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("recusals")
    .select("id")
    .where("delegation_id", "=", delegationId)
    .where("entry_id", "=", entryId)
    .executeTakeFirst();
  return row !== undefined;
}
