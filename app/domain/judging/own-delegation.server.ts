import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { type Seat, seatIn } from "../people/actor";
import { known, Unknown } from "../problems";
import { automaticRecusals, competingEntries } from "./automatic-recusals.server";
import { type InterestKind, isBeforeDeal, type RecusalKind } from "./interest";
import { beforeJudging } from "./own-assignment.server";
import type { SheetState } from "./sheet";

export type DelegationAssignment = {
  assignmentId: string;
  position: number;
  entryId: string;
  country: string;
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  organisation: string;
  sheet: SheetState;
  /** What the actor has declared; a colleague's declaration opens nothing for them. */
  declared: InterestKind | undefined;
};

/** Lists what the actor's delegation judges in its own drawn order; entries it or the actor is recused from are not in it. */
export async function delegationAssignments(
  ctx: Context,
  editionId: string,
): Promise<DelegationAssignment[]> {
  const { seat, personId, edition } = await ownSeat(ctx, editionId);
  if (beforeJudging.includes(edition.state)) return [];
  const rows = await ctx.db
    .selectFrom("assignments")
    .innerJoin("entries", "entries.id", "assignments.entry_id")
    .leftJoin("score_sheets", "score_sheets.assignment_id", "assignments.id")
    .leftJoin("recusals", (join) =>
      join
        .onRef("recusals.delegation_id", "=", "assignments.delegation_id")
        .onRef("recusals.entry_id", "=", "assignments.entry_id"),
    )
    .leftJoin("person_recusals", (join) =>
      join
        .onRef("person_recusals.entry_id", "=", "assignments.entry_id")
        .on("person_recusals.person_id", "=", personId),
    )
    .leftJoin("declarations", (join) =>
      join
        .onRef("declarations.entry_id", "=", "assignments.entry_id")
        .on("declarations.person_id", "=", personId),
    )
    .select([
      "assignments.id",
      "assignments.reading_position",
      "entries.id as entry_id",
      "entries.country",
      "entries.title",
      "entries.title_own",
      "entries.title_language",
      "entries.organisation",
      "score_sheets.state as sheet",
      "declarations.kind as declared",
    ])
    .where("assignments.delegation_id", "=", seat.delegationId)
    .where("entries.state", "=", "admitted")
    .where("entries.kind", "=", "competing")
    .where("recusals.id", "is", null)
    .where("person_recusals.id", "is", null)
    .orderBy("assignments.reading_position")
    .execute();
  // Positions are counted anew, so that a gap does not tell where a recused entry stood.
  return rows.map((row, index) => ({
    assignmentId: row.id,
    position: index + 1,
    entryId: row.entry_id,
    country: row.country,
    title: row.title,
    titleOwn: row.title_own,
    titleLanguage: row.title_language,
    organisation: row.organisation,
    sheet: (row.sheet ?? "open") as SheetState,
    declared: (row.declared ?? undefined) as InterestKind | undefined,
  }));
}

export type DelegationRecusal = {
  entryId: string;
  country: string;
  title: string;
  kind: RecusalKind;
  reason: string;
  /** The actor alone; the colleagues of the delegation go on judging the entry. */
  alone: boolean;
  /** A sheet had been begun: it is kept and counts no more. */
  sheetRemoved: boolean;
};

/**
 * Lists what the actor, or the whole delegation, does not judge, and why; nothing of the entry beyond state and title,
 * and no word of a sheet that the colleagues go on with.
 */
export async function delegationRecusals(ctx: Context, editionId: string): Promise<DelegationRecusal[]> {
  const { seat, personId, edition } = await ownSeat(ctx, editionId);
  const expected = isBeforeDeal(edition) ? await expectedRecusals(ctx, edition, seat) : [];
  const rows = await ctx.db
    .selectFrom("recusals")
    .innerJoin("entries", "entries.id", "recusals.entry_id")
    .leftJoin("assignments", (join) =>
      join
        .onRef("assignments.delegation_id", "=", "recusals.delegation_id")
        .onRef("assignments.entry_id", "=", "recusals.entry_id"),
    )
    .leftJoin("score_sheets", "score_sheets.assignment_id", "assignments.id")
    .select([
      "entries.id",
      "entries.country",
      "entries.title",
      "recusals.kind",
      "recusals.reason",
      "score_sheets.state as sheet",
    ])
    .where("recusals.delegation_id", "=", seat.delegationId)
    .execute();
  const own = await ctx.db
    .selectFrom("person_recusals")
    .innerJoin("entries", "entries.id", "person_recusals.entry_id")
    .select([
      "entries.id",
      "entries.country",
      "entries.title",
      "person_recusals.kind",
      "person_recusals.reason",
    ])
    .where("person_recusals.person_id", "=", personId)
    .where("entries.edition_id", "=", editionId)
    .execute();
  const alone = own.filter((one) => ![...rows, ...expected].some((row) => row.id === one.id));
  return [
    ...rows,
    ...expected.filter((one) => !rows.some((row) => row.id === one.id)),
    ...alone.map((row) => ({ ...row, sheet: null })),
  ]
    .map((row) => ({
      entryId: row.id,
      country: row.country,
      title: row.title,
      kind: row.kind as RecusalKind,
      reason: row.reason,
      alone: alone.some((one) => one.id === row.id),
      sheetRemoved: row.sheet === "removed",
    }))
    .sort((a, b) => byCountryName(a.country, b.country));
}

/** What the delegation will be recused from when judging opens: own country, and entries its people work on. */
async function expectedRecusals(ctx: Context, edition: EditionsRow, seat: Seat) {
  const entries = await competingEntries(ctx, edition.id);
  const delegation = { id: seat.delegationId, country: seat.country };
  const found = await automaticRecusals(ctx, delegation, entries);
  return entries.flatMap(({ id, country, title }) => {
    const own = found.get(id);
    return own ? [{ id, country, title, ...own, sheet: null }] : [];
  });
}

/** Gives the actor's seat once judging has been opened; before that, and without a seat, there is nothing. */
async function ownSeat(ctx: Context, editionId: string) {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "judging.work", { edition: editionFacts(edition) });
  if (ctx.actor.kind !== "person") throw new Unknown("seat");
  return { seat: known(seatIn(ctx.actor, editionId), "seat"), personId: ctx.actor.id, edition };
}
