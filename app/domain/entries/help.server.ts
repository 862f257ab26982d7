import { z } from "zod";
import type { Context } from "../../database/context";
import type { HelpRequestsRow } from "../../database/rows/national-round";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { formOf } from "../editions/editions.server";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { languageWritten } from "../national/candidates.server";
import { isRecusedFrom, type PersonActor } from "../people/actor";
import { actorOf, holdersOf } from "../people/people.server";
import { may } from "../people/permissions";
import { known, refuse } from "../problems";
import { dayLength, later, sayInstant } from "../times";
import { storedAnswers } from "./entries.server";
import { runningText } from "./entry-input";
import { type EntryRows, findEntry } from "./entry-rows.server";
import { readInput } from "./read-input";
import { type ReadingView, viewOf } from "./reading.server";
import { contentOf } from "./submission-content";

/** For how many days the secretariat may read a draft where the state says nothing else. */
export const usualHelpDays = 7;
export const mostHelpDays = 30;

/** What the form that asks for help sends. */
export const helpSchema = z.object({
  why: runningText("Say what you need help with.", 2000),
  days: z.coerce
    .number({ message: "Enter a number of days." })
    .int("Enter whole days.")
    .min(1, "Enter at least one day.")
    .max(mostHelpDays, `Enter at most ${mostHelpDays} days.`),
});
export type HelpInput = z.input<typeof helpSchema>;

/**
 * Lets the secretariat read a draft for some days, and tells it what the state needs. Refuses what is not a draft, and a
 * second request while one holds.
 */
export async function askForHelp(ctx: Context, entryId: string, input: HelpInput): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, edition, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.sign-off", facts);
    if (entry.state !== "draft") refuse("not-a-draft", "The secretariat reads what is submitted anyway.");
    if (await standingHelp(ctx, entryId))
      refuse("asked-already", "The secretariat can read this draft already.");
    const typed = readInput(helpSchema, input);
    const actor = ctx.actor as PersonActor;
    const until = later(ctx.now, typed.days * dayLength);
    await ctx.db
      .insertInto("help_requests")
      .values({
        id: ctx.newId(),
        entry_id: entryId,
        why: typed.why,
        asked_at: ctx.now,
        asked_by: actor.id,
        until_at: until,
      })
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "askForHelp",
      object: ["entry", entryId],
      to: "asked",
    });
    for (const person of await holdersOf(ctx, "secretariat")) {
      if (isRecusedFrom(await actorOf(ctx, person.id), entryId)) continue;
      await queueLetter(ctx, {
        kind: "help-asked",
        to: person,
        facts: {
          name: person.name_latin,
          title: entry.title,
          state: countryName(entry.country),
          edition: edition.name,
          by: actor.nameLatin,
          why: typed.why,
          until: `${sayInstant(until)} (Brussels)`,
          path: `/secretariat/drafts/${entryId}`,
        },
        editionId: edition.id,
        entryId,
      });
    }
  });
}

/** Ends the secretariat's reading of a draft at once; refuses where it reads none. */
export async function endHelp(ctx: Context, entryId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.sign-off", facts);
    const standing = await standingHelp(ctx, entryId);
    if (!standing) return refuse("not-asked", "The secretariat cannot read this draft.");
    await ctx.db
      .updateTable("help_requests")
      .set({ ended_at: ctx.now, ended_by: (ctx.actor as PersonActor).id })
      .where("id", "=", standing.id)
      .execute();
    await record(ctx, {
      editionId: entry.edition_id,
      command: "endHelp",
      object: ["entry", entryId],
      from: "asked",
      to: "ended",
    });
  });
}

export type StandingHelp = {
  why: string;
  until: string;
  /** Who has read the draft since help was asked for, each with the last time. */
  looks: { by: string; at: string }[];
};

/** Tells an entry's own people whether the secretariat can read the draft now, until when, and who has. */
export async function helpOf(ctx: Context, entryId: string): Promise<StandingHelp | undefined> {
  const { entry, facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", facts);
  const standing = entry.state === "draft" ? await standingHelp(ctx, entryId) : undefined;
  return standing && { why: standing.why, until: standing.until_at, looks: await looksSince(ctx, standing) };
}

async function looksSince(ctx: Context, standing: HelpRequestsRow): Promise<StandingHelp["looks"]> {
  const rows = await ctx.db
    .selectFrom("history")
    .innerJoin("people", "people.id", "history.actor_id")
    .select(["people.id", "name_latin"])
    .select((of) => of.fn.max("at").as("last_at"))
    .where("object_type", "=", "entry")
    .where("object_id", "=", standing.entry_id)
    .where("command", "=", "readForHelp")
    .where("at", ">=", standing.asked_at)
    .groupBy(["people.id", "name_latin"])
    .orderBy("last_at")
    .orderBy("people.id")
    .execute();
  return rows.map((row) => ({ by: row.name_latin, at: row.last_at }));
}

export type DraftForHelp = { view: ReadingView; why: string; by: string; askedAt: string; until: string };

/**
 * Gives a draft to the secretariat as it stands while its state asks for help, and records the look, which the state reads;
 * before, afterwards and to others it is unknown.
 */
export async function draftForHelp(ctx: Context, entryId: string): Promise<DraftForHelp> {
  const rows = await findEntry(ctx, entryId);
  const standing = await standingHelp(ctx, entryId);
  authorize(ctx, "entry.read-for-help", { ...rows.facts, asked: standing !== undefined });
  const help = known(standing, "request for help");
  await inTransaction(ctx, (ctx) =>
    record(ctx, {
      editionId: rows.edition.id,
      command: "readForHelp",
      object: ["entry", entryId],
    }),
  );
  const by = known(
    await ctx.db.selectFrom("people").select("name_latin").where("id", "=", help.asked_by).executeTakeFirst(),
    "person",
  );
  return {
    view: await viewAsItStands(ctx, rows),
    why: help.why,
    by: by.name_latin,
    askedAt: help.asked_at,
    until: help.until_at,
  };
}

/** Lists the drafts that the actor can read because their states ask for help, the one that ends first first. */
export async function draftsAskedFor(
  ctx: Context,
): Promise<{ entryId: string; title: string; country: string; until: string }[]> {
  const rows = await ctx.db
    .selectFrom("help_requests")
    .select(["entry_id", "until_at"])
    .where("ended_at", "is", null)
    .where("until_at", ">", ctx.now)
    .orderBy("until_at")
    .orderBy("entry_id")
    .execute();
  const drafts = [];
  for (const row of rows) {
    const { entry, facts } = await findEntry(ctx, row.entry_id);
    if (!may(ctx.actor, "entry.read-for-help", { ...facts, asked: true })) continue;
    drafts.push({ entryId: entry.id, title: entry.title, country: entry.country, until: row.until_at });
  }
  return drafts;
}

async function viewAsItStands(ctx: Context, { entry, edition }: EntryRows): Promise<ReadingView> {
  const form = await formOf(ctx, edition.id);
  const content = contentOf({ entry, edition }, form, await storedAnswers(ctx, entry.id));
  return viewOf(content, form.sections, "owner", await languageWritten(ctx, entry));
}

async function standingHelp(ctx: Context, entryId: string): Promise<HelpRequestsRow | undefined> {
  return ctx.db
    .selectFrom("help_requests")
    .selectAll()
    .where("entry_id", "=", entryId)
    .where("ended_at", "is", null)
    .where("until_at", ">", ctx.now)
    .orderBy("asked_at", "desc")
    .limit(1)
    .executeTakeFirst();
}
