import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { delegationName } from "../jury/jury";
import { seatIn } from "../people/actor";
import { type ConflictKind, conflictWords, type RecusalKind, recusalWords } from "./interest";
import { groundWords, type SuspicionGround } from "./suspicion";

export type RegisterLine = {
  key: string;
  delegation: string;
  /** Nothing where it is about the whole delegation. */
  person: string | null;
  title: string;
  country: string;
  /** "No interest", "Conflict declared". */
  words: string;
  reason: string;
  /** Who imposed or decided it; nothing where the person did it or the rule. */
  by: string | null;
  at: string;
};

/** `own`: of the reader or their delegation, who know of it whatever they are recused from. */
export type Line = RegisterLine & { entryId: string; own: boolean; number: number };

/** A declaration, with what it says: that there is a conflict, or none. */
export type DeclaredLine = Line & { conflict: boolean };

type Seat = { delegationId: string; delegation: string; number: number };

/** Gives, by person, the seat they have or had in the edition: who has left is still in the register. */
export async function seatsOf(ctx: Context, edition: EditionsRow): Promise<Map<string, Seat>> {
  const rows = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .select(["person_id", "delegation_id", "number", "kind", "country", "institution", "left_at"])
    .where("edition_id", "=", edition.id)
    .execute();
  // A seat that is held comes last, so that it counts and not an earlier one.
  rows.sort((a, b) => Number(a.left_at === null) - Number(b.left_at === null));
  return new Map(
    rows.map((row) => [
      row.person_id,
      { delegationId: row.delegation_id, delegation: delegationName(row), number: row.number },
    ]),
  );
}

const noSeat: Seat = {
  delegationId: "",
  delegation: "No seat in this jury",
  number: Number.MAX_SAFE_INTEGER,
};

function isReader(ctx: Context, personId: string): boolean {
  return ctx.actor.kind === "person" && ctx.actor.id === personId;
}

/** Lists what everybody declared. Asks nobody's leave: whoever calls it chooses what is shown. */
export async function declarationsOf(ctx: Context, edition: EditionsRow): Promise<DeclaredLine[]> {
  const seats = await seatsOf(ctx, edition);
  const rows = await ctx.db
    .selectFrom("declarations")
    .innerJoin("entries", "entries.id", "declarations.entry_id")
    .innerJoin("people", "people.id", "declarations.person_id")
    .selectAll("declarations")
    .select(["title", "country", "name_latin"])
    .where("entries.edition_id", "=", edition.id)
    .execute();
  return rows.map((row) => ({
    key: row.id,
    entryId: row.entry_id,
    own: isReader(ctx, row.person_id),
    ...(seats.get(row.person_id) ?? noSeat),
    person: row.name_latin,
    title: row.title,
    country: row.country,
    conflict: row.kind === "conflict",
    words:
      row.kind === "none"
        ? "No interest"
        : `Conflict: ${conflictWords[(row.conflict_kind ?? "other") as ConflictKind]}`,
    reason: row.reason ?? "",
    by: null,
    at: row.declared_at,
  }));
}

/** Lists the recusals of delegations, and of people whose delegation goes on. Asks nobody's leave either. */
export async function recusalsOf(ctx: Context, edition: EditionsRow): Promise<Line[]> {
  const delegations = await ctx.db
    .selectFrom("recusals")
    .innerJoin("delegations", "delegations.id", "recusals.delegation_id")
    .innerJoin("entries", "entries.id", "recusals.entry_id")
    .leftJoin("people", "people.id", "recusals.recused_by")
    .selectAll("recusals")
    .select([
      "title",
      "entries.country",
      "number",
      "institution",
      "delegations.kind as seat_kind",
      "delegations.country as seat_country",
      "name_latin as by",
    ])
    .where("entries.edition_id", "=", edition.id)
    .execute();
  const seats = await seatsOf(ctx, edition);
  const people = await ctx.db
    .selectFrom("person_recusals")
    .innerJoin("entries", "entries.id", "person_recusals.entry_id")
    .innerJoin("people", "people.id", "person_recusals.person_id")
    .leftJoin("people as imposing", "imposing.id", "person_recusals.recused_by")
    .selectAll("person_recusals")
    .select(["title", "country", "people.name_latin", "imposing.name_latin as by"])
    .where("entries.edition_id", "=", edition.id)
    .execute();
  // A person whose delegation is recused with them stands there once, and among the declarations.
  const alone = people.filter((row) => {
    const own = seats.get(row.person_id)?.delegationId;
    return !delegations.some((one) => one.delegation_id === own && one.entry_id === row.entry_id);
  });
  return [
    ...delegations.map((row) => ({
      key: row.id,
      entryId: row.entry_id,
      own: seatIn(ctx.actor, edition.id)?.delegationId === row.delegation_id,
      delegation: delegationName({
        kind: row.seat_kind,
        country: row.seat_country,
        institution: row.institution,
      }),
      number: row.number,
      person: null,
      title: row.title,
      country: row.country,
      words: recusalWords[row.kind as RecusalKind],
      reason: row.reason,
      by: row.by,
      at: row.recused_at,
    })),
    ...alone.map((row) => ({
      key: row.id,
      entryId: row.entry_id,
      own: isReader(ctx, row.person_id),
      ...(seats.get(row.person_id) ?? noSeat),
      person: row.name_latin,
      title: row.title,
      country: row.country,
      words: recusalWords[row.kind as RecusalKind],
      reason: row.reason,
      by: row.by,
      at: row.recused_at,
    })),
  ];
}

/** Lists the decided suspicions. Asks nobody's leave either. */
export async function suspicionsOf(ctx: Context, edition: EditionsRow): Promise<Line[]> {
  const rows = await ctx.db
    .selectFrom("suspicion_decisions")
    .innerJoin("delegations", "delegations.id", "suspicion_decisions.delegation_id")
    .innerJoin("entries", "entries.id", "suspicion_decisions.entry_id")
    .innerJoin("people as deciding", "deciding.id", "suspicion_decisions.decided_by")
    .leftJoin("people", "people.id", "suspicion_decisions.person_id")
    .selectAll("suspicion_decisions")
    .select([
      "title",
      "entries.country",
      "number",
      "institution",
      "delegations.kind",
      "delegations.country as seat_country",
      "people.name_latin",
      "deciding.name_latin as by",
    ])
    .where("suspicion_decisions.edition_id", "=", edition.id)
    .execute();
  return rows.map((row) => ({
    key: row.id,
    entryId: row.entry_id,
    own: false,
    delegation: delegationName({
      kind: row.kind,
      country: row.seat_country,
      institution: row.institution,
    }),
    number: row.number,
    person: row.name_latin,
    title: row.title,
    country: row.country,
    words: `${row.decision === "confirmed" ? "Confirmed" : "Dismissed"}: ${groundWords[row.ground as SuspicionGround]}`,
    reason: `${row.evidence} ${row.reason}`,
    by: row.by,
    at: row.decided_at,
  }));
}
