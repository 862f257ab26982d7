import type { Context } from "../../database/context";
import type { CriteriaRow } from "../../database/rows/editions";
import type { ScoreSheetsRow } from "../../database/rows/jury";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import type { Scale } from "../editions/default-criteria";
import { criteriaOf, editionFacts } from "../editions/editions.server";
import { scaleOf } from "../editions/ranking-rules";
import { entryFacts } from "../entries/entry-rows.server";
import { record } from "../history/record.server";
import { advance } from "../lifecycle";
import { fieldProblem, Refusal, refuse } from "../problems";
import { normalText } from "../text";
import { type OwnAssignment, ownAssignment } from "./own-assignment.server";
import { remarkRuleOf } from "./remark-rule.server";
import {
  type CriterionEntry,
  gapsOfSheet,
  longestRemark,
  type Sheet,
  type SheetInput,
  type SheetState,
  scoreOf,
  sheetLifecycle,
  ticksOf,
} from "./sheet";

/** Lets only those pass whose delegation judges the entry and who have declared no interest in it. */
export async function readableAssignment(ctx: Context, entryId: string): Promise<OwnAssignment> {
  const own = await ownAssignment(ctx, entryId);
  authorize(ctx, "judging.read-entry", {
    edition: editionFacts(own.edition),
    entry: entryFacts(own.entry),
    assigned: true,
    declaredNone: own.declared === "none",
  });
  return own;
}

/** Reads the sheet of an assignment; one that nobody has begun is open and at version 0. */
export async function readSheet(
  ctx: Context,
  assignmentId: string,
  criteria: readonly CriteriaRow[],
  scale: Scale,
): Promise<Sheet & { id: string | undefined }> {
  const row = await ctx.db
    .selectFrom("score_sheets")
    .leftJoin("people", "people.id", "score_sheets.updated_by")
    .selectAll("score_sheets")
    .select("name_latin")
    .where("assignment_id", "=", assignmentId)
    .executeTakeFirst();
  const scores = row
    ? await ctx.db.selectFrom("scores").selectAll().where("sheet_id", "=", row.id).execute()
    : [];
  const written = Object.fromEntries(
    criteria.map((criterion): [string, CriterionEntry] => {
      const score = scores.find((one) => one.criterion_id === criterion.id);
      const ticks = score?.ticks ?? null;
      return [
        criterion.key,
        { score: ticks === null ? null : scoreOf(ticks, scale), remark: score?.remark ?? "" },
      ];
    }),
  );
  return {
    id: row?.id,
    state: (row?.state ?? "open") as SheetState,
    version: row?.version ?? 0,
    overallRemark: row?.overall_remark ?? "",
    criteria: written,
    updatedAt: row?.updated_at ?? null,
    updatedBy: row?.name_latin ?? null,
    finishedAt: row?.finished_at ?? null,
  };
}

/**
 * Saves a draft and gives its new version. Refuses a score off the grid, a sheet that is final, and a save that rests
 * on an older version than the stored one, with the stored one as `current`; the same save twice is one save.
 */
export async function saveSheet(ctx: Context, entryId: string, input: SheetInput): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { edition, assignment, actor } = await workingAssignment(ctx, entryId);
    const criteria = await criteriaOf(ctx, edition.id);
    const scale = scaleOf(edition);
    const sheet = await readSheet(ctx, assignment.id, criteria, scale);
    const wanted = checked(input, sheet, criteria, scale);
    const state = advance(sheetLifecycle, "save", sheet.state);
    if (sameContent(wanted, sheet) && sheet.version > 0) return sheet.version;
    if (input.version !== sheet.version) stale(sheet);
    const row: Omit<ScoreSheetsRow, "id"> = {
      assignment_id: assignment.id,
      state,
      overall_remark: wanted.overallRemark,
      version: sheet.version + 1,
      updated_at: ctx.now,
      updated_by: actor.id,
      finished_at: null,
      reason: null,
    };
    const id = sheet.id ?? ctx.newId();
    // Two first saves at once: the unique assignment lets one through, and the other one is stale.
    const written = sheet.id
      ? await ctx.db
          .updateTable("score_sheets")
          .set(row)
          .where("id", "=", id)
          .where("version", "=", sheet.version)
          .returning("id")
          .execute()
      : await ctx.db
          .insertInto("score_sheets")
          .values({ id, ...row })
          .onConflict((conflict) => conflict.column("assignment_id").doNothing())
          .returning("id")
          .execute();
    if (written.length === 0) stale(await readSheet(ctx, assignment.id, criteria, scale));
    const scores = criteria.map((criterion) => {
      const { score, remark } = wanted.criteria[criterion.key]!;
      const ticks = score === null ? null : ticksOf(score, scale)!;
      return { sheet_id: id, criterion_id: criterion.id, ticks, remark };
    });
    await ctx.db
      .insertInto("scores")
      .values(scores)
      .onConflict((conflict) =>
        conflict.columns(["sheet_id", "criterion_id"]).doUpdateSet((excluded) => ({
          ticks: excluded.ref("excluded.ticks"),
          remark: excluded.ref("excluded.remark"),
        })),
      )
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "saveSheet",
      object: ["sheet", id],
      from: sheet.state,
      to: state,
    });
    return row.version;
  });
}

