import type { Context } from "../../database/context";
import type { CriteriaRow } from "../../database/rows/editions";
import { criteriaOf } from "../editions/editions.server";
import { scaleOf } from "../editions/ranking-rules";
import { known } from "../problems";
import { juryEdition } from "./jury-edition.server";
import { type DelegationAssignment, delegationAssignments } from "./own-delegation.server";
import { countScores, type ScoreCounts, scoresOnScale } from "./score-counts";
import type { Sheet, SheetCriterion, SheetState } from "./sheet";
import { readSheet } from "./sheets.server";

export type ComparedEntry = {
  entryId: string;
  position: number;
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  country: string;
  sheet: SheetState;
  score: number | null;
  remark: string;
};

export type Comparison = {
  edition: { name: string; state: string };
  criteria: Pick<SheetCriterion, "key" | "name">[];
  criterion: SheetCriterion;
  entries: ComparedEntry[];
  /** Entries that are left out because the actor has not said yet that they have no interest in them. */
  undeclared: number;
};

/**
 * Sets what the actor's delegation has given on one criterion side by side, in its own reading order: only entries the
 * actor may read. Without a key the first criterion; an unknown one is unknown.
 */
export async function comparisonOn(ctx: Context, key: string | undefined): Promise<Comparison> {
  const { edition, criteria, sheets, undeclared } = await ownSheets(ctx);
  const criterion = known(key ? criteria.find((one) => one.key === key) : criteria[0], "criterion");
  return {
    edition: { name: edition.name, state: edition.state },
    criteria: criteria.map(({ key, name }) => ({ key, name })),
    criterion: sheetCriterion(criterion),
    entries: sheets.map(({ assignment, sheet }) => ({
      entryId: assignment.entryId,
      position: assignment.position,
      title: assignment.title,
      titleOwn: assignment.titleOwn,
      titleLanguage: assignment.titleLanguage,
      country: assignment.country,
      sheet: sheet.state,
      score: sheet.criteria[criterion.key]?.score ?? null,
      remark: sheet.criteria[criterion.key]?.remark ?? "",
    })),
    undeclared,
  };
}

/** Counts how often the actor's delegation has given each score, by criterion, on the entries the actor may read. */
export async function ownScoreCounts(
  ctx: Context,
): Promise<{ edition: string; scores: number[]; criteria: ScoreCounts[]; entries: number }> {
  const { edition, criteria, sheets } = await ownSheets(ctx);
  const scores = scoresOnScale(scaleOf(edition));
  return {
    edition: edition.name,
    scores,
    criteria: criteria.map(({ key, name }) => ({
      name,
      ...countScores(
        sheets.map(({ sheet }) => sheet.criteria[key]?.score ?? null),
        scores,
      ),
    })),
    entries: sheets.length,
  };
}

/** Brings a stored criterion into the form the sheet shows. */
export function sheetCriterion(row: CriteriaRow): SheetCriterion {
  const { key, name, question, weight, anchors } = row;
  return { key, name, question, weight, anchors: JSON.parse(anchors) as SheetCriterion["anchors"] };
}

type OwnSheet = { assignment: DelegationAssignment; sheet: Sheet };

async function ownSheets(ctx: Context) {
  const edition = await juryEdition(ctx);
  const assignments = await delegationAssignments(ctx, edition.id);
  const criteria = await criteriaOf(ctx, edition.id);
  const scale = scaleOf(edition);
  const sheets: OwnSheet[] = [];
  for (const assignment of assignments) {
    if (assignment.declared !== "none") continue;
    sheets.push({ assignment, sheet: await readSheet(ctx, assignment.assignmentId, criteria, scale) });
  }
  const undeclared = assignments.filter((one) => one.declared === undefined).length;
  return { edition, criteria, sheets, undeclared };
}
