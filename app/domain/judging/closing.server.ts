import type { Context } from "../../database/context";
import type { ProposalsRow } from "../../database/rows/letters-and-history";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { byCountryName, countryName } from "../countries";
import { type EditionState, editionLifecycle } from "../editions/edition";
import { editionById, editionFacts } from "../editions/editions.server";
import { confirm, openProposals, propose } from "../history/proposals.server";
import { record } from "../history/record.server";
import { delegationName } from "../jury/jury";
import { openObjectionBlocks } from "../jury/showing.server";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { hiddenEntries } from "../people/hidden-entries.server";
import { may } from "../people/permissions";
import { type Problem, Refusal, refuse, ruleProblem } from "../problems";
import { listed } from "../text";
import { type Cell, type Grid, gridOf, isOwed, votingGrid } from "./cells.server";
import { countingTells } from "./counting.server";
import { juryReaders } from "./jury-people.server";

/**
 * Lists, by delegation, or by entry where counting would tell, the sheets that are still owed; entries whose judging is
 * hidden from the reader are not named, and their
 * number not given, but that something is missing there must be said: judging cannot be closed.
 */
export async function missingSheets(ctx: Context, editionId: string): Promise<Problem[]> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
  const grid = await gridOf(ctx, edition.id);
  const owed = grid.cells.filter(isOwed);
  const hidden = await hiddenEntries(ctx, edition);
  const seen = owed.filter((cell) => !hidden.has(cell.entryId));
  const uncounted = await countingTells(ctx, edition.id, grid.entries);
  const problems = uncounted ? missingByEntry(grid, seen) : missingByDelegation(grid, seen);
  if (seen.length === owed.length) return problems;
  return [
    ...problems,
    ruleProblem(
      "sheets-missing",
      "Score sheets are also missing on an entry whose judging is not for you. The secretariat, or the vice-chair, sees which.",
    ),
  ];
}

function missingByDelegation(grid: Grid, seen: readonly Cell[]): Problem[] {
  return grid.delegations.flatMap((delegation) => {
    const own = seen.filter((cell) => cell.delegationId === delegation.id);
    if (own.length === 0) return [];
    const titles = grid.entries
      .filter((entry) => own.some((cell) => cell.entryId === entry.id))
      .sort((a, b) => byCountryName(a.country, b.country))
      .map((entry) => `"${entry.title}" (${countryName(entry.country)})`);
    const sheets = own.length === 1 ? "1 score sheet is missing" : `${own.length} score sheets are missing`;
    return [
      ruleProblem(
        `sheets-missing-${delegation.number}`,
        `Delegation ${delegation.number}, ${delegationName(delegation)}: ${sheets}, on ${listed(titles)}.`,
      ),
    ];
  });
}

/** Without the delegations, for a reader whom counting would tell who judges an entry whose judging is hidden from them. */
function missingByEntry({ entries }: Grid, seen: readonly Cell[]): Problem[] {
  return [...entries]
    .sort((a, b) => byCountryName(a.country, b.country))
    .flatMap((entry) => {
      const own = seen.filter((cell) => cell.entryId === entry.id);
      if (own.length === 0) return [];
      const sheets = own.length === 1 ? "1 score sheet is missing" : `${own.length} score sheets are missing`;
      const sentence = `"${entry.title}" (${countryName(entry.country)}): ${sheets}.`;
      return [ruleProblem(`sheets-missing-${entry.id}`, sentence)];
    });
}

/**
 * Closes judging for all. Refuses while a sheet is neither final nor recorded as absent, naming each delegation and
 * its entries, while a state's objection waits, and a second time.
 */
export async function closeJudging(ctx: Context, editionId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
    authorize(ctx, "judging.close", { edition: editionFacts(edition) });
    const state = advance(editionLifecycle, "closeJudging", edition.state as EditionState);
    const missing = [
      ...(await missingSheets(ctx, edition.id)),
      ...(await openObjectionBlocks(ctx, edition.id)),
    ];
    if (missing.length > 0) throw new Refusal(missing);
    await ctx.db
      .updateTable("editions")
      .set({ state, judging_closed_at: ctx.now })
      .where("id", "=", edition.id)
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "closeJudging",
      object: ["edition", edition.id],
      from: edition.state,
      to: state,
    });
  });
}

export type OrderFacts = {
  edition: string;
  entries: string;
  finalSheets: string;
  absences: string;
  recusals: string;
};

