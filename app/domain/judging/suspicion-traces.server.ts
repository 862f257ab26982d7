import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import { type DelegationOfJury, delegationName } from "../jury/jury";
import { delegationsOf } from "../jury/jury.server";
import { answersInWords, type SaidAnswer } from "./interest-answers.server";
import { readName, sameOrganisation } from "./organisation-names";
import { type Judge, type ReadEarlier, type ReadTraces, readTraces } from "./suspicion";

/** A judge with the words a page says of them. */
export type NamedJudge = Judge & { delegation: string; person: string | null };

/** Lists who judges: the people who sit in the jury now, and the institutions they sit for. */
export async function judgesOf(ctx: Context, editionId: string): Promise<NamedJudge[]> {
  const delegations = (await delegationsOf(ctx, editionId)).filter((one) => one.people.length > 0);
  const ids = delegations.flatMap((one) => one.people.map((person) => person.id));
  const stated = ids.length
    ? await ctx.db.selectFrom("affiliations").selectAll().where("person_id", "in", ids).execute()
    : [];
  return delegations.flatMap((delegation) => judgesIn(delegation, stated));
}

function judgesIn(
  delegation: DelegationOfJury,
  stated: readonly { person_id: string; organisation: string }[],
): NamedJudge[] {
  const of = { delegationId: delegation.id, delegation: delegationName(delegation) };
  const { institution } = delegation;
  const whole: NamedJudge[] = institution
    ? [{ ...of, personId: null, person: null, names: [], email: null, organisations: [institution] }]
    : [];
  const people = delegation.people.map((person) => ({
    ...of,
    personId: person.id,
    person: person.nameLatin,
    names: [person.nameLatin, ...(person.nameOwn ? [person.nameOwn] : [])],
    email: person.email,
    // The institution is looked at once for all its people.
    organisations: stated
      .filter((one) => one.person_id === person.id)
      .map((one) => one.organisation)
      .filter((one) => !institution || !sameOrganisation(readName(one), readName(institution))),
  }));
  return [...whole, ...people];
}

/** Gives, by entry, what the given entries of an edition say of those behind them. */
export async function tracesOf(
  ctx: Context,
  editionId: string,
  entries: readonly EntriesRow[],
): Promise<Map<string, ReadTraces>> {
  const answers = await answersInWords(
    ctx,
    editionId,
    entries.map((entry) => entry.id),
  );
  const people = await peopleOf(ctx, entries);
  return new Map(
    entries.map((entry) => [
      entry.id,
      traces(entry, answers.get(entry.id) ?? [], people, { withAnswers: true }),
    ]),
  );
}

/** Gives what the submitted entries of earlier editions say of their organisation, partners and people, newest first. */
export async function earlierTraces(ctx: Context, edition: EditionsRow): Promise<ReadEarlier[]> {
  const editions = await ctx.db
    .selectFrom("editions")
    .select(["id", "year"])
    .where("year", "<", edition.year)
    .orderBy("year", "desc")
    .execute();
  const earlier: ReadEarlier[] = [];
  for (const { id, year } of editions) {
    const entries = await ctx.db
      .selectFrom("entries")
      .selectAll()
      .where("edition_id", "=", id)
      .where("submitted_at", "is not", null)
      .orderBy("id")
      .execute();
    const answers = await answersInWords(
      ctx,
      id,
      entries.map((entry) => entry.id),
    );
    const people = await peopleOf(ctx, entries);
    for (const entry of entries) {
      const own = traces(entry, answers.get(entry.id) ?? [], people, { withAnswers: false });
      earlier.push({ year, title: entry.title, traces: own });
    }
  }
  return earlier;
}

type WritingPerson = { entry_id: string; id: string; email: string; names: string[] };

async function peopleOf(ctx: Context, entries: readonly EntriesRow[]): Promise<WritingPerson[]> {
  if (entries.length === 0) return [];
  const rows = await ctx.db
    .selectFrom("entry_people")
    .innerJoin("people", "people.id", "entry_people.person_id")
    .select(["entry_id", "people.id", "email", "name_latin", "name_own"])
    .where(
      "entry_id",
      "in",
      entries.map((entry) => entry.id),
    )
    .orderBy("people.id")
    .execute();
  return rows.map((row) => ({
    entry_id: row.entry_id,
    id: row.id,
    email: row.email,
    names: [row.name_latin, ...(row.name_own ? [row.name_own] : [])],
  }));
}

function traces(
  entry: EntriesRow,
  answers: readonly SaidAnswer[],
  people: readonly WritingPerson[],
  { withAnswers }: { withAnswers: boolean },
): ReadTraces {
  return readTraces({
    country: entry.country,
    organisation: entry.organisation,
    partners: answers
      .filter((answer) => answer.namesPartners)
      .map((answer) => answer.text)
      .join("\n"),
    answers: withAnswers ? answers : [],
    people: people.filter((person) => person.entry_id === entry.id),
  });
}
