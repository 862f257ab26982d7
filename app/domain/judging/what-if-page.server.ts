import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { ProposalsRow } from "../../database/rows/letters-and-history";
import type { Scale } from "../editions/default-criteria";
import { criteriaOf } from "../editions/editions.server";
import { scaleOf } from "../editions/ranking-rules";
import { fillBothPlaces, rolesFor } from "../history/proposals";
import { openProposals } from "../history/proposals.server";
import { actorOf } from "../people/people.server";
import { juryPeople } from "./jury-people.server";
import { sayWhatIf, type WhatIfInput, type WhatIfWords } from "./what-if";
import { ballotsTried, type WhatIfStanding, whatIfOf, whatIfStanding } from "./what-if.server";
import { type TriedEntry, tryChange } from "./what-if-outcome.server";

export type NamedEntry = { entryId: string; title: string; country: string };

export type WaitingWhatIf = {
  id: string;
  words: string;
  by: string;
  own: boolean;
  mayConfirm: boolean;
  at: string;
  until: string;
  /** False where something changed since, so that it has to be proposed anew. */
  current: boolean;
};

export type TriedWhatIf = {
  id: string;
  words: string;
  proposedBy: string;
  confirmedBy: string;
  at: string;
  /** False where it was tried on a decision that the jury has annulled since. */
  standing: boolean;
  leftOut: NamedEntry[];
  /** The entries in their new order; nothing where one of the two is recused from what was changed by now. */
  entries: (NamedEntry & TriedEntry)[] | undefined;
};

export type WhatIfPage = {
  edition: string;
  /** Both people are there; without a vice-chair nobody can confirm. */
  complete: boolean;
  scale: Scale;
  criteria: { key: string; name: string; weight: number }[];
  delegations: number[];
  entries: NamedEntry[];
  leftOut: NamedEntry[];
  waiting: WaitingWhatIf[];
  tried: TriedWhatIf[];
};

const mostShown = 50;

/**
 * Shows chair and vice-chair what they can try on the frozen ballots, what waits for the second of them, and what the
 * two have tried with its outcome. Entries that one of them is recused from are taken out of the ballots beforehand,
 * until the announcement. Unknown to everybody else.
 */
export async function whatIfPage(ctx: Context, editionId: string): Promise<WhatIfPage> {
  const standing = await whatIfStanding(ctx, editionId);
  const { edition, result, leftOut } = standing;
  const ballots = ballotsTried(result, leftOut);
  const criteria = await criteriaOf(ctx, edition.id);
  const entries = await namedEntries(ctx, edition.id);
  const named = (ids: readonly string[]) => entries.filter((entry) => ids.includes(entry.entryId));
  const words: WhatIfWords = {
    title: (id) => entries.find((entry) => entry.entryId === id)?.title ?? id,
    criteria,
  };
  const seats = (await juryPeople(ctx, edition.id)).map((person) => person.seat);
  return {
    edition: edition.name,
    complete: seats.includes("chair") && seats.includes("vice-chair"),
    scale: scaleOf(edition),
    criteria: criteria.map(({ key, name, weight }) => ({ key, name, weight })),
    delegations: ballots.delegations.map((seat) => Number(seat.id)),
    entries: named(ballots.entries.map((entry) => entry.id)),
    leftOut: named(leftOut).filter(({ entryId }) => result.ballots.includes(entryId)),
    waiting: (await waitingOnes(ctx, standing)).map(({ input, ...one }) => ({
      ...one,
      words: sayWhatIf(input, words),
    })),
    tried: await triedOnes(ctx, standing, words, named),
  };
}

/** Lists what the other one of the two has proposed and waits for this person to confirm. */
export async function whatIfsToConfirm(
  ctx: Context,
  editionId: string,
): Promise<Pick<WaitingWhatIf, "id" | "by" | "until">[]> {
  const waiting = await waitingOnes(ctx, await whatIfStanding(ctx, editionId));
  return waiting
    .filter((one) => one.mayConfirm && one.current)
    .map(({ id, by, until }) => ({ id, by, until }));
}

