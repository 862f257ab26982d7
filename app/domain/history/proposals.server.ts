import { createHash } from "node:crypto";
import { canonicalJson } from "../../../scoring/canonical";
import type { Context } from "../../database/context";
import type { ProposalsRow } from "../../database/rows/letters-and-history";
import { inTransaction } from "../../database/transaction";
import { actorOf } from "../people/people.server";
import { known, refuse, Unknown } from "../problems";
import { hour, later } from "../times";
import { type ActOfTwo, confirmationHours, fillBothPlaces, rolesFor } from "./proposals";
import { record } from "./record.server";

type Edition = { id: string; presidency_country: string };
/** What runs once the second person has confirmed; it checks authorisation and state again by itself. */
export type ActCommand = (ctx: Context, facts: Record<string, string>, proposedBy: string) => Promise<void>;

/** Proposes an act of two: stores command, facts and digest; refuses people in neither role and a second open proposal. */
export async function propose(
  ctx: Context,
  edition: Edition,
  command: ActOfTwo,
  facts: Record<string, string>,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    if (ctx.actor.kind !== "person" || rolesFor(ctx.actor, command, edition).length === 0) {
      throw new Unknown("proposal");
    }
    const text = canonicalJson(facts);
    const open = await openProposals(ctx, edition.id);
    if (open.some((proposal) => proposal.command === command && proposal.facts === text)) {
      refuse(
        "already-proposed",
        "This has already been proposed and waits for the second person to confirm it.",
      );
    }
    await withdrawExpired(ctx, edition.id);
    const id = ctx.newId();
    await ctx.db
      .insertInto("proposals")
      .values({
        id,
        edition_id: edition.id,
        command,
        facts: text,
        digest: digestOf(command, text),
        proposed_by: ctx.actor.id,
        proposed_at: ctx.now,
        expires_at: later(ctx.now, confirmationHours * hour),
        state: "open",
      })
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: `propose:${command}`,
      object: ["proposal", id],
      to: "open",
    });
    return id;
  });
}

/** Confirms a proposal as the second person and runs its command; refuses the proposer, a wrong role, a late hand. */
export async function confirm(
  ctx: Context,
  edition: Edition,
  proposalId: string,
  commands: Partial<Record<ActOfTwo, ActCommand>>,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const proposal = known(
      (await openProposals(ctx, edition.id)).find((one) => one.id === proposalId),
      "proposal",
    );
    const command = proposal.command as ActOfTwo;
    if (ctx.actor.kind !== "person") throw new Unknown("proposal");
    const own = rolesFor(ctx.actor, command, edition);
    if (own.length === 0) throw new Unknown("proposal");
    if (proposal.proposed_by === ctx.actor.id) {
      refuse("same-person", "You proposed this; another person must confirm it.");
    }
    const first = rolesFor(await actorOf(ctx, proposal.proposed_by), command, edition);
    if (!fillBothPlaces(command, first, own)) {
      refuse(
        "same-role",
        "This needs two people in two different roles; yours is the same as the proposer's.",
      );
    }
    if (digestOf(command, proposal.facts) !== proposal.digest) {
      refuse(
        "facts-altered",
        "What was proposed is not what stands here any more. Tell the secretariat, and propose it anew.",
      );
    }
    await ctx.db
      .updateTable("proposals")
      .set({ state: "confirmed", confirmed_by: ctx.actor.id, confirmed_at: ctx.now })
      .where("id", "=", proposal.id)
      .where("state", "=", "open")
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: `confirm:${command}`,
      object: ["proposal", proposal.id],
      from: "open",
      to: "confirmed",
    });
    const run = known(commands[command], "command");
    await run(ctx, JSON.parse(proposal.facts), proposal.proposed_by);
  });
}

/** Gives the digest by which the second person confirms exactly what the first one proposed. */
function digestOf(command: string, facts: string): string {
  return createHash("sha256").update(`${command}\n${facts}`).digest("hex");
}

/** Takes back a proposal that waits, by the person who made it; to everybody else there is no such thing to take back. */
export async function takeBack(ctx: Context, edition: Edition, proposalId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const proposal = known(
      (await openProposals(ctx, edition.id)).find((one) => one.id === proposalId),
      "proposal",
    );
    if (ctx.actor.kind !== "person" || proposal.proposed_by !== ctx.actor.id) throw new Unknown("proposal");
    await withdraw(ctx, proposal);
  });
}

/** Withdraws what else waits in an edition: it was proposed for a state that is gone. The caller authorises it. */
export async function withdrawOpen(ctx: Context, editionId: string): Promise<void> {
  for (const proposal of await openProposals(ctx, editionId)) await withdraw(ctx, proposal);
}

async function withdraw(ctx: Context, proposal: ProposalsRow): Promise<void> {
  await ctx.db.updateTable("proposals").set({ state: "withdrawn" }).where("id", "=", proposal.id).execute();
  await record(ctx, {
    editionId: proposal.edition_id,
    command: `withdraw:${proposal.command}`,
    object: ["proposal", proposal.id],
    from: "open",
    to: "withdrawn",
  });
}

/** Lists the proposals of an edition that still wait for a second person. */
export async function openProposals(ctx: Context, editionId: string): Promise<ProposalsRow[]> {
  return ctx.db
    .selectFrom("proposals")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("state", "=", "open")
    .where("expires_at", ">", ctx.now)
    .orderBy("proposed_at")
    .execute();
}

async function withdrawExpired(ctx: Context, editionId: string): Promise<void> {
  await ctx.db
    .updateTable("proposals")
    .set({ state: "withdrawn" })
    .where("edition_id", "=", editionId)
    .where("state", "=", "open")
    .where("expires_at", "<=", ctx.now)
    .execute();
}
