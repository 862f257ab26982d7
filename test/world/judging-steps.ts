import { join } from "node:path";
import { editionById } from "../../app/domain/editions/editions.server";
import { closeJudging, confirmOrder, proposeOrder } from "../../app/domain/judging/closing.server";
import { imposeRecusal } from "../../app/domain/judging/imposed-recusals.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { confirmJudgingAct, waitingActs } from "../../app/domain/judging/judging-acts.server";
import { delegationAssignments } from "../../app/domain/judging/own-delegation.server";
import { finishSheet, saveSheet } from "../../app/domain/judging/sheets.server";
import { again, type Playable } from "./again";
import { delegations } from "./cast";
import {
  asCast,
  closeDemoAdmission,
  closeDemoCall,
  composeDemoJury,
  createDemoEdition,
  enterPeople,
  openDemoCall,
  openDemoJudging,
  type WorldLike,
} from "./editions-steps";
import { admitAll, type EntryIds, submitAll, writeAll } from "./entries-steps";
import { type JurySheet, jurySheets, type LateRecusal, lateRecusals } from "./jury-scores";
import { type Project, readProjects } from "./project-file";

/** The person of a delegation who writes its sheets. */
export function writerOf(delegation: string): string {
  const person = delegations.find((one) => one.key === delegation)?.people[0];
  if (!person) throw new Error(`There is no delegation "${delegation}" in the cast.`);
  return person;
}

/** Everybody in the jury declares that they have no interest in any entry they judge; `except` leaves people out. */
export async function declareAll(
  world: WorldLike,
  editionId: string,
  options: { except?: readonly string[] } = {},
): Promise<void> {
  for (const person of delegations.flatMap((delegation) => delegation.people)) {
    if (options.except?.includes(person)) continue;
    const ctx = await asCast(world, person);
    for (const { entryId, declared } of await delegationAssignments(ctx, editionId)) {
      if (declared === undefined) await declareInterest(ctx, entryId, { kind: "none" });
    }
  }
}

/** A delegation's sheet is written; `draft` leaves it unfinished. A draft that is already there is written over. */
export async function writeSheet(
  world: WorldLike,
  entryId: string,
  sheet: JurySheet,
  options: { draft?: boolean; version?: number } = {},
): Promise<void> {
  const ctx = await asCast(world, writerOf(sheet.delegation));
  await saveSheet(ctx, entryId, {
    version: options.version ?? 0,
    overallRemark: sheet.overall,
    criteria: Object.fromEntries(
      Object.entries(sheet.scores).map(([key, score]) => [
        key,
        { score, remark: sheet.remarks[key as keyof JurySheet["remarks"]] },
      ]),
    ),
  });
  if (!options.draft) await finishSheet(ctx, entryId);
}

/** The delegations write and finish the sheets of a table; `only` chooses some, for a world in the midst of judging. */
export async function scoreAll(
  world: WorldLike,
  entries: EntryIds,
  sheets: readonly JurySheet[] = jurySheets,
  options: { only?: (sheet: JurySheet) => boolean; draft?: boolean } = {},
): Promise<void> {
  for (const sheet of sheets) {
    const entryId = entries[sheet.entry];
    if (!entryId || options.only?.(sheet) === false) continue;
    await writeSheet(world, entryId, sheet, { draft: options.draft ?? false });
  }
}

/** Conflicts that people declare after their delegation has begun a sheet; what was scored is kept and counts no more. */
export async function declareLate(
  world: WorldLike,
  entries: EntryIds,
  recusals: readonly LateRecusal[] = lateRecusals,
): Promise<void> {
  for (const recusal of recusals) {
    const entryId = entries[recusal.entry];
    if (!entryId) continue;
    const ctx = await asCast(world, recusal.person);
    await saveSheet(ctx, entryId, {
      version: 0,
      overallRemark: "",
      criteria: Object.fromEntries(
        Object.entries(recusal.begun).map(([key, score]) => [key, { score: score ?? null, remark: "" }]),
      ),
    });
    await declareInterest(ctx, entryId, { kind: "conflict", conflict: "other", reason: recusal.reason });
  }
}

/** The secretariat closes judging. */
export async function closeDemoJudging(world: WorldLike, editionId: string): Promise<void> {
  await closeJudging(await asCast(world, "secretariat-1"), editionId);
}

/** The secretariat proposes to open the order, and the chair confirms it. */
export async function openDemoOrder(world: WorldLike, editionId: string): Promise<void> {
  const proposal = await proposeOrder(await asCast(world, "secretariat-1"), editionId);
  await confirmOrder(await asCast(world, "rep-ie"), editionId, proposal);
}

