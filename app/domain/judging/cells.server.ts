import type { Context } from "../../database/context";
import type { EntriesRow } from "../../database/rows/entries";
import type { DelegationsRow } from "../../database/rows/jury";
import type { RecusalKind } from "./interest";
import type { SheetState } from "./sheet";

/** One delegation and one entry: assigned, recused, or both where the recusal came later. */
export type Cell = {
  delegationId: string;
  entryId: string;
  /** The delegation only advises: its sheet counts nowhere, and nothing waits for it. */
  adviceOnly: boolean;
  assignmentId: string | undefined;
  /** `stands`: it came late, and what the delegation had given counts until a second person says otherwise. */
  recusal: { kind: RecusalKind; reason: string; stands: boolean } | undefined;
  sheet: { id: string; state: SheetState; reason: string | null } | undefined;
};

export type Grid = { delegations: DelegationsRow[]; entries: EntriesRow[]; cells: Cell[] };

/**
 * Gives every cell of an edition's judging: the delegations that were dealt entries, and the competing entries that
 * are still admitted. Holds no score. For commands; what a page shows of it is for the queries to choose.
 */
export async function gridOf(ctx: Context, editionId: string): Promise<Grid> {
  const assignments = await ctx.db
    .selectFrom("assignments")
    .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
    .leftJoin("score_sheets", "score_sheets.assignment_id", "assignments.id")
    .select([
      "assignments.id",
      "delegation_id",
      "entry_id",
      "score_sheets.id as sheet_id",
      "score_sheets.state",
      "score_sheets.reason",
    ])
    .where("delegations.edition_id", "=", editionId)
    .execute();
  const recusals = await ctx.db
    .selectFrom("recusals")
    .innerJoin("delegations", "delegations.id", "recusals.delegation_id")
    .leftJoin("late_recusals", "late_recusals.recusal_id", "recusals.id")
    .select([
      "delegation_id",
      "entry_id",
      "recusals.kind",
      "recusals.reason",
      "late_recusals.recusal_id as late",
      "late_recusals.decision",
    ])
    .where("delegations.edition_id", "=", editionId)
    .execute();
  const dealt = new Set([...assignments, ...recusals].map((row) => row.delegation_id));
  const delegations = await ctx.db
    .selectFrom("delegations")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("withdrawn_at", "is", null)
    .orderBy("number")
    .execute();
  const entries = await ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("kind", "=", "competing")
    .where("state", "=", "admitted")
    .orderBy("id")
    .execute();
  const judging = delegations.filter((delegation) => dealt.has(delegation.id));
  const assigned = new Map(assignments.map((row) => [`${row.delegation_id} ${row.entry_id}`, row]));
  const recused = new Map(recusals.map((row) => [`${row.delegation_id} ${row.entry_id}`, row]));
  return {
    delegations: judging,
    entries,
    cells: judging.flatMap((delegation) =>
      entries.map((entry): Cell => {
        const assignment = assigned.get(`${delegation.id} ${entry.id}`);
        const recusal = recused.get(`${delegation.id} ${entry.id}`);
        return {
          delegationId: delegation.id,
          entryId: entry.id,
          adviceOnly: delegation.advice_only === 1,
          assignmentId: assignment?.id,
          recusal: recusal && {
            kind: recusal.kind as RecusalKind,
            reason: recusal.reason,
            stands: recusal.late !== null && recusal.decision !== "struck",
          },
          sheet:
            assignment?.sheet_id && assignment.state
              ? { id: assignment.sheet_id, state: assignment.state as SheetState, reason: assignment.reason }
              : undefined,
        };
      }),
    ),
  };
}

/** Gives the grid without the delegations that only advise: what means, votes and quorums are made of. */
export function votingGrid(grid: Grid): Grid {
  return {
    delegations: grid.delegations.filter((one) => one.advice_only !== 1),
    entries: grid.entries,
    cells: grid.cells.filter((cell) => !cell.adviceOnly),
  };
}

/** True where a sheet is still owed: not recused, neither final nor recorded as absent. Advice is owed by nobody. */
export function isOwed(cell: Cell): boolean {
  const state = cell.sheet?.state ?? "open";
  return (
    !cell.adviceOnly &&
    cell.assignmentId !== undefined &&
    cell.recusal === undefined &&
    state !== "final" &&
    state !== "absent"
  );
}
