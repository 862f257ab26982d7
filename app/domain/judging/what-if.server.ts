import { type Ballots, byId } from "../../../scoring/ballots";
import { canonicalJson } from "../../../scoring/canonical";
import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { ProposalsRow } from "../../database/rows/letters-and-history";
import type { ResultsRow } from "../../database/rows/results";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { isAnnounced } from "../editions/edition";
import { editionById, editionFacts } from "../editions/editions.server";
import { confirm, propose } from "../history/proposals.server";
import { record } from "../history/record.server";
import { hiddenEntries } from "../people/hidden-entries.server";
import { actorOf } from "../people/people.server";
import { fieldProblem, known, Refusal, refuse } from "../problems";
import { validResult } from "../results/sealed.server";
import { ballotIdOf } from "./ballots.server";
import { juryPeople } from "./jury-people.server";
import { ticksOf } from "./sheet";
import type { WhatIfInput } from "./what-if";
import { tryChange, withoutEntries } from "./what-if-outcome.server";

/** What both people see and agree to: the change, the result it is tried on, and the entries left out of it. */
export type WhatIfFacts = { result: string; change: string; leftOut: string };

/**
 * Proposes to try a change on the frozen ballots, as chair or vice-chair; nothing is shown until the other one
 * confirms. Refuses a score on an entry that either of them is recused from, one off the scale, and a sheet that does
 * not exist. Unknown to everybody else, and before the places are decided.
 */
export async function proposeWhatIf(ctx: Context, editionId: string, input: WhatIfInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { edition, result, leftOut } = await whatIfStanding(ctx, editionId);
    refuseMisfits(ballotsTried(result, leftOut), input);
    return propose(ctx, edition, "what-if", {
      result: result.id,
      change: canonicalJson(input),
      leftOut: leftOut.join(" "),
    });
  });
}

/** Confirms it as the second person: from then on both see what moves. Recorded; nothing of the record is touched. */
export async function confirmWhatIf(ctx: Context, editionId: string, proposalId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { edition } = await whatIfStanding(ctx, editionId);
    await confirm(ctx, edition, proposalId, {
      "what-if": async (ctx, facts) => {
        const { result, leftOut } = await whatIfStanding(ctx, editionId);
        if (facts.result !== result.id || facts.leftOut !== leftOut.join(" ")) {
          refuse(
            "facts-changed",
            "Something changed since this was proposed, such as the decision or a recusal. Propose it anew.",
          );
        }
        await record(ctx, {
          editionId: edition.id,
          command: "tryWhatIf",
          object: ["proposal", proposalId],
        });
      },
    });
  });
}

export type WhatIfStanding = { edition: EditionsRow; result: ResultsRow; leftOut: readonly string[] };

/** Gives what a what-if rests on now: the edition, its result, and the entries whose judging is hidden from one of the two. */
export async function whatIfStanding(ctx: Context, editionId: string): Promise<WhatIfStanding> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "ranking.what-if", { edition: editionFacts(edition) });
  const result = known(await validResult(ctx, edition.id), "result");
  return { edition, result, leftOut: await recusedOfTheTwo(ctx, edition) };
}

/** Gives the frozen ballots of a result as far as the two may try something on them. */
export function ballotsTried(result: { ballots: string }, leftOut: readonly string[]): Ballots {
  return withoutEntries(JSON.parse(result.ballots) as Ballots, leftOut);
}

/** Reads what a proposal stores. */
export function whatIfOf(proposal: Pick<ProposalsRow, "facts">): {
  facts: WhatIfFacts;
  input: WhatIfInput;
  leftOut: readonly string[];
} {
  const facts = JSON.parse(proposal.facts) as WhatIfFacts;
  return {
    facts,
    input: JSON.parse(facts.change) as WhatIfInput,
    leftOut: facts.leftOut.split(" ").filter((id) => id !== ""),
  };
}

/** Lists the entries whose judging is hidden from one of the chair's or the vice-chair's people; none once the winners are public. */
async function recusedOfTheTwo(ctx: Context, edition: EditionsRow): Promise<string[]> {
  if (isAnnounced(edition)) return [];
  const rows = await ctx.db
    .selectFrom("recusals")
    .innerJoin("delegations", "delegations.id", "recusals.delegation_id")
    .select("entry_id")
    .distinct()
    .where("delegations.edition_id", "=", edition.id)
    .where("delegations.seat", "in", ["chair", "vice-chair"])
    .execute();
  const hidden = new Set(rows.map((row) => row.entry_id));
  for (const person of await juryPeople(ctx, edition.id)) {
    if (person.seat === "member") continue;
    const actor = await actorOf(ctx, person.id);
    for (const id of await hiddenEntries({ ...ctx, actor }, edition)) hidden.add(id);
  }
  return [...hidden].sort(byId);
}

/** Refuses a change that does not fit the ballots. Never says what a delegation gave, so the same score is no misfit. */
function refuseMisfits(ballots: Ballots, input: WhatIfInput): void {
  const seats = ballots.delegations.map((seat) => seat.id);
  const problem = (field: string, sentence: string) => {
    throw new Refusal([fieldProblem(field, `${field}-unknown`, sentence)]);
  };
  if (input.kind === "weights") {
    const keys = ballots.criteria.map((criterion) => criterion.id);
    if (keys.length !== Object.keys(input.weights).length || !keys.every((key) => key in input.weights)) {
      refuse("criteria-differ", "Give a weight for each criterion of the edition, and for no other.");
    }
  }
  if (input.kind === "without-delegation" && !seats.includes(ballotIdOf({ number: input.without }))) {
    problem("without", "Choose a delegation that has judged.");
  }
  if (input.kind === "score") {
    const delegation = ballotIdOf({ number: input.delegation });
    if (!ballots.entries.some((entry) => entry.id === input.entry)) {
      problem("entry", "Choose an entry that neither of you is recused from.");
    }
    if (!ballots.criteria.some((criterion) => criterion.id === input.criterion)) {
      problem("criterion", "Choose a criterion of the edition.");
    }
    if (!ballots.sheets.some((one) => one.entry === input.entry && one.delegation === delegation)) {
      problem("delegation", "This delegation has no score sheet on this entry. Choose another one.");
    }
    if (ticksOf(input.score, ballots.scale) === undefined) {
      problem("score", "Choose a score of the edition's scale.");
    }
  }
  if (tryChange(ballots, input) === undefined) {
    refuse("cannot-be-tried", "This cannot be tried: with it the ballots would be incomplete.");
  }
}
