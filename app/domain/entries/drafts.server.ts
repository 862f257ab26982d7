import type { Context } from "../../database/context";
import type { EntriesRow } from "../../database/rows/entries";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionById, editionFacts, formOf } from "../editions/editions.server";
import { questionOf } from "../forms/answers";
import { record } from "../history/record.server";
import { fieldProblem, Refusal, refuse, ruleProblem, Unknown } from "../problems";
import { standsForState } from "./entry";
import { type NewEntryInput, newEntrySchema, type TitleInput, titleSchema } from "./entry-input";
import { findEntry } from "./entry-rows.server";
import { readInput } from "./read-input";
import { whyNoNewEntry, whyNotWriting } from "./windows";

/** The question whose answer is also the entry's organisation, so that it is typed once. */
export const organisationQuestion = "organisation";

/** Creates a state's entry as a draft; refuses a second competing one, too many additional ones, and a closed call. */
export async function createEntry(ctx: Context, editionId: string, input: NewEntryInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    const typed = readInput(newEntrySchema, input);
    authorize(ctx, "entry.create", { country: typed.country });
    if (ctx.actor.kind !== "person") throw new Unknown("person");
    const closed = whyNoNewEntry(editionFacts(edition), ctx.now);
    if (closed) throw new Refusal([closed]);
    await refuseMoreThanAllowed(ctx, edition, typed.country, typed.kind, "kind");
    await refuseSameTitle(ctx, edition, typed.country, typed.title);
    const id = ctx.newId();
    const row: EntriesRow = {
      id,
      edition_id: edition.id,
      country: typed.country,
      kind: typed.kind,
      title: typed.title,
      title_own: typed.titleOwn || null,
      title_language: typed.titleLanguage || null,
      organisation: typed.organisation,
      state: "draft",
      created_at: ctx.now,
      created_by: ctx.actor.id,
      submitted_at: null,
      returned_until: null,
      presenter_name_latin: null,
      presenter_name_own: null,
      presenter_language: null,
    };
    await refusingSecond(typed.country, () => ctx.db.insertInto("entries").values(row).execute());
    const form = await formOf(ctx, edition.id);
    if (questionOf(form.sections, organisationQuestion)) {
      const answer = {
        entry_id: id,
        question_id: organisationQuestion,
        text: typed.organisation,
        version: 1,
      };
      await ctx.db
        .insertInto("answers")
        .values({ ...answer, updated_at: ctx.now, updated_by: ctx.actor.id, jury_only_reason: null })
        .execute();
      await ctx.db
        .insertInto("answer_versions")
        .values({ ...answer, saved_at: ctx.now, saved_by: ctx.actor.id })
        .execute();
    }
    await record(ctx, { editionId: edition.id, command: "createEntry", object: ["entry", id], to: "draft" });
    return id;
  });
}

/** Changes the titles of a draft; its organisation follows the answer to that question. */
export async function changeEntry(ctx: Context, entryId: string, input: TitleInput): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.write", facts);
    const closed = whyNotWriting(facts, ctx.now);
    if (closed) throw new Refusal([closed]);
    if (entry.state !== "draft") {
      refuse("only-remarks", "Only the answers that the secretariat's remarks name can be changed now.");
    }
    const typed = readInput(titleSchema, input);
    await ctx.db
      .updateTable("entries")
      .set({
        title: typed.title,
        title_own: typed.titleOwn || null,
        title_language: typed.titleLanguage || null,
      })
      .where("id", "=", entry.id)
      .execute();
    await record(ctx, { editionId: entry.edition_id, command: "changeEntry", object: ["entry", entry.id] });
  });
}

/**
 * Makes a draft the state's competing entry; the one that was, if any, becomes additional. Until the deadline only, and
 * a submitted entry must be reopened first, since its kind is part of what was submitted.
 */
