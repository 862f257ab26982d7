import { distributionPage } from "../../app/domain/judging/distribution-page.server";
import { changeDistributionSetting } from "../../app/domain/judging/distribution-settings.server";
import { makeDistribution } from "../../app/domain/judging/distributions.server";
import { asCast, type WorldLike } from "./editions-steps";

/** The presidency lets some delegations judge each entry, and the secretariat makes the draw of a seed, however few have declared. */
export async function dealDemoEntries(
  world: WorldLike,
  editionId: string,
  wanted: { perEntry: number; expertNeeded: boolean; seed: number },
): Promise<void> {
  const { perEntry, expertNeeded, seed } = wanted;
  await changeDistributionSetting(await asCast(world, "presidency-1"), editionId, { perEntry, expertNeeded });
  const secretariat = await asCast(world, "secretariat-1");
  const edition = await secretariat.db
    .selectFrom("editions")
    .selectAll()
    .where("id", "=", editionId)
    .executeTakeFirstOrThrow();
  const { preview } = await distributionPage(secretariat, edition, { seed });
  const reason = "The jury meets next week; what is declared later is mended.";
  await makeDistribution(secretariat, editionId, { seed, seen: preview!.seen, mended: false, reason });
}
