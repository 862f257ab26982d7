import type { ActInput, EditionAct } from "../../app/domain/editions/acts";
import { confirmAct, proposeAct } from "../../app/domain/editions/acts.server";
import { again, type Playable } from "./again";
import { delegations } from "./cast";
import { asCast, createDemoEdition, enterPeople, idOf, openDemoCall, type WorldLike } from "./editions-steps";
import { submitAll, writeAll } from "./entries-steps";
import { projectsNamed } from "./judging-steps";

/** What is typed for an act; the deadline counts only for those that set one. */
export const typedAct: ActInput = {
  reason: "The network was down on the last evening.",
  deadlineDay: "2026-10-08",
  deadlineTime: "23:59",
  admissionUntil: "2026-10-20",
};

/** The person who confirms what the secretariat proposes. */
export function secondFor(act: EditionAct): string {
  return act === "annul-decision" ? "rep-ie" : "presidency-1";
}

/** The secretariat proposes an act on an edition, and the presidency, or the chair, confirms it. */
export async function actTogether(
  world: WorldLike,
  editionId: string,
  act: EditionAct,
  typed: Partial<ActInput> = {},
): Promise<void> {
  const id = await proposeAct(await asCast(world, "secretariat-1"), editionId, act, {
    ...typedAct,
    ...typed,
  });
  await confirmAct(await asCast(world, secondFor(act)), editionId, id);
}

export const jurors = delegations.flatMap((delegation) => delegation.people);

/** Lists the addresses that a kind of letter went to, in order; one who got two is there twice. */
export async function toldBy(world: WorldLike, kind: string): Promise<string[]> {
  const { db } = await world.as();
  const rows = await db.selectFrom("letters").select("to_email").where("kind", "=", kind).execute();
  return rows.map((row) => row.to_email).sort();
}

/** Gives the addresses of people of the cast, in order. */
export async function emailsOf(world: WorldLike, ...keys: string[]): Promise<string[]> {
  const ids = await Promise.all(keys.map((key) => idOf(world, key)));
  const { db } = await world.as();
  const rows = await db.selectFrom("people").select("email").where("id", "in", ids).execute();
  return rows.map((row) => row.email).sort();
}

/** Gives the addresses of those who speak for these states, in order; for all states without any. */
export async function speakers(world: WorldLike, ...states: string[]): Promise<string[]> {
  const { db } = await world.as();
  const rows = await db
    .selectFrom("appointments")
    .innerJoin("people", "people.id", "appointments.person_id")
    .select(["email", "country"])
    .where("role", "in", ["representative", "substitute"])
    .execute();
  const named = rows.filter((row) => states.length === 0 || states.includes(row.country ?? ""));
  return [...new Set(named.map((row) => row.email))].sort();
}

/** A day on which the deadline of the demonstration has passed. */
export const afterTheDeadline = "2026-10-01T09:00:00.000Z";

/** Brings an empty world to the day after the deadline, the call open and these projects submitted. */
export function enteredBy(world: Playable, ...keys: string[]) {
  return again(world, `entered by: ${keys.join(" ")}`, () => playEntries(world, keys));
}

async function playEntries(world: Playable, keys: readonly string[]) {
  const projects = projectsNamed(...keys);
  const juries = delegations.map((delegation) => delegation.country);
  await enterPeople(world, [...new Set([...juries, ...projects.map((one) => one.country)])]);
  const id = await createDemoEdition(world);
  await openDemoCall(world, id);
  const entries = await writeAll(world, id, projects);
  await submitAll(world, entries, projects);
  world.now = afterTheDeadline;
  return { id, entries, projects };
}
