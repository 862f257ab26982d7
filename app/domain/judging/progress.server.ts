import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { byCountryName, countryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { delegationName } from "../jury/jury";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { holds, isJudgingHiddenFrom, seatIn } from "../people/actor";
import { known, refuse, Unknown } from "../problems";
import { dayOf } from "../times";
import { type Cell, type Grid, gridOf, isOwed } from "./cells.server";
import { authorizeChair, chairIsRecused } from "./chair.server";
import { countingTells } from "./counting.server";
import { recusalWords, writtenReason } from "./interest";
import { juryReaders } from "./jury-people.server";
import { lastActivity } from "./last-activity.server";
import { lastNudges } from "./nudges.server";
import { type SheetState, sheetLifecycle } from "./sheet";

export type ProgressState = SheetState | "recused" | "not-assigned";

export type ProgressCell = {
  delegationId: string;
  state: ProgressState;
  /** Where the cell can be looked at; nothing for what was never assigned. */
  assignmentId: string | undefined;
};

export type Progress = {
  delegations: {
    id: string;
    number: number;
    name: string;
    seat: string;
    /** Nothing where counting would tell the reader who judges an entry they may not know the judges of. */
    done: number | undefined;
    owed: number | undefined;
    /** When somebody of it last saved a sheet or declared an interest. */
    lastActiveAt: string | undefined;
    lastNudgedAt: string | undefined;
    /** It has outstanding work, and was not nudged today. */
    mayNudge: boolean;
  }[];
  /** The cells by delegation; none where counting would tell. */
  rows: {
    entryId: string;
    title: string;
    country: string;
    final: number;
    toJudge: number;
    cells: ProgressCell[];
  }[];
  /** True where no number and no row of entries stands beside a delegation, as counting would tell. */
  uncounted: boolean;
  /** Where it is uncounted: what is still owed after the judging date, to be named one by one. */
  overdue: { assignmentId: string; words: string }[];
  recusals: {
    key: string;
    delegation: string;
    title: string;
    country: string;
    words: string;
    reason: string;
  }[];
};

/**
 * Shows chair, vice-chair and secretariat how far each delegation is: states and the last activity, never a score.
 * Entries the reader is kept from the judging of are left out, and counted nowhere; where entries are dealt, such a
 * reader sees the others by entry only, as counting by delegation would tell who judges theirs.
 */
export async function progressOf(ctx: Context, editionId: string): Promise<Progress> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
  const grid = await gridOf(ctx, edition.id);
  const entries = grid.entries
    .filter((entry) => !isJudgingHiddenFrom(ctx.actor, entry))
    .sort((a, b) => byCountryName(a.country, b.country));
  const cells = grid.cells.filter((cell) => entries.some((entry) => entry.id === cell.entryId));
  const active = await lastActivity(
    ctx,
    entries.map((entry) => entry.id),
  );
  const nudged = await lastNudges(ctx, edition.id);
  const today = dayOf(ctx.now, edition.time_zone);
  const uncounted = await countingTells(ctx, edition.id, grid.entries);
  const isJudged = (cell: Cell) => cell.assignmentId !== undefined && cell.recusal === undefined;
  const isFinal = (cell: Cell) => cell.sheet?.state === "final";
  return {
    uncounted,
    overdue:
      uncounted && isPeriodOver(edition, ctx.now)
        ? cells.filter(isOwed).map((cell) => ({
            assignmentId: cell.assignmentId!,
            words: overdueWords(grid, cell),
          }))
        : [],
    delegations: grid.delegations.map((delegation) => {
      const own = cells.filter((cell) => cell.delegationId === delegation.id && isJudged(cell));
      const lastNudgedAt = nudged.get(delegation.id);
      return {
        id: delegation.id,
        number: delegation.number,
        name: `${delegationName(delegation)}${delegation.advice_only === 1 ? " (advice only)" : ""}`,
        seat: delegation.seat,
        done: uncounted ? undefined : own.filter(isFinal).length,
        owed: uncounted ? undefined : own.length,
        lastActiveAt: active.get(delegation.id),
        lastNudgedAt,
        mayNudge:
          edition.state === "judging" &&
          own.some(isOwed) &&
          (lastNudgedAt === undefined || dayOf(lastNudgedAt, edition.time_zone) < today),
      };
    }),
    rows: entries.map((entry) => ({
      entryId: entry.id,
      title: entry.title,
      country: entry.country,
      final: cells.filter((cell) => cell.entryId === entry.id && isJudged(cell) && isFinal(cell)).length,
      toJudge: cells.filter((cell) => cell.entryId === entry.id && isJudged(cell)).length,
      cells: cells
        .filter((cell) => !uncounted && cell.entryId === entry.id)
        .map((cell) => ({
          delegationId: cell.delegationId,
          state: stateOf(cell),
          assignmentId: cell.assignmentId,
        })),
    })),
    recusals: entries.flatMap((entry) =>
      cells.flatMap((cell) => {
        if (cell.entryId !== entry.id || cell.recusal === undefined) return [];
        const delegation = grid.delegations.find((one) => one.id === cell.delegationId)!;
        return [
          {
            key: `${cell.delegationId} ${cell.entryId}`,
            delegation: delegationName(delegation),
            title: entry.title,
            country: entry.country,
            words: recusalWords[cell.recusal.kind],
            reason: cell.recusal.reason,
          },
        ];
      }),
    ),
  };
}