/** Closes judging and opens the order. */
export async function closeAndOpenOrder(world: WorldLike, editionId: string): Promise<void> {
  await closeDemoJudging(world, editionId);
  await openDemoOrder(world, editionId);
}

/** Secretariat and chair recuse a delegation together, as it takes two of them once the order is open. */
export async function recuseAsTwo(
  world: WorldLike,
  editionId: string,
  delegation: string,
  entryId: string,
  reason = "A contract with the project.",
): Promise<void> {
  const secretariat = await asCast(world, "secretariat-1");
  await imposeRecusal(secretariat, await delegationId(world, delegation), entryId, reason);
  const chair = await asCast(world, "rep-ie");
  const [proposal] = await waitingActs(chair, await editionById(chair, editionId));
  await confirmJudgingAct(chair, editionId, proposal!.id);
}

/** The clock of a world whose judging is opened by `worldInJudging`. */
export const judgingDay = "2026-10-20T09:00:00.000Z";

/**
 * Brings an empty world to the opening of judging with the given projects' entries, each step by the person whose step
 * it is. Only the states that are needed have people, so that tests stay quick.
 */
export function worldInJudging(
  world: Playable,
  projects: readonly Project[],
): Promise<{ editionId: string; entries: EntryIds }> {
  return again(world, `in judging: ${keysOf(projects)}`, async () => {
    const { editionId, entries } = await playedBeforeJudging(world, projects);
    await openDemoJudging(world, editionId);
    return { editionId, entries };
  });
}

/** The same up to the day of the opening: admission is closed, the jury complete, judging not opened. */
export function worldBeforeJudging(
  world: Playable,
  projects: readonly Project[],
): Promise<{ editionId: string; entries: EntryIds }> {
  return again(world, `before judging: ${keysOf(projects)}`, () => playedBeforeJudging(world, projects));
}

function keysOf(projects: readonly Project[]): string {
  return projects.map((project) => project.key).join(" ");
}

async function playedBeforeJudging(
  world: Playable,
  projects: readonly Project[],
): Promise<{ editionId: string; entries: EntryIds }> {
  const jurors = delegations.map((delegation) => delegation.country);
  await enterPeople(world, [...new Set([...projects.map((project) => project.country), ...jurors])]);
  const editionId = await createDemoEdition(world);
  world.now = "2026-07-01T07:00:00.000Z";
  await openDemoCall(world, editionId);
  await composeDemoJury(world, editionId);
  const entries = await writeAll(world, editionId, projects);
  await submitAll(world, entries, projects);
  world.now = "2026-10-01T07:00:00.000Z";
  await closeDemoCall(world, editionId);
  await admitAll(world, entries);
  await closeDemoAdmission(world, editionId);
  world.now = judgingDay;
  return { editionId, entries };
}

/** Reads the named projects of the cast. */
export function projectsNamed(...keys: string[]): Project[] {
  const all = readProjects(join(import.meta.dirname, "projects"));
  return keys.map((key) => {
    const project = all.find((one) => one.key === key);
    if (!project) throw new Error(`There is no project "${key}".`);
    return project;
  });
}

/** A sheet with the same score on every criterion, and a remark where one is needed; `other` changes single scores. */
export function evenSheet(
  delegation: string,
  entry: string,
  score: number,
  other: Partial<JurySheet["scores"]> = {},
): JurySheet {
  const keys = ["focus", "evaluated", "innovative", "co-operation", "replicable"] as const;
  const each = <T>(value: (key: (typeof keys)[number]) => T) =>
    Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<(typeof keys)[number], T>;
  return {
    delegation,
    entry,
    scores: each((key) => other[key] ?? score),
    remarks: each((key) => `What delegation ${delegation} thinks of ${entry} on ${key}.`),
    overall: `Delegation ${delegation} on ${entry}.`,
  };
}

/** Finds a delegation of the cast by its key. */
export async function delegationId(world: WorldLike, key: string): Promise<string> {
  const number = delegations.find((one) => one.key === key)!.number;
  const ctx = await world.as();
  const row = await ctx.db
    .selectFrom("delegations")
    .select("id")
    .where("number", "=", number)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Finds what a delegation of the cast is to judge of an entry. */
export async function assignmentId(world: WorldLike, delegation: string, entryId: string): Promise<string> {
  const ctx = await world.as();
  const row = await ctx.db
    .selectFrom("assignments")
    .select("id")
    .where("delegation_id", "=", await delegationId(world, delegation))
    .where("entry_id", "=", entryId)
    .executeTakeFirstOrThrow();
  return row.id;
}
