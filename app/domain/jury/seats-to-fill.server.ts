import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";

export type SeatToFill = {
  delegationId: string;
  personId: string;
  name: string;
  email: string;
  /** Why the person sat beyond the limit; whoever follows sits there for the same reason. */
  reason: string | null;
};

/**
 * Lists the seats that were declined since judging was opened and that nobody has followed in. Who may see it is for the
 * caller; they can be filled while people of the jury can be replaced.
 */
export async function seatsToFill(
  ctx: Context,
  edition: Pick<EditionsRow, "id" | "judging_opened_at">,
): Promise<SeatToFill[]> {
  if (edition.judging_opened_at === null) return [];
  const rows = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("people", "people.id", "delegation_people.person_id")
    .select(["delegation_id", "person_id", "name_latin", "email", "beyond_limit_reason"])
    .where("edition_id", "=", edition.id)
    .where("withdrawn_at", "is", null)
    .where("answer", "=", "declined")
    .where("left_at", ">=", edition.judging_opened_at)
    .where("followed_by", "is", null)
    .orderBy("left_at")
    .orderBy("person_id")
    .execute();
  return rows.map((row) => ({
    delegationId: row.delegation_id,
    personId: row.person_id,
    name: row.name_latin,
    email: row.email,
    reason: row.beyond_limit_reason,
  }));
}

/**
 * Finds the seat that somebody takes who is named in a person's place; nothing where it is not to be filled. Whoever has
 * declined in this delegation themselves sits in their own place again, so that the other one stays to be filled.
 */
export async function seatToFill(
  ctx: Context,
  edition: EditionsRow,
  delegationId: string,
  personId: string,
  successorEmail: string,
): Promise<SeatToFill | undefined> {
  const seats = (await seatsToFill(ctx, edition)).filter((seat) => seat.delegationId === delegationId);
  const meant = seats.find((seat) => seat.personId === personId);
  return meant && (seats.find((seat) => seat.email === successorEmail) ?? meant);
}

/** Notes who follows in a seat; whoever takes their own one again follows nobody. */
export async function noteSuccessor(
  ctx: Context,
  delegationId: string,
  personId: string,
  successorId: string,
): Promise<void> {
  if (personId === successorId) return;
  await ctx.db
    .updateTable("delegation_people")
    .set({ followed_by: successorId })
    .where("delegation_id", "=", delegationId)
    .where("person_id", "=", personId)
    .execute();
}
