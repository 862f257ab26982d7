import { byId } from "../../../scoring/ballots";
import { rank } from "../../../scoring/ranking";
import type { OpenTie } from "../../../scoring/ties";
import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { record } from "../history/record.server";
import { ballotIdOf, ballotsOf } from "../judging/ballots.server";
import { writtenReason } from "../judging/interest";
import { delegationsOf } from "../jury/jury.server";
import { known, Refusal, refuse, ruleProblem } from "../problems";
import { authorizeActing, recusedDelegations } from "./acting.server";
import { decidingEdition } from "./meeting.server";

export type TieVote =
  /** One vote a delegation, for one of the tied entries; a delegation that abstains is left out. */
  | {
      kind: "second-ballot";
      entries: readonly string[];
      votes: readonly { delegationId: string; entryId: string }[];
    }
  | { kind: "casting-vote"; entries: readonly string[]; entryId: string; reason: string };

/**
 * Records what the ranking asks of people where entries are tied: a second ballot of all delegations that are recused
 * from none of them, or a casting vote with its reason. Refuses where the ranking asks for nothing of the kind, a vote
 * of a recused delegation, and a vote for another entry. Who acts for the jury on these entries writes it.
 */
export async function recordTieVote(ctx: Context, editionId: string, vote: TieVote): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await decidingEdition(ctx, editionId);
    const acting = await authorizeActing(ctx, edition, vote.entries);
    const tie = known(await openTie(ctx, edition.id, vote), "tie");
    const rows =
      vote.kind === "second-ballot"
        ? await readBallot(ctx, edition.id, tie, vote.votes)
        : [
            {
              delegation_id: acting.id,
              entry_id: vote.entryId,
              reason: writtenReason("reason", vote.reason),
            },
          ];
    if (rows.some((row) => !tie.entries.includes(row.entry_id))) {
      refuse("not-tied", "A vote can only be for one of the tied entries.");
    }
    for (const row of rows) {
      await ctx.db
        .insertInto("tie_votes")
        .values({
          reason: null,
          ...row,
          id: ctx.newId(),
          edition_id: edition.id,
          kind: vote.kind,
          entries: groupText(tie.entries),
          recorded_at: ctx.now,
        })
        .execute();
    }
    await record(ctx, {
      editionId: edition.id,
      command: `record:${vote.kind}`,
      object: ["edition", edition.id],
    });
  });
}

/** Takes a recorded vote on tied entries back, until the jury has decided; it is then asked for again. */
export async function removeTieVote(
  ctx: Context,
  editionId: string,
  entries: readonly string[],
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await decidingEdition(ctx, editionId);
    await authorizeActing(ctx, edition, entries);
    await ctx.db
      .deleteFrom("tie_votes")
      .where("edition_id", "=", edition.id)
      .where("entries", "=", groupText(entries))
      .execute();
    await record(ctx, { editionId: edition.id, command: "removeTieVote", object: ["edition", edition.id] });
  });
}

/** Writes a group of tied entries in the one way it is stored. */
export function groupText(entries: readonly string[]): string {
  return JSON.stringify([...entries].sort(byId));
}

async function openTie(ctx: Context, editionId: string, vote: TieVote): Promise<OpenTie | undefined> {
  const { openTies } = rank(await ballotsOf(ctx, editionId));
  return openTies.find(
    (tie) => tie.needs === vote.kind && groupText(tie.entries) === groupText(vote.entries),
  );
}

async function readBallot(
  ctx: Context,
  editionId: string,
  tie: OpenTie,
  votes: readonly { delegationId: string; entryId: string }[],
) {
  const delegations = await delegationsOf(ctx, editionId);
  const recused = await recusedDelegations(ctx, editionId, tie.entries);
  const eligible = delegations.filter(
    (one) => tie.eligible?.includes(ballotIdOf(one)) && !recused.has(one.id),
  );
  if (votes.length === 0) {
    throw new Refusal([ruleProblem("no-votes", "Record the vote of at least one delegation.")]);
  }
  if (votes.some((vote) => !eligible.some((one) => one.id === vote.delegationId))) {
    refuse("no-vote", "A delegation that is recused from one of the tied entries has no vote on them.");
  }
  return votes.map((vote) => ({ delegation_id: vote.delegationId, entry_id: vote.entryId }));
}
