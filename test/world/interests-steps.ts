import { confirmGlass, proposeGlass } from "../../app/domain/judging/break-glass.server";
import { asCast, type WorldLike } from "./editions-steps";
import { projectsNamed, worldInJudging } from "./judging-steps";

export const threeEntries = projectsNamed("ie-second-whistle", "gr-first-word", "si-on-the-bus");

/** A world in judging with three entries, in which a conflict takes off one person only. */
export async function personOnlyWorld(world: WorldLike & { now: string }) {
  const made = await worldInJudging(world, threeEntries);
  const { db } = await world.as();
  // The setting is settled before judging opens; the steps that lead here do not stop in between.
  await db
    .insertInto("interest_settings")
    .values({ edition_id: made.editionId, conflict_recuses: "person" })
    .execute();
  return made;
}

/** One of the secretariat proposes to open an entry's judging to itself, and the other one confirms it. */
export async function breakDemoGlass(
  world: WorldLike,
  editionId: string,
  entryId: string,
  second = "secretariat-2",
): Promise<string> {
  const reason = "A sheet cannot be saved any more.";
  const proposal = await proposeGlass(await asCast(world, "secretariat-1"), editionId, { entryId, reason });
  const ctx = await asCast(world, second);
  await confirmGlass(ctx, editionId, proposal);
  const opening = await ctx.db
    .selectFrom("glass_openings")
    .select("id")
    .where("proposal_id", "=", proposal)
    .executeTakeFirstOrThrow();
  return opening.id;
}
