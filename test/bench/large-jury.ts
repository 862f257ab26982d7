import type { Kysely } from "kysely";
import { sql } from "kysely";
import { idsFrom, systemSecret } from "../../app/database/context";
import type { Tables } from "../../app/database/tables";

const newId = idsFrom(systemSecret);
/** None of them sits on the demonstration's jury. */
const elsewhere = ["MT", "PT", "SI", "SK", "HR", "LV"];
const perEntry = 3;

/**
 * Turns a world into one with so many competing entries, each judged by three of the six delegations: sheets are final
 * where judging is closed, else not begun. For measuring only: that a state enters one project is lifted.
 */
export async function withEntries(db: Kysely<Tables>, wanted: number): Promise<{ newest: string }> {
  await sql`drop index entries_one_competing`.execute(db);
  const edition = await db.selectFrom("editions").selectAll().executeTakeFirstOrThrow();
  const models = await db
    .selectFrom("entries")
    .selectAll()
    .where("kind", "=", "competing")
    .where("state", "=", "admitted")
    .orderBy("id")
    .execute();
  const delegations = await db.selectFrom("delegations").selectAll().orderBy("number").execute();
  const people = await db
    .selectFrom("delegation_people")
    .select(["person_id", "delegation_id"])
    .where("left_at", "is", null)
    .execute();
  const criteria = await db.selectFrom("criteria").select("id").execute();
  const closed = edition.judging_closed_at !== null;
  let newest = models[0]!.id;
  await db.transaction().execute(async (db) => {
    for (let n = models.length; n < wanted; n += 1) {
      const model = models[n % models.length]!;
      const entryId = newId();
      newest = entryId;
      await db
        .insertInto("entries")
        .values({ ...model, id: entryId, country: elsewhere[n % elsewhere.length]! })
        .execute();
      const submissions = await db
        .selectFrom("submissions")
        .selectAll()
        .where("entry_id", "=", model.id)
        .execute();
      for (const row of submissions) {
        await db
          .insertInto("submissions")
          .values({ ...row, id: newId(), entry_id: entryId })
          .execute();
      }
      for (let seat = 0; seat < perEntry; seat += 1) {
        const delegation = delegations[(n + seat) % delegations.length]!;
        const assignmentId = newId();
        await db
          .insertInto("assignments")
          .values({
            id: assignmentId,
            delegation_id: delegation.id,
            entry_id: entryId,
            reading_position: n + 1,
          })
          .execute();
        for (const { person_id } of people.filter((one) => one.delegation_id === delegation.id)) {
          await db
            .insertInto("declarations")
            .values({
              id: newId(),
              person_id,
              entry_id: entryId,
              kind: "none",
              declared_at: edition.opened_at!,
            })
            .execute();
        }
        if (!closed) continue;
        const sheetId = newId();
        await db
          .insertInto("score_sheets")
          .values({
            id: sheetId,
            assignment_id: assignmentId,
            state: "final",
            overall_remark: "Read with care.",
            version: 1,
            updated_at: edition.judging_closed_at!,
            updated_by: people.find((one) => one.delegation_id === delegation.id)!.person_id,
            finished_at: edition.judging_closed_at!,
          })
          .execute();
        for (const [at, criterion] of criteria.entries()) {
          await db
            .insertInto("scores")
            .values({
              sheet_id: sheetId,
              criterion_id: criterion.id,
              ticks: (n * 7 + seat * 3 + at * 5) % 11,
              remark: "A remark of the length that people write on one criterion.",
            })
            .execute();
        }
      }
    }
  });
  return { newest };
}
