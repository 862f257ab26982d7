import type { Kysely } from "kysely";
import type { Tables } from "../../database/tables";
import { changesBetween } from "./changes";
import { contentSchema, sessionsOf } from "./content";
import { newestVersion } from "./publication.server";
import { admittedEntries, workingContent } from "./working.server";

/** What must hold of programmes beyond the schema's constraints. */
export const programmeInvariants = [
  { name: "every published programme can be read", breaches: unreadableVersions },
  { name: "an entry that left is marked as a change of the published programme", breaches: unmarkedSlots },
] as const;

async function unreadableVersions(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom("programme_versions").select(["id", "content"]).execute();
  return rows.filter((row) => !isReadable(row.content)).map((row) => row.id);
}

function isReadable(text: string): boolean {
  try {
    return contentSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

async function unmarkedSlots(db: Kysely<Tables>): Promise<string[]> {
  const breaches: string[] = [];
  for (const edition of await db.selectFrom("editions").selectAll().execute()) {
    const newest = await newestVersion(db, edition.id);
    if (!newest || !isReadable(newest.content)) continue;
    const content = contentSchema.parse(JSON.parse(newest.content));
    const admitted = new Set((await admittedEntries(db, edition.id)).map((entry) => entry.entryId));
    const changes = changesBetween(content, await workingContent(db, edition));
    const marked = new Set(changes.filter((one) => one.kind === "removed").map((one) => one.about));
    for (const slot of sessionsOf(content).flatMap((session) => session.slots)) {
      if (!admitted.has(slot.entryId) && !marked.has(slot.entryId)) breaches.push(slot.entryId);
    }
  }
  return breaches;
}