/** Makes the delegation's sheet final; refuses with every score and remark that is missing, and a second time. */
export async function finishSheet(ctx: Context, entryId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { edition, assignment, actor } = await workingAssignment(ctx, entryId);
    const criteria = await criteriaOf(ctx, edition.id);
    const scale = scaleOf(edition);
    const sheet = await readSheet(ctx, assignment.id, criteria, scale);
    const state = advance(sheetLifecycle, "finish", sheet.state);
    const gaps = gapsOfSheet(criteria, sheet.criteria, await remarkRuleOf(ctx, edition));
    if (gaps.length > 0 || sheet.id === undefined) throw new Refusal(gaps);
    await ctx.db
      .updateTable("score_sheets")
      .set({
        state,
        version: sheet.version + 1,
        finished_at: ctx.now,
        updated_at: ctx.now,
        updated_by: actor.id,
      })
      .where("id", "=", sheet.id)
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "finishSheet",
      object: ["sheet", sheet.id],
      from: sheet.state,
      to: state,
    });
  });
}

/** Scoring goes on while the edition is in judging, and not a moment longer. */
async function workingAssignment(ctx: Context, entryId: string): Promise<OwnAssignment> {
  const own = await readableAssignment(ctx, entryId);
  if (own.edition.state !== "judging") {
    refuse("judging-closed", "Judging is closed. The score sheets can be read but no longer changed.");
  }
  return own;
}

function checked(
  input: SheetInput,
  sheet: Sheet,
  criteria: readonly CriteriaRow[],
  scale: Scale,
): Pick<Sheet, "overallRemark" | "criteria"> {
  const problems = [];
  const written: Record<string, CriterionEntry> = {};
  for (const { key, name } of criteria) {
    const entry = input.criteria[key] ?? sheet.criteria[key]!;
    const remark = normalText(entry.remark);
    if (entry.score !== null && ticksOf(entry.score, scale) === undefined) {
      const sentence = `${name}: choose a score from ${scale.min} to ${scale.max} in steps of ${scale.step}.`;
      problems.push(fieldProblem(`score-${key}`, "off-the-scale", sentence));
    }
    if (remark.length > longestRemark) {
      const sentence = `${name}: write at most ${longestRemark} characters.`;
      problems.push(fieldProblem(`remark-${key}`, "remark-too-long", sentence));
    }
    written[key] = { score: entry.score, remark };
  }
  const overallRemark = normalText(input.overallRemark);
  if (overallRemark.length > longestRemark) {
    const sentence = `Overall remark: write at most ${longestRemark} characters.`;
    problems.push(fieldProblem("overallRemark", "remark-too-long", sentence));
  }
  if (problems.length > 0) throw new Refusal(problems);
  return { overallRemark, criteria: written };
}

function sameContent(
  wanted: Pick<Sheet, "overallRemark" | "criteria">,
  sheet: Pick<Sheet, "overallRemark" | "criteria">,
): boolean {
  return (
    wanted.overallRemark === sheet.overallRemark &&
    Object.entries(wanted.criteria).every(
      ([key, entry]) =>
        entry.score === sheet.criteria[key]?.score && entry.remark === sheet.criteria[key]?.remark,
    )
  );
}

function stale(sheet: Sheet & { id?: string | undefined }): never {
  const { id: _, ...current } = sheet;
  refuse(
    "stale-sheet",
    `${sheet.updatedBy ?? "Somebody of your delegation"} has saved this sheet in the meantime. Both versions are shown below: keep what is right and save again.`,
    current,
  );
}
