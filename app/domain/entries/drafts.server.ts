import type { Context } from "../../database/context";
import type { EntriesRow } from "../../database/rows/entries";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionById } from "../editions/editions.server";
import { refuseStale } from "../editions/revision.server";
import { record } from "../history/record.server";
import { fieldProblem, type Problem, Refusal, refuse } from "../problems";
import { type NewEntryInput, newEntrySchema, type TitleInput, titleSchema } from "./entry-input";
import { type EntryRows, findEntry } from "./entry-rows.server";
import { beginUnder, openingFor } from "./late-exceptions.server";
import { startEntry } from "./new-entry.server";
import { refuseMoreThanAllowed, refusingSecond, standingEntries } from "./places.server";
import { readInput } from "./read-input";
import { whyNotWriting } from "./windows";

/** Creates a state's entry as a draft; refuses a second competing one, too many additional ones, and a closed call without an exception. */
export async function createEntry(ctx: Context, editionId: string, input: NewEntryInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    const typed = readInput(newEntrySchema, input);
    authorize(ctx, "entry.create", { country: typed.country });
    const exception = await openingFor(ctx, edition, typed.country, typed.kind, "kind");
    await refuseMoreThanAllowed(ctx, edition, typed.country, typed.kind, "kind");
    await refuseSameTitle(ctx, edition, typed.country, typed.title);
    const id = await refusingSecond(typed.country, () => startEntry(ctx, edition.id, typed));
    if (exception) await beginUnder(ctx, exception, id);
    await record(ctx, { editionId: edition.id, command: "createEntry", object: ["entry", id], to: "draft" });
    return id;
  });
}

/** Gives an entry's titles as their form holds them. */
export function titlesOf(
  entry: Pick<EntriesRow, "title" | "title_own" | "title_language">,
): Required<TitleInput> {
  return {
    title: entry.title,
    titleOwn: entry.title_own ?? "",
    titleLanguage: entry.title_language ?? "",
  };
}

/**
 * Changes the titles of a draft or a candidate; its organisation follows the answer to that question. Refuses titles that
 * were typed over other ones than those that stand, as their mark says.
 */
export async function changeEntry(
  ctx: Context,
  entryId: string,
  input: TitleInput,
  seen?: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.write", facts);
    const closed = whyNotWriting(facts, ctx.now);
    if (closed) throw new Refusal([closed]);
    if (entry.state !== "draft" && entry.state !== "candidate") {
      refuse("only-remarks", "Only the answers that the secretariat's remarks name can be changed now.");
    }
    refuseStale(seen, titlesOf(entry));
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
    const closed = whyNoChangeOfKind(facts, ctx.now);
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
    const closed = whyNoChangeOfKind(facts, ctx.now);
    if (closed) throw new Refusal([closed]);
    if (entry.state !== "draft" || entry.kind !== "competing") {
      refuse("not-competing", "Only a draft of a competing entry can become an additional one.");
    }
    await refuseMoreThanAllowed(ctx, edition, entry.country, "additional");
    await setKind(ctx, entry, "additional");
  });
}

/** A late entry is admitted as it was at the deadline: its exception does not reach to the kinds. */
function whyNoChangeOfKind({ edition, entry }: EntryRows["facts"], now: string): Problem | undefined {
  return whyNotWriting({ edition, entry: { ...entry, late_until: null } }, now);
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
