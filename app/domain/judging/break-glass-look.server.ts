import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { criteriaOf, editionById, editionFacts } from "../editions/editions.server";
import { scaleOf } from "../editions/ranking-rules";
import { entryFacts } from "../entries/entry-rows.server";
import { record } from "../history/record.server";
import { delegationName } from "../jury/jury";
import { known } from "../problems";
import { isGlassOpen } from "./break-glass";
import { gridOf } from "./cells.server";
import { type RecusalKind, recusalWords } from "./interest";
import type { Sheet } from "./sheet";
import { readSheet } from "./sheets.server";

export type GlassLook = {
  title: string;
  country: string;
  reason: string;
  closesAt: string;
  criteria: { key: string; name: string }[];
  sheets: { assignmentId: string; number: number; delegation: string; sheet: Sheet }[];
  recused: { delegation: string; words: string }[];
};

/**
 * Shows the person an opening is for every delegation's sheet of its one entry, read only, and records the look.
 * Unknown to everybody else, before and after its hour, and once the person is recused, seated or gone.
 */
export async function lookThroughGlass(ctx: Context, openingId: string): Promise<GlassLook> {
  return inTransaction(ctx, async (ctx) => {
    const opening = known(
      await ctx.db.selectFrom("glass_openings").selectAll().where("id", "=", openingId).executeTakeFirst(),
      "opening",
    );
    const edition = await editionById(ctx, opening.edition_id);
    const entry = await ctx.db
      .selectFrom("entries")
      .selectAll()
      .where("id", "=", opening.entry_id)
      .executeTakeFirstOrThrow();
    authorize(ctx, "judging.look-through-glass", {
      edition: editionFacts(edition),
      entry: entryFacts(entry),
      openFor: isGlassOpen(opening, ctx.now) ? opening.opened_for : undefined,
    });
    const criteria = await criteriaOf(ctx, edition.id);
    const scale = scaleOf(edition);
    const grid = await gridOf(ctx, edition.id);
    const cells = grid.cells.filter((cell) => cell.entryId === entry.id);
    const delegationOf = (id: string) => grid.delegations.find((one) => one.id === id)!;
    const sheets: GlassLook["sheets"] = [];
    for (const cell of cells) {
      if (!cell.assignmentId) continue;
      const { id: _, ...sheet } = await readSheet(ctx, cell.assignmentId, criteria, scale);
      const delegation = delegationOf(cell.delegationId);
      sheets.push({
        assignmentId: cell.assignmentId,
        number: delegation.number,
        delegation: delegationName(delegation),
        sheet,
      });
    }
    await record(ctx, {
      editionId: edition.id,
      command: "lookThroughGlass",
      object: ["glass", opening.id],
    });
    return {
      title: entry.title,
      country: entry.country,
      reason: opening.reason,
      closesAt: opening.closes_at,
      criteria: criteria.map(({ key, name }) => ({ key, name })),
      sheets,
      recused: cells.flatMap((cell) =>
        cell.recusal
          ? [
              {
                delegation: delegationName(delegationOf(cell.delegationId)),
                words: `${recusalWords[cell.recusal.kind as RecusalKind]}: ${cell.recusal.reason}`,
              },
            ]
          : [],
      ),
    };
  });
}