export async function makeCompeting(ctx: Context, entryId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, edition, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.sign-off", facts);
    const closed = whyNotWriting(facts, ctx.now);
    if (closed) throw new Refusal([closed]);
    if (entry.state !== "draft" || entry.kind !== "additional") {
      refuse("not-additional", "Only a draft of an additional entry can become the competing one.");
    }
    const former = (await standingEntries(ctx, edition.id, entry.country)).find(
      (one) => one.kind === "competing",
    );
    if (former && former.state !== "draft") {
      refuse(
        "competing-submitted",
        `The competing entry "${former.title}" is submitted. Reopen it first: its kind is part of what was submitted.`,
      );
    }
    // First the former one gives way: the schema allows one competing entry at every moment.
    if (former) await setKind(ctx, former, "additional");
    await setKind(ctx, entry, "competing");
  });
}

/** Makes a draft of a competing entry an additional one; refuses where the state has as many as it may have. */
export async function makeAdditional(ctx: Context, entryId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, edition, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.sign-off", facts);
    const closed = whyNotWriting(facts, ctx.now);
    if (closed) throw new Refusal([closed]);
    if (entry.state !== "draft" || entry.kind !== "competing") {
      refuse("not-competing", "Only a draft of a competing entry can become an additional one.");
    }
    await refuseMoreThanAllowed(ctx, edition, entry.country, "additional");
    await setKind(ctx, entry, "additional");
  });
}

async function setKind(ctx: Context, entry: EntriesRow, kind: "competing" | "additional"): Promise<void> {
  await refusingSecond(entry.country, () =>
    ctx.db.updateTable("entries").set({ kind }).where("id", "=", entry.id).execute(),
  );
  await record(ctx, {
    editionId: entry.edition_id,
    command: "changeKind",
    object: ["entry", entry.id],
    from: entry.kind,
    to: kind,
  });
}

/** Lists a state's entries of an edition that take a place: neither withdrawn nor refused. */
async function standingEntries(ctx: Context, editionId: string, country: string): Promise<EntriesRow[]> {
  const rows = await ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("country", "=", country)
    .execute();
  return rows.filter(standsForState);
}

async function refuseMoreThanAllowed(
  ctx: Context,
  edition: { id: string; additional_limit: number },
  country: string,
  kind: "competing" | "additional",
  field?: string,
): Promise<void> {
  const standing = (await standingEntries(ctx, edition.id, country)).filter((one) => one.kind === kind);
  const against = (code: string, sentence: string) =>
    new Refusal([field ? fieldProblem(field, code, sentence) : ruleProblem(code, sentence)]);
  if (kind === "competing" && standing.length > 0) {
    throw against("one-competing", secondCompeting(country, standing[0]!.title));
  }
  if (kind === "additional" && standing.length >= edition.additional_limit) {
    throw against(
      "additional-limit",
      `${countryName(country)} has ${standing.length} additional ${standing.length === 1 ? "entry" : "entries"}, and this edition allows no more. Withdraw one first.`,
    );
  }
}

/** A form that is sent twice would otherwise enter the same project twice. */
async function refuseSameTitle(
  ctx: Context,
  edition: { id: string },
  country: string,
  title: string,
): Promise<void> {
  const same = (await standingEntries(ctx, edition.id, country)).find((one) => one.title === title);
  if (!same) return;
  throw new Refusal([
    fieldProblem(
      "title",
      "same-title",
      `${countryName(country)} has entered a project with this title already. Open it under Entries, or give this one another title.`,
    ),
  ]);
}

function secondCompeting(country: string, title?: string): string {
  return `${countryName(country)} already has a competing entry${title ? `, "${title}"` : ""}. A state enters one; enter this project as additional, or withdraw the other one first.`;
}

/** Turns the schema's own refusal into the sentence, for two people who create at the same moment. */
async function refusingSecond(country: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { code, constraint, message } = error as { code?: string; constraint?: string; message?: string };
    const second =
      (code === "23505" && constraint === "entries_one_competing") ||
      (code === "SQLITE_CONSTRAINT_UNIQUE" && /entries\.edition_id, entries\.country/.test(message ?? ""));
    if (!second) throw error;
    refuse("one-competing", secondCompeting(country));
  }
}
