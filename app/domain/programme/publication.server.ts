import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { canonicalJson } from "../../../scoring/canonical";
import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { ProgrammeVersionsRow } from "../../database/rows/programme";
import type { Tables } from "../../database/tables";
import { inTransaction } from "../../database/transaction";
import { isAnnounced } from "../editions/edition";
import { editionByYear } from "../editions/editions.server";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { holdersOf } from "../people/people.server";
import { known, refuse } from "../problems";
import { sayDays, sayTime } from "../times";
import { type Change, changesBetween } from "./changes";
import { type Clash, clashesOf } from "./clashes";
import {
  type ContentSession,
  type ContentSlot,
  type ProgrammeContent,
  parseContent,
  roomName,
  sayConferenceDay,
  sessionsOf,
  withoutEntries,
} from "./content";
import {
  admittedEntries,
  buildableEdition,
  type ProgrammeEntry,
  programmeEdition,
  workingContent,
} from "./working.server";

/** The programme as its presidency builds it: what stands, what is unplaced, what clashes, what is new. */
export type WorkingProgramme = {
  edition: EditionsRow;
  content: ProgrammeContent;
  /** Digest of the content: whoever publishes says with it what they have seen. */
  digest: string;
  entries: readonly ProgrammeEntry[];
  clashes: readonly Clash[];
  published: { number: number; at: string } | undefined;
  /** Differences from the newest published version; empty before the first one. */
  changes: readonly Change[];
};

/** Gives the working version to whoever builds the programme; unknown to everybody else. */
export async function workingProgramme(ctx: Context, editionId: string): Promise<WorkingProgramme> {
  const edition = await programmeEdition(ctx, editionId);
  const content = await workingContent(ctx.db, edition);
  const last = await newestVersion(ctx.db, edition.id);
  return {
    edition,
    content,
    digest: digestOf(content),
    entries: await admittedEntries(ctx.db, edition.id),
    clashes: clashesOf(content),
    published: last ? { number: last.number, at: last.published_at } : undefined,
    changes: last ? changesBetween(parseContent(last.content), content) : [],
  };
}

/**
 * Freezes the working version as the next public one and writes to every national representative. Refuses an empty
 * programme, one without a change, and one that was changed since the digest was seen. Gives the version's number.
 */
export async function publishProgramme(ctx: Context, editionId: string, seen?: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await buildableEdition(ctx, editionId);
    const content = await workingContent(ctx.db, edition);
    if (seen !== undefined && seen !== digestOf(content)) {
      refuse(
        "programme-changed",
        "The programme has changed since you opened this page. Look at the list again, then publish.",
      );
    }
    if (sessionsOf(content).length === 0) {
      refuse("programme-empty", "There is no session yet. Add one before you publish.");
    }
    const last = await newestVersion(ctx.db, edition.id);
    const changes = last ? changesBetween(parseContent(last.content), content) : [];
    if (last && changes.length === 0) {
      refuse("no-changes", `Nothing has changed since version ${last.number}, which is public.`);
    }
    const number = (last?.number ?? 0) + 1;
    const id = ctx.newId();
    await ctx.db
      .insertInto("programme_versions")
      .values({
        id,
        edition_id: edition.id,
        number,
        content: JSON.stringify(content),
        published_at: ctx.now,
        published_by: ctx.actor.kind === "person" ? ctx.actor.id : refuse("no-person", "Sign in first."),
      })
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "publishProgramme",
      object: ["programme-version", id],
      ...(last ? { from: `version-${last.number}` } : {}),
      to: `version-${number}`,
    });
    await tellRepresentatives(ctx, edition, number, content, changes);
    return number;
  });
}

async function tellRepresentatives(
  ctx: Context,
  edition: EditionsRow,
  number: number,
  content: ProgrammeContent,
  changes: readonly Change[],
): Promise<void> {
  const people = await ctx.db
    .selectFrom("appointments")
    .select(["person_id", "country"])
    .where("role", "=", "representative")
    .where("ended_at", "is", null)
    .execute();
  for (const person of await holdersOf(ctx, "representative")) {
    const states = people.filter((one) => one.person_id === person.id).map((one) => one.country);
    const own = sessionsOf(content).flatMap((session) =>
      session.slots
        .filter((slot) => states.includes(slot.state))
        .map((slot) => saySlot(content, session, slot)),
    );
    await queueLetter(ctx, {
      kind: "programme-published",
      to: person,
      editionId: edition.id,
      facts: {
        name: person.name_latin,
        year: String(edition.year),
        city: edition.city,
        days: sayDays(content.from, content.until),
        number,
        own,
        changes: changes.map((change) => change.sentence),
      },
    });
  }
}

function saySlot(content: ProgrammeContent, session: ContentSession, slot: ContentSlot): string {
  const day = content.days.find((one) => one.sessions.includes(session))?.day ?? content.from;
  const time = `${sayConferenceDay(day)}, ${sayTime(slot.startsAt, content.zone)}`;
  const who = slot.presenter ? `presented by ${slot.presenter.latin}` : "presenter not named yet";
  return `“${slot.title}”: ${time}, ${roomName(content, session.roomId)}, ${slot.minutes} minutes, ${who}.`;
}

/** What everybody may see of a conference: the newest published version and nothing of the working one. */
export type PublishedProgramme = {
  edition: Pick<EditionsRow, "year" | "name" | "theme">;
  /** From the announcement on an entry has a public page. */
  announced: boolean;
  number: number;
  publishedAt: string;
  content: ProgrammeContent;
  /** What the newest version changed in the one before. */
  previous: ProgrammeContent | undefined;
};

/**
 * Gives the newest published programme of a year to anybody; unknown before the first publication. Entries withdrawn or
 * excluded since then have left it.
 */
export async function publishedProgramme(ctx: Context, year: number): Promise<PublishedProgramme> {
  const edition = await editionByYear(ctx, year);
  if (edition.state === "cancelled") known(undefined, "programme");
  const versions = await ctx.db
    .selectFrom("programme_versions")
    .selectAll()
    .where("edition_id", "=", edition.id)
    .orderBy("number", "desc")
    .limit(2)
    .execute();
  const newest = known(versions[0], "programme");
  const content = parseContent(newest.content);
  const admitted = new Set((await admittedEntries(ctx.db, edition.id)).map((entry) => entry.entryId));
  const left = sessionsOf(content)
    .flatMap((session) => session.slots.map((slot) => slot.entryId))
    .filter((entryId) => !admitted.has(entryId));
  return {
    edition: { year: edition.year, name: edition.name, theme: edition.theme },
    announced: isAnnounced(edition),
    number: newest.number,
    publishedAt: newest.published_at,
    content: withoutEntries(content, new Set(left)),
    previous: versions[1] ? parseContent(versions[1].content) : undefined,
  };
}

/** Gives the newest published version of an edition as it is stored. */
export async function newestVersion(
  db: Kysely<Tables>,
  editionId: string,
): Promise<ProgrammeVersionsRow | undefined> {
  return db
    .selectFrom("programme_versions")
    .selectAll()
    .where("edition_id", "=", editionId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

function digestOf(content: ProgrammeContent): string {
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}