async function waitingOnes(
  ctx: Context,
  { edition, result, leftOut }: WhatIfStanding,
): Promise<(Omit<WaitingWhatIf, "words"> & { input: WhatIfInput })[]> {
  const waiting: Awaited<ReturnType<typeof waitingOnes>> = [];
  for (const proposal of await openProposals(ctx, edition.id)) {
    if (proposal.command !== "what-if") continue;
    const { facts, input } = whatIfOf(proposal);
    const proposer = await actorOf(ctx, proposal.proposed_by);
    const roles = rolesFor(proposer, "what-if", edition);
    const own = ctx.actor.kind === "person" && ctx.actor.id === proposal.proposed_by;
    waiting.push({
      id: proposal.id,
      input,
      by: proposer.nameLatin,
      own,
      mayConfirm: !own && fillBothPlaces("what-if", roles, rolesFor(ctx.actor, "what-if", edition)),
      at: proposal.proposed_at,
      until: proposal.expires_at,
      current: facts.result === result.id && facts.leftOut === leftOut.join(" "),
    });
  }
  return waiting;
}

async function triedOnes(
  ctx: Context,
  { edition, result, leftOut }: WhatIfStanding,
  words: WhatIfWords,
  named: (ids: readonly string[]) => NamedEntry[],
): Promise<TriedWhatIf[]> {
  const results = await ctx.db
    .selectFrom("results")
    .select(["id", "ballots"])
    .where("edition_id", "=", edition.id)
    .execute();
  const tried: TriedWhatIf[] = [];
  for (const proposal of await confirmedProposals(ctx, edition)) {
    const { facts, input, leftOut: then } = whatIfOf(proposal);
    // Left out then, so that the outcome stays what it was; left out now, so that a late recusal holds here too.
    const closed = [...new Set([...then, ...leftOut])];
    const frozen = results.find((one) => one.id === facts.result);
    const entries = frozen && tryChange(ballotsTried(frozen, closed), input);
    tried.push({
      id: proposal.id,
      words: sayWhatIf(input, words),
      proposedBy: proposal.proposed_name,
      confirmedBy: proposal.confirmed_name,
      at: proposal.confirmed_at ?? proposal.proposed_at,
      standing: facts.result === result.id,
      leftOut: named(closed).filter(({ entryId }) => frozen?.ballots.includes(entryId)),
      entries: entries?.map((one) => ({ ...named([one.entryId])[0]!, ...one })),
    });
  }
  return tried;
}

async function confirmedProposals(
  ctx: Context,
  edition: EditionsRow,
): Promise<(ProposalsRow & { proposed_name: string; confirmed_name: string })[]> {
  return ctx.db
    .selectFrom("proposals")
    .innerJoin("people as proposer", "proposer.id", "proposals.proposed_by")
    .innerJoin("people as second", "second.id", "proposals.confirmed_by")
    .selectAll("proposals")
    .select(["proposer.name_latin as proposed_name", "second.name_latin as confirmed_name"])
    .where("proposals.edition_id", "=", edition.id)
    .where("command", "=", "what-if")
    .where("state", "=", "confirmed")
    .orderBy("confirmed_at", "desc")
    .orderBy("proposals.id")
    .limit(mostShown)
    .execute();
}

async function namedEntries(ctx: Context, editionId: string): Promise<NamedEntry[]> {
  const rows = await ctx.db
    .selectFrom("entries")
    .select(["id", "title", "country"])
    .where("edition_id", "=", editionId)
    .where("kind", "=", "competing")
    .execute();
  const order = new Intl.Collator("en");
  return rows
    .map((row) => ({ entryId: row.id, title: row.title, country: row.country }))
    .sort((a, b) => order.compare(a.title, b.title));
}