function overdueWords({ delegations, entries }: Grid, cell: Cell): string {
  const delegation = delegations.find((one) => one.id === cell.delegationId)!;
  const entry = entries.find((one) => one.id === cell.entryId)!;
  return `${delegationName(delegation)}: "${entry.title}" (${countryName(entry.country)})`;
}

function stateOf(cell: Cell): ProgressState {
  if (cell.recusal) return "recused";
  return cell.assignmentId === undefined ? "not-assigned" : (cell.sheet?.state ?? "open");
}

export type WatchedSheet = {
  assignmentId: string;
  entryId: string;
  delegationId: string;
  delegation: string;
  title: string;
  country: string;
  state: ProgressState;
  reason: string | null;
  /** What the actor may do about it now. */
  may: { reopen: boolean; recordAbsence: boolean; imposeRecusal: boolean };
  /** What the actor does alone, or proposes to a second person. */
  needsSecond: { absence: boolean; recusal: boolean };
  /** The last day of judging, where an absence can be recorded only after it. */
  absenceAfter: string | null;
};

/** Gives one sheet as chair, vice-chair and secretariat may know it: its state, and what they may do. */
export async function watchedSheet(ctx: Context, assignmentId: string): Promise<WatchedSheet> {
  const { edition, cell, entry, delegation } = await findCell(ctx, assignmentId);
  const state = stateOf(cell);
  const seat = seatIn(ctx.actor, edition.id)?.seat;
  const chairs =
    seat === "chair" || (seat === "vice-chair" && (await chairIsRecused(ctx, edition, entry.id)));
  const judging = edition.state === "judging";
  const owed = chairs && judging && (state === "open" || state === "draft");
  const over = isPeriodOver(edition, ctx.now);
  return {
    assignmentId,
    entryId: entry.id,
    delegationId: delegation.id,
    delegation: delegationName(delegation),
    title: entry.title,
    country: entry.country,
    state,
    reason: cell.recusal?.reason ?? (state === "absent" ? (cell.sheet?.reason ?? null) : null),
    may: {
      reopen: chairs && judging && (state === "final" || state === "absent"),
      recordAbsence: owed && over,
      imposeRecusal:
        (chairs || holds(ctx.actor, "secretariat")) &&
        state !== "recused" &&
        (judging || edition.state === "deciding"),
    },
    needsSecond: { absence: state === "draft", recusal: edition.order_opened_at !== null },
    absenceAfter: owed && !over ? edition.judging_until : null,
  };
}

/** True once the last day of judging has ended: from then on what is missing is late. */
export function isPeriodOver(
  edition: Pick<EditionsRow, "judging_until" | "time_zone">,
  now: string,
): boolean {
  return dayOf(now, edition.time_zone) > edition.judging_until;
}

/** Lets a delegation change its final or absent sheet again, on the chair's word and with a reason the delegation is told. */
export async function reopenSheet(ctx: Context, assignmentId: string, reason: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { edition, cell, entry } = await findCell(ctx, assignmentId);
    await authorizeChair(ctx, edition, entry);
    refuseUnwritable(edition, cell);
    const checked = writtenReason("reason", reason);
    const state = advance(sheetLifecycle, "reopen", cell.sheet?.state ?? "open");
    const sheetId = cell.sheet!.id;
    await ctx.db
      .updateTable("score_sheets")
      .set((eb) => ({ state, finished_at: null, reason: checked, version: eb("version", "+", 1) }))
      .where("id", "=", sheetId)
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "reopenSheet",
      object: ["sheet", sheetId],
      from: cell.sheet!.state,
      to: state,
    });
    for (const person of await juryReaders(ctx, edition.id, entry.id)) {
      if (person.delegation_id !== cell.delegationId) continue;
      await queueLetter(ctx, {
        kind: "sheet-reopened",
        to: person,
        editionId: edition.id,
        entryId: entry.id,
        facts: {
          name: person.name_latin,
          edition: edition.name,
          title: entry.title,
          state: countryName(entry.country),
          reason: checked,
        },
      });
    }
  });
}

/** Finds a cell for those who watch the progress; one of an entry they are kept from does not exist for them. */
export async function findCell(ctx: Context, assignmentId: string) {
  const row = known(
    await ctx.db
      .selectFrom("assignments")
      .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
      .select(["edition_id", "entry_id"])
      .where("assignments.id", "=", assignmentId)
      .executeTakeFirst(),
    "assignment",
  );
  const edition = await editionById(ctx, row.edition_id);
  authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
  const grid = await gridOf(ctx, edition.id);
  const entry = known(
    grid.entries.find((one) => one.id === row.entry_id),
    "entry",
  );
  if (isJudgingHiddenFrom(ctx.actor, entry)) throw new Unknown("assignment");
  const cell = known(
    grid.cells.find((one) => one.assignmentId === assignmentId),
    "assignment",
  );
  return {
    edition,
    cell,
    entry,
    delegation: grid.delegations.find((one) => one.id === cell.delegationId)!,
  };
}

/** Refuses once judging is closed, and where the delegation is recused: then there is no sheet to change. */
export function refuseUnwritable(edition: EditionsRow, cell: Cell): void {
  if (edition.state !== "judging") {
    refuse("judging-closed", "Judging is closed. The score sheets can be read but no longer changed.");
  }
  if (cell.recusal)
    refuse("recused", "This delegation is recused from the entry; there is no sheet to change.");
}
