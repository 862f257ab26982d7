import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionFacts } from "../editions/editions.server";
import { fieldProblem, Refusal } from "../problems";
import type { EntryKind } from "./entry";
import { admitsLate, whyNoNewEntry } from "./windows";

export type LateException = {
  country: string;
  kind: EntryKind;
  reason: string;
  givenAt: string;
  until: string;
};

/** Lists an edition's exceptions with their reasons, for everybody who speaks for a state, secretariat and presidency. */
export async function lateExceptionsOf(ctx: Context, edition: EditionsRow): Promise<LateException[]> {
  authorize(ctx, "late-entries.read", { edition });
  const rows = await ctx.db
    .selectFrom("late_exceptions")
    .leftJoin("entries", "entries.id", "late_exceptions.entry_id")
    .select(["late_exceptions.country", "kind", "reason", "given_at", "until_at"])
    .where("late_exceptions.edition_id", "=", edition.id)
    .orderBy("given_at")
    .execute();
  return rows.map((row) => ({
    country: row.country,
    kind: (row.kind ?? "competing") as EntryKind,
    reason: row.reason,
    givenAt: row.given_at,
    until: row.until_at,
  }));
}

/** Gives the exception under which something was submitted at an instant, if there was one. Asks nobody's leave. */
export async function exceptionAt(
  ctx: Context,
  entryId: string,
  submittedAt: string,
): Promise<{ until: string } | undefined> {
  const row = await ctx.db
    .selectFrom("late_exceptions")
    .select("until_at")
    .where("entry_id", "=", entryId)
    .where("given_at", "<=", submittedAt)
    .where("until_at", ">", submittedAt)
    .executeTakeFirst();
  return row && { until: row.until_at };
}

/** Gives until when a state that began nothing may begin its competing entry, where an exception for that holds. */
export async function beginningUntil(
  ctx: Context,
  edition: EditionsRow,
  country: string,
): Promise<string | null> {
  return (await unusedException(ctx, edition, country))?.until_at ?? null;
}

/** Lists the states that may still begin an entry under an exception, and until when. Asks nobody's leave. */
export async function beginningsExpected(
  ctx: Context,
  edition: EditionsRow,
): Promise<{ country: string; until: string }[]> {
  const rows = await ctx.db
    .selectFrom("late_exceptions")
    .select(["country", "until_at"])
    .where("edition_id", "=", edition.id)
    .where("entry_id", "is", null)
    .where("until_at", ">", ctx.now)
    .orderBy("country")
    .execute();
  return rows.map((row) => ({ country: row.country, until: row.until_at }));
}

/**
 * Gives how a state begins an entry now: by everybody's rule, as nothing, or under an exception, whose id it gives.
 * Refuses where neither lets it in, and an additional entry under an exception.
 */
export async function openingFor(
  ctx: Context,
  edition: EditionsRow,
  country: string,
  kind: EntryKind,
  field?: string,
): Promise<string | undefined> {
  const closed = whyNoNewEntry(editionFacts(edition), ctx.now);
  if (!closed) return undefined;
  const exception = await unusedException(ctx, edition, country);
  if (!exception) throw new Refusal([closed]);
  if (kind !== "competing") {
    const sentence = `The exception is for the competing entry of ${countryName(country)} alone.`;
    throw new Refusal([
      field
        ? fieldProblem(field, "competing-only", sentence)
        : { kind: "rule", code: "competing-only", sentence },
    ]);
  }
  return exception.id;
}

/** Ties an exception to the entry that was begun under it: from now on it holds for this one alone. */
export async function beginUnder(ctx: Context, exceptionId: string, entryId: string): Promise<void> {
  const { until_at } = await ctx.db
    .updateTable("late_exceptions")
    .set({ entry_id: entryId })
    .where("id", "=", exceptionId)
    .returning("until_at")
    .executeTakeFirstOrThrow();
  await ctx.db.updateTable("entries").set({ late_until: until_at }).where("id", "=", entryId).execute();
}

async function unusedException(ctx: Context, edition: EditionsRow, country: string) {
  const row = await ctx.db
    .selectFrom("late_exceptions")
    .select(["id", "until_at"])
    .where("edition_id", "=", edition.id)
    .where("country", "=", country)
    .where("entry_id", "is", null)
    .orderBy("until_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && admitsLate(editionFacts(edition), row.until_at, ctx.now) ? row : undefined;
}
