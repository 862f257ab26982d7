import type { Context } from "../database/context";
import type { Due } from "./due";
import { dueForActs } from "./editions/acts-due.server";
import { dueForEditions } from "./editions/due.server";
import { dueForEntries } from "./entries/due.server";
import { dueForJudging } from "./judging/due.server";
import { dueForJury } from "./jury/due.server";
import { dueForRounds } from "./national/due.server";
import { dueForProgramme } from "./programme/due.server";
import { dueForResults } from "./results/due.server";

/** What each part of the platform asks of a person; the desk puts them in one order. */
const sources: readonly ((ctx: Context) => Promise<Due[]>)[] = [
  dueForEditions,
  dueForActs,
  dueForEntries,
  dueForRounds,
  dueForJury,
  dueForJudging,
  dueForProgramme,
  dueForResults,
];

/** Lists what awaits the actor, the nearest day first, what has no day last. */
export async function dueFor(ctx: Context): Promise<Due[]> {
  const due: Due[] = [];
  for (const source of sources) due.push(...(await source(ctx)));
  return due.sort((a, b) => (a.day ?? "9999").localeCompare(b.day ?? "9999"));
}
