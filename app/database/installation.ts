import type { Kysely } from "kysely";
import type { Tables } from "./tables";

const marker = "demonstration";
const clockOffset = "clock-offset-ms";

export type Clock = { now(): string };

/** True once the database has our tables; a new one has none until it is migrated. */
export async function hasTables(db: Kysely<Tables>): Promise<boolean> {
  return (await db.introspection.getTables()).some((table) => table.name === "installation");
}

/** True when the database was made by `demo`; nothing else writes that row. */
export async function isDemonstration(db: Kysely<Tables>): Promise<boolean> {
  return (await storedValue(db, marker)) !== undefined;
}

/** Marks an empty database as a demonstration; refuses one that already holds people. */
export async function markDemonstration(db: Kysely<Tables>, stage: string): Promise<void> {
  const person = await db.selectFrom("people").select("id").limit(1).executeTakeFirst();
  if (person)
    throw new Error("This database holds people already; a demonstration starts from an empty one.");
  await db.insertInto("installation").values({ name: marker, value: stage }).execute();
}

/** Gives the stage a demonstration was started at; nothing for a real installation. */
export async function demonstrationStage(db: Kysely<Tables>): Promise<string | undefined> {
  return storedValue(db, marker);
}

/** Sets how far the demonstration's clock is from the real one. */
export async function setClockOffset(db: Kysely<Tables>, milliseconds: number): Promise<void> {
  const value = String(Math.round(milliseconds));
  await db
    .insertInto("installation")
    .values({ name: clockOffset, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** Gives the clock of the installation: real time, plus the offset a demonstration keeps in its database. */
export async function clockOf(db: Kysely<Tables>): Promise<Clock> {
  const offset = Number((await storedValue(db, clockOffset)) ?? 0);
  return { now: () => new Date(Date.now() + offset).toISOString() };
}

async function storedValue(db: Kysely<Tables>, name: string): Promise<string | undefined> {
  const row = await db.selectFrom("installation").select("value").where("name", "=", name).executeTakeFirst();
  return row?.value;
}
