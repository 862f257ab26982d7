import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import type { ProposalsRow } from "../../database/rows/letters-and-history";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { entryFacts } from "../entries/entry-rows.server";
import { confirm, openProposals, propose, takeBack } from "../history/proposals.server";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { actorOf } from "../people/people.server";
import { may } from "../people/permissions";
import { fieldProblem, known, Refusal, refuse, Unknown } from "../problems";
import { actingDelegation } from "../results/acting.server";
import { later, sayInstant } from "../times";
import { type GlassFacts, glassOpenFor, glassStates } from "./break-glass";
import { writtenReason } from "./interest";
import { type JuryPerson, juryReaders } from "./jury-people.server";
import { isRecused } from "./own-assignment.server";

/**
 * Proposes to open one entry's judging to the actor, to mend a fault: read only, for one hour. Only the secretariat
 * without a seat in this jury, not recused from the entry nor of its state; refuses a missing reason and a second
 * proposal for the same entry.
 */
export async function proposeGlass(
  ctx: Context,
  editionId: string,
  input: { entryId: string; reason: string },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
    refuseOutsideStates(edition);
    const entry = await judgedEntry(ctx, edition, input.entryId);
    if (!entry) {
      throw new Refusal([fieldProblem("entry", "entry-missing", "Choose the entry whose judging is meant.")]);
    }
    authorize(ctx, "judging.propose-glass", factsOf(edition, entry));
    const reason = writtenReason("reason", input.reason);
    for (const row of await openProposals(ctx, edition.id)) {
      if (row.command === "break-glass" && glassFactsOf(row).entry === entry.id) {
        refuse("already-proposed", "This is proposed already for this entry and waits to be confirmed.");
      }
    }
    const facts: GlassFacts = {
      entry: entry.id,
      title: entry.title,
      state: countryName(entry.country),
      reason,
    };
    return propose(ctx, edition, "break-glass", facts);
  });
}

/**
 * Confirms it as the second person, a vice-chair or somebody else of the secretariat, neither recused from the entry
 * nor of its state: from now on the proposer may look for one hour. Chair and vice-chair are told at once, as far as
 * they may know of this entry's judging; where neither may, the delegation that acts in their place.
 */
export async function confirmGlass(ctx: Context, editionId: string, proposalId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    await confirm(ctx, edition, proposalId, {
      "break-glass": (ctx, facts, proposedBy) =>
        openGlass(ctx, edition, facts as GlassFacts, { proposalId, proposedBy }),
    });
  });
}

/** Takes a proposal back, by the person who made it. */
export async function takeBackGlass(ctx: Context, editionId: string, proposalId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => takeBack(ctx, await editionById(ctx, editionId), proposalId));
}

async function openGlass(
  ctx: Context,
  edition: EditionsRow,
  facts: GlassFacts,
  { proposalId, proposedBy }: { proposalId: string; proposedBy: string },
): Promise<void> {
  refuseOutsideStates(edition);
  const entry = known(await judgedEntry(ctx, edition, facts.entry), "proposal");
  authorize(ctx, "judging.confirm-glass", factsOf(edition, entry));
  const proposer = await actorOf(ctx, proposedBy);
  if (!may(proposer, "judging.propose-glass", factsOf(edition, entry))) {
    refuse(
      "proposer-changed",
      "Whoever proposed this may not look any more, such as after a recusal. Somebody else has to propose it.",
    );
  }
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("person");
  const id = ctx.newId();
  const closesAt = later(ctx.now, glassOpenFor);
  await ctx.db
    .insertInto("glass_openings")
    .values({
      id,
      edition_id: edition.id,
      entry_id: entry.id,
      proposal_id: proposalId,
      opened_for: proposer.id,
      confirmed_by: actor.id,
      reason: facts.reason,
      opened_at: ctx.now,
      closes_at: closesAt,
    })
    .execute();
  await record(ctx, { editionId: edition.id, command: "breakGlass", object: ["glass", id], to: "open" });
  const about = {
    edition: edition.name,
    title: entry.title,
    state: countryName(entry.country),
    by: proposer.nameLatin,
    confirmedBy: actor.nameLatin,
    reason: facts.reason,
    until: `${sayInstant(closesAt)} (Brussels)`,
  };
  const letter = { editionId: edition.id, entryId: entry.id };
  for (const person of await juryToTell(ctx, edition, entry)) {
    const words = { name: person.name_latin, ...about };
    await queueLetter(ctx, { kind: "glass-broken", to: person, ...letter, facts: words });
  }
  const { email } = await ctx.db
    .selectFrom("people")
    .select("email")
    .where("id", "=", proposer.id)
    .executeTakeFirstOrThrow();
  await queueLetter(ctx, {
    kind: "glass-open-for-you",
    to: { id: proposer.id, email },
    ...letter,
    facts: { name: proposer.nameLatin, ...about },
  });
}

async function juryToTell(ctx: Context, edition: EditionsRow, entry: EntriesRow): Promise<JuryPerson[]> {
  const people = await juryReaders(ctx, edition.id, entry.id);
  const told: JuryPerson[] = [];
  for (const person of people) {
    if (person.seat === "member" || (await isRecused(ctx, person.delegation_id, entry.id))) continue;
    told.push(person);
  }
  if (told.length > 0) return told;
  const acting = await actingDelegation(ctx, edition.id, [entry.id]);
  return people.filter((person) => person.delegation_id === acting?.id);
}

/** Gives a competing entry of the edition that is judged; nothing for any other. */
export async function judgedEntry(
  ctx: Context,
  edition: EditionsRow,
  entryId: string,
): Promise<EntriesRow | undefined> {
  return ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("id", "=", entryId)
    .where("edition_id", "=", edition.id)
    .where("kind", "=", "competing")
    .where("state", "=", "admitted")
    .executeTakeFirst();
}

/** Reads what a proposal to break the glass stores. */
export function glassFactsOf(row: Pick<ProposalsRow, "facts">): GlassFacts {
  return JSON.parse(row.facts) as GlassFacts;
}

function factsOf(edition: EditionsRow, entry: EntriesRow) {
  return { edition: editionFacts(edition), entry: entryFacts(entry) };
}

function refuseOutsideStates(edition: EditionsRow): void {
  if (!glassStates.includes(edition.state)) {
    refuse(
      "no-glass-now",
      "There is judging that is closed to the secretariat only from its opening to the announcement.",
    );
  }
}