export type OrderPage = {
  /** As far as the reader may know: judging that is hidden from them is in no number. */
  facts: OrderFacts;
  leftOut: boolean;
  judgingClosed: boolean;
  openedAt: string | null;
  mayPropose: boolean;
  proposals: {
    id: string;
    by: string;
    own: boolean;
    at: string;
    until: string;
    /** False where something changed since, so that it has to be proposed anew. */
    current: boolean;
  }[];
};

/** Shows chair, vice-chair and secretariat what opening the order rests on, and who has proposed it. */
export async function orderPage(ctx: Context, editionId: string): Promise<OrderPage> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
  const facts = await orderFacts(ctx, edition.id, edition.name);
  const seen = await orderFacts(ctx, edition.id, edition.name, await hiddenEntries(ctx, edition));
  const proposals = (await openProposals(ctx, edition.id)).filter((one) => one.command === "open-order");
  const people = await proposers(ctx, proposals);
  return {
    facts: seen,
    leftOut: !sameFacts(seen, facts),
    judgingClosed: edition.judging_closed_at !== null,
    openedAt: edition.order_opened_at,
    mayPropose: may(ctx.actor, "judging.open-order", { edition: editionFacts(edition) }),
    proposals: proposals.map((one) => ({
      id: one.id,
      by: people.get(one.proposed_by) ?? "",
      own: ctx.actor.kind === "person" && ctx.actor.id === one.proposed_by,
      at: one.proposed_at,
      until: one.expires_at,
      current: sameFacts(JSON.parse(one.facts) as OrderFacts, facts),
    })),
  };
}

/** Proposes to open the order, as chair or secretariat; the other one confirms it. Refuses before judging is closed. */
export async function proposeOrder(ctx: Context, editionId: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await openableEdition(ctx, editionId);
    return propose(ctx, edition, "open-order", await orderFacts(ctx, edition.id, edition.name));
  });
}

/** Confirms the opening as the second person, in the other role; it takes effect at once and the jury is told. */
export async function confirmOrder(ctx: Context, editionId: string, proposalId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await openableEdition(ctx, editionId);
    await confirm(ctx, edition, proposalId, {
      "open-order": (ctx, facts) => openOrder(ctx, edition.id, facts as OrderFacts),
    });
  });
}

async function openOrder(ctx: Context, editionId: string, facts: OrderFacts): Promise<void> {
  const edition = await openableEdition(ctx, editionId);
  if (!sameFacts(facts, await orderFacts(ctx, edition.id, edition.name))) {
    refuse(
      "facts-changed",
      "Something changed since this was proposed, such as a late recusal. Look at it again and propose it anew.",
    );
  }
  await ctx.db
    .updateTable("editions")
    .set({ order_opened_at: ctx.now })
    .where("id", "=", edition.id)
    .execute();
  await record(ctx, { editionId: edition.id, command: "openOrder", object: ["edition", edition.id] });
  for (const person of await juryReaders(ctx, edition.id)) {
    await queueLetter(ctx, {
      kind: "order-opened",
      to: person,
      editionId: edition.id,
      facts: { name: person.name_latin, edition: edition.name },
    });
  }
}

async function openableEdition(ctx: Context, editionId: string) {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
  authorize(ctx, "judging.open-order", { edition: editionFacts(edition) });
  if (edition.state !== "deciding") {
    refuse("judging-not-closed", "The order can be opened once judging is closed for all.");
  }
  if (edition.order_opened_at !== null) refuse("order-is-open", "The order is open already.");
  return edition;
}

/** Numbers only, and none of them a score: what both people agree to, or the part of it that one of them may know. */
async function orderFacts(
  ctx: Context,
  editionId: string,
  edition: string,
  hidden: ReadonlySet<string> = new Set(),
): Promise<OrderFacts> {
  const grid = votingGrid(await gridOf(ctx, editionId));
  const { entries } = grid;
  const cells = grid.cells.filter((cell) => !hidden.has(cell.entryId));
  const standing = cells.filter((cell) => cell.recusal === undefined);
  const count = (state: string) => String(standing.filter((cell) => cell.sheet?.state === state).length);
  return {
    edition,
    entries: String(entries.length),
    finalSheets: count("final"),
    absences: count("absent"),
    recusals: String(cells.length - standing.length),
  };
}

function sameFacts(one: OrderFacts, other: OrderFacts): boolean {
  return (Object.keys(other) as (keyof OrderFacts)[]).every((key) => one[key] === other[key]);
}

async function proposers(ctx: Context, proposals: readonly ProposalsRow[]): Promise<Map<string, string>> {
  if (proposals.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("people")
    .select(["id", "name_latin"])
    .where(
      "id",
      "in",
      proposals.map((one) => one.proposed_by),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, row.name_latin]));
}
