import { canonicalBallots } from "../../../scoring/canonical";
import { digestOf } from "../../../scoring/digest";
import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { may } from "../people/permissions";
import { validResult } from "../results/sealed.server";
import { judgedOf } from "./ranking.server";

/** The ballots of an edition in their one canonical text, whose SHA-256 is the digest of the sealed statement. */
export type BallotsFile = { text: string; digest: string; sealed: boolean };

/**
 * Gives the ballots file to the chair, the vice-chair and the secretariat once the order is opened, and records the
 * download; after the decision it is the file that was frozen with it. Unknown to everybody else, and until the
 * announcement to whoever is kept from the judging of any entry: each delegation's scores of all entries stand in it.
 */
export async function exportBallots(ctx: Context, editionId: string): Promise<BallotsFile> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "ranking.export", await factsOf(ctx, edition));
    const file = await fileOf(ctx, edition);
    await record(ctx, {
      editionId: edition.id,
      command: "exportBallots",
      object: ["ballots", file.resultId ?? edition.id],
    });
    return { text: file.text, digest: file.digest, sealed: file.resultId !== undefined };
  });
}

/** Says, to those who may have the ballots file, which one it is; nothing to all others. */
export async function ballotsToExport(
  ctx: Context,
  edition: EditionsRow,
): Promise<Omit<BallotsFile, "text"> | undefined> {
  const office = may(ctx.actor, "ranking.export", { edition: editionFacts(edition), entries: [] });
  if (!office || !may(ctx.actor, "ranking.export", await factsOf(ctx, edition))) return undefined;
  const { digest, resultId } = await fileOf(ctx, edition);
  return { digest, sealed: resultId !== undefined };
}

async function factsOf(ctx: Context, edition: EditionsRow) {
  const entries = await ctx.db
    .selectFrom("entries")
    .select(["id", "country", "created_at"])
    .where("edition_id", "=", edition.id)
    .orderBy("id")
    .execute();
  return { edition: editionFacts(edition), entries };
}

async function fileOf(ctx: Context, edition: EditionsRow) {
  const result = await validResult(ctx, edition.id);
  if (result) return { text: result.ballots, digest: result.ballots_digest, resultId: result.id };
  const { ballots } = await judgedOf(ctx, edition.id);
  return { text: canonicalBallots(ballots), digest: digestOf(ballots), resultId: undefined };
}
