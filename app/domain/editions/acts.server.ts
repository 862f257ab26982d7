import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { ProposalsRow } from "../../database/rows/letters-and-history";
import { inTransaction } from "../../database/transaction";
import { admitLateEntry, lateEntryLine } from "../entries/late-entry.server";
import { awayBeforeDeadline } from "../entries/outages.server";
import { refuseOnTheme, themeRefusalLine } from "../entries/theme-refusal.server";
import { type ActOfTwo, fillBothPlaces, rolesFor } from "../history/proposals";
import {
  type ActCommand,
  confirm,
  openProposals,
  propose,
  takeBack,
  withdrawOpen,
} from "../history/proposals.server";
import { actorOf } from "../people/people.server";
import { known, Refusal, refuse, Unknown } from "../problems";
import { validResult } from "../results/sealed.server";
import {
  type ActFacts,
  type ActInput,
  actLabel,
  type EditionAct,
  editionActs,
  isEditionAct,
  problemsOfDeadline,
  readAct,
  setsDeadline,
  typedDeadline,
  whatHappens,
  whyNoAct,
} from "./acts";
import { effectOf } from "./acts-effects.server";
import { editionById } from "./editions.server";

export type ActsPage = {
  edition: { year: number; name: string; theme: string };
  /** What the reader can propose at this state of the edition. */
  possible: { act: EditionAct; label: string; words: string[]; setsDeadline: boolean; other: string }[];
  proposals: {
    id: string;
    label: string;
    words: string[];
    reason: string;
    by: string;
    own: boolean;
    at: string;
    until: string;
    /** False where the edition has moved on since, so that it has to be proposed anew. */
    current: boolean;
    mayConfirm: boolean;
  }[];
  /** What the fields of a new deadline hold at first. */
  typed: ActInput;
};

const otherRole = {
  chair: "the chair of the jury",
  secretariat: "the secretariat",
  presidency: "the presidency",
};

/** Shows who has a part in such acts what waits for a second person and what can be proposed; unknown to all others. */
export async function actsPage(ctx: Context, editionId: string): Promise<ActsPage> {
  const edition = await editionById(ctx, editionId);
  if (!hasPart(ctx, edition)) throw new Unknown("acts");
  const own = editionActs.filter((act) => rolesFor(ctx.actor, act, edition).length > 0);
  const proposals: ActsPage["proposals"] = [];
  const waiting: string[] = [];
  for (const row of await openProposals(ctx, edition.id)) {
    const command = row.command as ActOfTwo;
    const roles = rolesFor(ctx.actor, command, edition);
    const line = roles.length > 0 ? await lineOf(ctx, edition, row) : undefined;
    if (!line) continue;
    if (line.current) waiting.push(command);
    const proposer = await actorOf(ctx, row.proposed_by);
    const isOwn = ctx.actor.kind === "person" && ctx.actor.id === row.proposed_by;
    const filled = fillBothPlaces(command, rolesFor(proposer, command, edition), roles);
    proposals.push({
      ...line,
      id: row.id,
      by: proposer.nameLatin,
      own: isOwn,
      at: row.proposed_at,
      until: row.expires_at,
      mayConfirm: !isOwn && line.current && filled,
    });
  }
  return {
    edition: { year: edition.year, name: edition.name, theme: edition.theme },
    possible: own
      .filter((act) => !waiting.includes(act) && whyNoAct(act, edition) === undefined)
      .map((act) => ({
        act,
        label: actLabel(act),
        words: whatHappens(act, edition),
        setsDeadline: setsDeadline(act),
        other: sayOther(ctx, act, edition),
      })),
    proposals,
    typed: typedDeadline(edition, await awayBeforeDeadline(ctx, edition), ctx.now),
  };
}

/** Acts that are proposed at admission, and confirmed among the others. */
const admissionActs = [
  "refuse-on-theme",
  "refuse-on-theme-of-host",
  "admit-late-entry",
  "admit-late-entry-of-host",
] as const satisfies readonly ActOfTwo[];

function hasPart(ctx: Context, edition: EditionsRow): boolean {
  return [...editionActs, ...admissionActs].some((act) => rolesFor(ctx.actor, act, edition).length > 0);
}

/** What a proposal says; nothing where it is of another kind, or not for the reader. */
async function lineOf(ctx: Context, edition: EditionsRow, row: ProposalsRow) {
  if (row.command === "refuse-on-theme" || row.command === "refuse-on-theme-of-host")
    return themeRefusalLine(ctx, edition, row);
  if (row.command === "admit-late-entry" || row.command === "admit-late-entry-of-host")
    return lateEntryLine(ctx, edition, row);
  if (!isEditionAct(row.command)) return undefined;
  const facts = factsOf(row);
  return {
    label: actLabel(row.command),
    words: whatHappens(row.command, edition, facts),
    reason: facts.reason,
    current: await isCurrent(ctx, row.command, edition, facts),
  };
}

