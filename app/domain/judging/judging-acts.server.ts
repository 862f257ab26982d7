import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { ProposalsRow } from "../../database/rows/letters-and-history";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { fillBothPlaces, rolesFor } from "../history/proposals";
import { confirm, openProposals, takeBack } from "../history/proposals.server";
import { delegationName } from "../jury/jury";
import { isJudgingHiddenFrom } from "../people/actor";
import { actorOf } from "../people/people.server";
import { may } from "../people/permissions";
import { Unknown } from "../problems";
import { type AbsenceFacts, recordAbsenceTogether, whyNotSecondAbsence } from "./absences.server";
import { type RecusalFacts, recuseTogether, whyNotImpose } from "./imposed-recusals.server";
import { type LateRecusal, lateRecusalsToDecide } from "./late-recusals.server";

const commands = ["impose-recusal", "record-absence"] as const;
type JudgingAct = (typeof commands)[number];

export type WaitingAct = {
  id: string;
  act: JudgingAct;
  delegation: string;
  /** Where only one person of the delegation is meant. */
  person: string | null;
  title: string;
  country: string;
  reason: string;
  by: string;
  at: string;
  until: string;
  own: boolean;
};

export type ConfirmationsPage = {
  edition: { name: string };
  /** The reader follows the progress of judging; others are here only while they act for the jury. */
  seesProgress: boolean;
  waiting: WaitingAct[];
  late: LateRecusal[];
};

/**
 * Shows what of judging waits for a second person: recusals and absences that were proposed, and what delegations gave
 * that were recused late. For the jury and the secretariat; each sees only what they proposed, can confirm or decide, and
 * nothing about an entry whose judging is hidden from them.
 */
export async function confirmationsPage(ctx: Context, editionId: string): Promise<ConfirmationsPage> {
  const edition = await editionById(ctx, editionId);
  const facts = { edition: editionFacts(edition) };
  const seesProgress = may(ctx.actor, "judging.see-progress", facts);
  if (!seesProgress) authorize(ctx, "judging.work", facts);
  return {
    edition: { name: edition.name },
    seesProgress,
    waiting: await waitingActs(ctx, edition),
    late: await lateRecusalsToDecide(ctx, edition),
  };
}

/** Lists the acts the reader has proposed or can confirm now. */
export async function waitingActs(ctx: Context, edition: EditionsRow): Promise<WaitingAct[]> {
  const { actor } = ctx;
  const waiting: WaitingAct[] = [];
  if (actor.kind !== "person") return waiting;
  if (!may(actor, "judging.see-progress", { edition: editionFacts(edition) })) return waiting;
  for (const row of await openProposals(ctx, edition.id)) {
    const act = commands.find((one) => one === row.command);
    if (!act) continue;
    const about = await aboutWhat(ctx, row);
    if (!about || isJudgingHiddenFrom(actor, about.entry)) continue;
    const own = row.proposed_by === actor.id;
    const proposer = await actorOf(ctx, row.proposed_by);
    const confirms =
      !own &&
      fillBothPlaces(act, rolesFor(proposer, act, edition), rolesFor(actor, act, edition)) &&
      (act === "impose-recusal"
        ? (await whyNotImpose(ctx, edition, about.entry, about.delegation.id)) === undefined
        : whyNotSecondAbsence(ctx, edition, about.entry) === undefined);
    if (!own && !confirms) continue;
    waiting.push({
      id: row.id,
      act,
      delegation: delegationName(about.delegation),
      person: about.person,
      title: about.entry.title,
      country: about.entry.country,
      reason: about.reason,
      by: proposer.nameLatin,
      at: row.proposed_at,
      until: row.expires_at,
      own,
    });
  }
  return waiting;
}

/** Confirms a recusal or an absence as the second person; it takes effect at once and those concerned are told. */
export async function confirmJudgingAct(ctx: Context, editionId: string, proposalId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    // Who may not know of it must not learn by a refusal that it waits.
    if (!(await waitingActs(ctx, edition)).some((one) => one.id === proposalId))
      throw new Unknown("proposal");
    await confirm(ctx, edition, proposalId, {
      "impose-recusal": (ctx, facts, by) => recuseTogether(ctx, facts as RecusalFacts, by),
      "record-absence": (ctx, facts, by) => recordAbsenceTogether(ctx, facts as AbsenceFacts, by),
    });
  });
}

/** Takes a proposal back, by the person who made it. */
export async function takeBackJudgingAct(ctx: Context, editionId: string, proposalId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => takeBack(ctx, await editionById(ctx, editionId), proposalId));
}

async function aboutWhat(ctx: Context, row: ProposalsRow) {
  const facts = JSON.parse(row.facts) as RecusalFacts | AbsenceFacts;
  const delegation = await ctx.db
    .selectFrom("delegations")
    .selectAll()
    .where("id", "=", facts.delegation)
    .executeTakeFirst();
  const entry = await ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("id", "=", facts.entry)
    .executeTakeFirst();
  if (!delegation || !entry) return undefined;
  const personId = "person" in facts ? facts.person : "";
  const person = personId === "" ? null : (await actorOf(ctx, personId)).nameLatin;
  return { delegation, entry, person, reason: facts.reason };
}
