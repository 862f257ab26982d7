import { createHash } from "node:crypto";
import { canonicalJson } from "../../../scoring/canonical";
import type { Context } from "../../database/context";
import type { HistoryRow } from "../../database/rows/letters-and-history";

/** The chain of what belongs to no edition: people, sign-ins, installation. */
export const installationChain = "installation";

const beginning = "0".repeat(64);

export type Deed = {
  /** The edition whose chain it joins; none for what belongs to the installation. */
  editionId?: string;
  command: string;
  object: readonly [type: string, id: string];
  from?: string;
  to?: string;
};

/** Gives the hash of a row: SHA-256 of the previous hash and the row's own canonical content. */
export function hashOfRow(row: Omit<HistoryRow, "hash">): string {
  const { previous_hash, ...content } = row;
  return createHash("sha256").update(previous_hash).update(canonicalJson(content)).digest("hex");
}

/** Adds one deed to its chain. Holds ids, action and states only: never a name, an address, a score or a text. */
export async function record(ctx: Context, deed: Deed): Promise<void> {
  const chain = deed.editionId ?? installationChain;
  const last = await lastRow(ctx, chain);
  const row: Omit<HistoryRow, "hash"> = {
    id: ctx.newId(),
    chain,
    position: (last?.position ?? 0) + 1,
    at: ctx.now,
    actor_id: ctx.actor.kind === "person" ? ctx.actor.id : null,
    command: deed.command,
    object_type: deed.object[0],
    object_id: deed.object[1],
    from_state: deed.from ?? null,
    to_state: deed.to ?? null,
    previous_hash: last?.hash ?? beginning,
  };
  await ctx.db
    .insertInto("history")
    .values({ ...row, hash: hashOfRow(row) })
    .execute();
}

/** Gives the newest hash of an edition's chain, as receipts and minutes print it. */
export async function historyHead(ctx: Context, editionId: string): Promise<string> {
  return (await lastRow(ctx, editionId))?.hash ?? beginning;
}

/** Finds the first row of a chain whose hash or position does not follow from the one before; nothing when all hold. */
export async function brokenRow(db: Context["db"], chain: string): Promise<HistoryRow | undefined> {
  const rows = await db
    .selectFrom("history")
    .selectAll()
    .where("chain", "=", chain)
    .orderBy("position")
    .execute();
  let previous = beginning;
  return rows.find((row, index) => {
    const { hash, ...content } = row;
    const holds = row.position === index + 1 && row.previous_hash === previous && hashOfRow(content) === hash;
    previous = hash;
    return !holds;
  });
}

async function lastRow(ctx: Context, chain: string): Promise<HistoryRow | undefined> {
  return ctx.db
    .selectFrom("history")
    .selectAll()
    .where("chain", "=", chain)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
}