/** Proposes an act on an edition; refuses other people, the wrong state, a missing reason and a second proposal of it. */
export async function proposeAct(
  ctx: Context,
  editionId: string,
  name: string,
  typed: ActInput,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const act = known(isEditionAct(name) ? name : undefined, "act");
    const edition = await editionById(ctx, editionId);
    if (rolesFor(ctx.actor, act, edition).length === 0) throw new Unknown("act");
    const against = whyNoAct(act, edition);
    if (against) throw new Refusal([against]);
    const facts = readAct(act, typed, edition, ctx.now, await decisionFor(ctx, act, edition));
    for (const row of await openProposals(ctx, edition.id)) {
      if (row.command === act && (await isCurrent(ctx, act, edition, factsOf(row)))) {
        refuse(
          "already-proposed",
          "This is proposed already and waits for the second person. Whoever proposed it can take it back.",
        );
      }
    }
    return propose(ctx, edition, act, facts);
  });
}

/**
 * Confirms an act as the second person, in the other role; it takes effect at once and those concerned are told.
 * Refuses where the edition has moved on since it was proposed; whatever else waits is withdrawn with it.
 */
export async function confirmAct(ctx: Context, editionId: string, proposalId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    const commands = Object.fromEntries(
      editionActs.map((act) => [
        act,
        (ctx: Context, facts: Record<string, string>) => run(ctx, edition.id, act, facts as ActFacts),
      ]),
    );
    const admitLate: ActCommand = (ctx, facts, proposedBy) => admitLateEntry(ctx, facts, proposedBy, edition);
    await confirm(ctx, edition, proposalId, {
      ...commands,
      "refuse-on-theme": refuseOnTheme,
      "refuse-on-theme-of-host": refuseOnTheme,
      "admit-late-entry": admitLate,
      "admit-late-entry-of-host": admitLate,
    });
  });
}

/** Takes a proposal back, by the person who made it. */
export async function takeBackAct(ctx: Context, editionId: string, proposalId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await takeBack(ctx, await editionById(ctx, editionId), proposalId);
  });
}

/** Lists the proposals that a person can confirm now, for the desk. */
export async function actsToConfirm(ctx: Context, edition: EditionsRow): Promise<ActsPage["proposals"]> {
  if (!hasPart(ctx, edition)) return [];
  return (await actsPage(ctx, edition.id)).proposals.filter((one) => one.mayConfirm);
}

async function run(ctx: Context, editionId: string, act: EditionAct, facts: ActFacts): Promise<void> {
  const edition = await editionById(ctx, editionId);
  const against = whyNoAct(act, edition);
  if (against) throw new Refusal([against]);
  if (!(await isCurrent(ctx, act, edition, facts))) {
    refuse(
      "facts-changed",
      "The edition has moved on since this was proposed. Look at it again and propose it anew.",
    );
  }
  if (setsDeadline(act)) {
    const problems = problemsOfDeadline(facts.deadline, facts.admissionUntil, edition, ctx.now);
    if (problems.length > 0) {
      throw new Refusal(problems.map(({ code, sentence }) => ({ kind: "rule", code, sentence })));
    }
  }
  await effectOf(ctx, act, edition, facts);
  await withdrawOpen(ctx, edition.id);
}

async function isCurrent(
  ctx: Context,
  act: EditionAct,
  edition: EditionsRow,
  facts: ActFacts,
): Promise<boolean> {
  return (
    facts.state === edition.state &&
    facts.deadlineBefore === edition.deadline_at &&
    facts.decision === (await decisionFor(ctx, act, edition))
  );
}

/** Which decision is to be annulled: its fingerprint, so that another one is not annulled in its place. */
async function decisionFor(ctx: Context, act: EditionAct, edition: EditionsRow): Promise<string> {
  if (act !== "annul-decision") return "";
  return (await validResult(ctx, edition.id))?.statement_digest ?? "";
}

function factsOf(row: ProposalsRow): ActFacts {
  return JSON.parse(row.facts) as ActFacts;
}

function sayOther(ctx: Context, act: EditionAct, edition: EditionsRow): string {
  const own = rolesFor(ctx.actor, act, edition);
  const places =
    act === "annul-decision" ? (["chair", "secretariat"] as const) : (["secretariat", "presidency"] as const);
  return otherRole[places.find((place) => !own.includes(place)) ?? places[0]];
}
