import type { Context } from "../../database/context";
import { authorize } from "../authorize";
import { hiddenEntries } from "../people/hidden-entries.server";
import { known } from "../problems";
import { hiddenPositions } from "./hidden-lines.server";
import { brokenRow, installationChain } from "./record.server";

export type HistoryLine = {
  id: string;
  /** Counted anew where lines are hidden from the reader, so that no gap tells how many. */
  position: number;
  at: string;
  /** Who did it; the platform itself where there is nobody. */
  by: string | null;
  command: string;
  objectType: string;
  objectId: string;
  from: string | null;
  to: string | null;
  hash: string;
};

export type ChainPage = {
  lines: HistoryLine[];
  /** Ask for what is before this position; nothing at the beginning. */
  earlier: number | undefined;
  /** How many lines there are for the reader, and the hash of the newest of them. */
  length: number;
  head: string | undefined;
  /** True where the judging of some entry is hidden from the reader, whether or not anything was done about it. */
  leftOut: boolean;
  /** Where the chain no longer holds; nothing while it does. */
  brokenAt: number | undefined;
};

/**
 * Gives a page of an edition's chain, or of the installation's where no edition is named, the newest first. Refuses
 * all but the secretariat; a line about the judging of an entry is not there for whom that judging is hidden.
 */
export async function chainPage(
  ctx: Context,
  editionId: string | undefined,
  options: { before?: number; most?: number } = {},
): Promise<ChainPage> {
  authorize(ctx, "history.read", {});
  const chain = editionId ?? installationChain;
  const entries = await entriesHidden(ctx, editionId);
  const hidden = [...(await hiddenPositions(ctx, chain, entries))].sort((a, b) => a - b);
  let seen = ctx.db.selectFrom("history").where("chain", "=", chain);
  if (hidden.length > 0) seen = seen.where("position", "not in", hidden);
  const newest = await seen
    .select(["position", "hash"])
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  const numberOf = (position: number) => position - hidden.filter((one) => one < position).length;
  const length = newest ? numberOf(newest.position) : 0;
  const rows = await seen
    .leftJoin("people", "people.id", "history.actor_id")
    .selectAll("history")
    .select("name_latin")
    .where("position", "<", positionOf(options.before ?? length + 1, hidden))
    .orderBy("position", "desc")
    .limit(options.most ?? 100)
    .execute();
  const last = numberOf(rows.at(-1)?.position ?? 1);
  const broken = await brokenRow(ctx.db, chain);
  return {
    lines: rows.map((row) => ({
      id: row.id,
      position: numberOf(row.position),
      at: row.at,
      by: row.name_latin,
      command: row.command,
      objectType: row.object_type,
      objectId: row.object_id,
      from: row.from_state,
      to: row.to_state,
      hash: row.hash,
    })),
    earlier: last > 1 ? last : undefined,
    length,
    head: newest?.hash,
    leftOut: entries.size > 0,
    brokenAt: broken && numberOf(broken.position),
  };
}

async function entriesHidden(ctx: Context, editionId: string | undefined): Promise<ReadonlySet<string>> {
  if (editionId === undefined) return new Set();
  const edition = known(
    await ctx.db
      .selectFrom("editions")
      .select(["id", "state"])
      .where("id", "=", editionId)
      .executeTakeFirst(),
    "edition",
  );
  return hiddenEntries(ctx, edition);
}

/** Finds the position of the line that the reader counts as this number. */
function positionOf(number: number, hidden: readonly number[]): number {
  return hidden.reduce((position, one) => (one <= position ? position + 1 : position), number);
}
