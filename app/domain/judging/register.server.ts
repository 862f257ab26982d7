import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { print } from "../../print/press";
import { authorize } from "../authorize";
import { byCountryName, countryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { hiddenEntries } from "../people/hidden-entries.server";
import { competingEntries } from "./automatic-recusals.server";
import { countingTells } from "./counting.server";
import { type ConflictScope, sayNoInterest } from "./interest";
import { conflictScopeOf } from "./interest-settings.server";
import {
  declarationsOf,
  type Line,
  type RegisterLine,
  recusalsOf,
  seatsOf,
  suspicionsOf,
} from "./register-lines.server";

export type Register = {
  edition: { year: number; name: string; theme: string };
  scope: ConflictScope;
  /** True where entries are left out because their judging is hidden from the reader. */
  leftOut: boolean;
  affiliations: { person: string; delegation: string; organisations: string[] }[];
  /** The conflicts, line by line. */
  declarations: RegisterLine[];
  noInterest: NoInterest[];
  recusals: RegisterLine[];
  suspicions: RegisterLine[];
};

/** What one person has declared no interest in, said in one go. */
export type NoInterest = {
  key: string;
  person: string;
  delegation: string;
  /** The states of the entries by name; none where naming them would tell who judges an entry the reader does not. */
  states: string[];
  /** When the last of it was declared. */
  at: string;
};

/**
 * Gives chair, vice-chair and secretariat every declaration, recusal and decided suspicion of an edition. What concerns
 * an entry whose judging is hidden from the reader is left out, but for what they have declared themselves.
 */
export async function registerOf(ctx: Context, editionId: string): Promise<Register> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
  const declarations = await declarationsOf(ctx, edition);
  const uncounted = await countingTells(ctx, edition.id, await competingEntries(ctx, edition.id));
  const recusals = await recusalsOf(ctx, edition);
  const suspicions = await suspicionsOf(ctx, edition);
  const hidden = await hiddenEntries(ctx, edition);
  const seen = <Row extends Line>(rows: readonly Row[]) =>
    rows.filter((row) => row.own || !hidden.has(row.entryId));
  const all = [...declarations, ...recusals, ...suspicions];
  return {
    edition: { year: edition.year, name: edition.name, theme: edition.theme },
    scope: await conflictScopeOf(ctx, edition.id),
    leftOut: seen(all).length < all.length,
    affiliations: await affiliationsOf(ctx, edition),
    declarations: inOrder(seen(declarations).filter((one) => one.conflict)),
    noInterest: byPerson(
      seen(declarations).filter((one) => !one.conflict),
      uncounted,
    ),
    recusals: inOrder(seen(recusals)),
    suspicions: inOrder(seen(suspicions)),
  };
}

/** Prints the register as the reader may see it, and records that it was printed. */
export async function printRegister(
  ctx: Context,
  editionId: string,
  demonstration: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const register = await registerOf(ctx, editionId);
  const bytes = await print("register", {
    edition: { name: register.edition.name, theme: register.edition.theme },
    printedAt: ctx.now,
    demonstration,
    readBy: ctx.actor.kind === "person" ? ctx.actor.nameLatin : "",
    scope: register.scope,
    leftOut: register.leftOut,
    affiliations: register.affiliations,
    declarations: register.declarations.map(printed),
    noInterest: register.noInterest.map(({ person, delegation, states, at }) => ({
      who: `${person} (${delegation})`,
      words: sayNoInterest(states),
      at,
    })),
    recusals: register.recusals.map(printed),
    suspicions: register.suspicions.map(printed),
  });
  await inTransaction(ctx, (ctx) =>
    record(ctx, { editionId, command: "printRegister", object: ["edition", editionId] }),
  );
  return bytes;
}

function printed({ key: _, country, person, delegation, ...line }: RegisterLine) {
  const { title, words, reason, by, at } = line;
  const who = person ? `${person} (${delegation})` : delegation;
  return { who, entry: `${title} (${countryName(country)})`, words, reason, by, at };
}

function byPerson(lines: readonly Line[], uncounted: boolean): NoInterest[] {
  const people = new Map<string, Line[]>();
  for (const line of [...lines].sort((a, b) => byCountryName(a.country, b.country))) {
    const key = `${line.number} ${line.delegation} ${line.person ?? ""}`;
    people.set(key, [...(people.get(key) ?? []), line]);
  }
  return [...people]
    .map(([key, own]) => ({ key, number: own[0]!.number, own }))
    .sort((a, b) => a.number - b.number || (a.key < b.key ? -1 : 1))
    .map(({ key, own }) => ({
      key,
      person: own[0]!.person ?? "",
      delegation: own[0]!.delegation,
      states: uncounted ? [] : own.map((line) => countryName(line.country)),
      at: own
        .map((line) => line.at)
        .sort()
        .at(-1)!,
    }));
}

function inOrder(lines: readonly Line[]): RegisterLine[] {
  return [...lines]
    .sort(
      (a, b) =>
        byCountryName(a.country, b.country) ||
        a.number - b.number ||
        (a.person ?? "").localeCompare(b.person ?? "") ||
        (a.key < b.key ? -1 : 1),
    )
    .map(({ key, delegation, person, title, country, words, reason, by, at }) => ({
      key,
      delegation,
      person,
      title,
      country,
      words,
      reason,
      by,
      at,
    }));
}

async function affiliationsOf(ctx: Context, edition: EditionsRow): Promise<Register["affiliations"]> {
  const seats = await seatsOf(ctx, edition);
  if (seats.size === 0) return [];
  const rows = await ctx.db
    .selectFrom("affiliations")
    .innerJoin("people", "people.id", "affiliations.person_id")
    .select(["person_id", "name_latin", "organisation"])
    .where("person_id", "in", [...seats.keys()])
    .execute();
  const ids = [...new Set(rows.map((row) => row.person_id))];
  return ids
    .map((id) => {
      const own = rows.filter((row) => row.person_id === id);
      const seat = seats.get(id)!;
      return {
        number: seat.number,
        delegation: seat.delegation,
        person: own[0]!.name_latin,
        organisations: own.map((row) => row.organisation).sort(),
      };
    })
    .sort((a, b) => a.number - b.number || a.person.localeCompare(b.person))
    .map(({ number: _, ...line }) => line);
}
