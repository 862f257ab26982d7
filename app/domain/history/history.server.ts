import type { Context } from "../../database/context";
import { authorize } from "../authorize";
import { brokenRow, installationChain } from "./record.server";

export type HistoryLine = {
  id: string;
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
  length: number;
  head: string | undefined;
  /** Where the chain no longer holds; nothing while it does. */
  brokenAt: number | undefined;
};

/** What may say something of the judging of an entry: not for a reader who is recused from one. */
const ofJudging: readonly string[] = [
  "assignment",
  "declaration",
  "glass",
  "motion",
  "proposal",
  "recusal",
  "result",
  "sheet",
  "suspicion",
];

/**
 * Gives a page of an edition's chain, or of the installation's where no edition is named, the newest first. Refuses
 * all but the secretariat; lines about judging are left out for a reader who is recused from an entry.
 */
export async function chainPage(
  ctx: Context,
  editionId: string | undefined,
  options: { before?: number; most?: number } = {},
): Promise<ChainPage> {
  authorize(ctx, "history.read", {});
  const chain = editionId ?? installationChain;
  const most = options.most ?? 100;
  const newest = await ctx.db
    .selectFrom("history")
    .select(["position", "hash"])
    .where("chain", "=", chain)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  const rows = await ctx.db
    .selectFrom("history")
    .leftJoin("people", "people.id", "history.actor_id")
    .selectAll("history")
    .select("name_latin")
    .where("chain", "=", chain)
    .where("position", "<", options.before ?? (newest?.position ?? 0) + 1)
    .orderBy("position", "desc")
    .limit(most)
    .execute();
  const recused = ctx.actor.kind === "person" && ctx.actor.recusedFrom.length > 0;
  const last = rows.at(-1)?.position ?? 1;
  return {
    lines: rows
      .filter((row) => !recused || !ofJudging.includes(row.object_type))
      .map((row) => ({
        id: row.id,
        position: row.position,
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
    length: newest?.position ?? 0,
    head: newest?.hash,
    brokenAt: (await brokenRow(ctx.db, chain))?.position,
  };
}
