import type { Context } from "../../database/context";
import type { PeopleRow } from "../../database/rows/people";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { type EntryKind, entryLifecycle } from "../entries/entry";
import { runningText } from "../entries/entry-input";
import { invitedPeople } from "../entries/entry-people.server";
import { beginUnder, openingFor } from "../entries/late-exceptions.server";
import { refuseMoreThanAllowed, refusingSecond } from "../entries/places.server";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import type { PersonActor } from "../people/actor";
import { languageName } from "../people/people";
import { fieldProblem, known, type Problem, Refusal, refuse } from "../problems";
import { later, minute, sayDeadline } from "../times";
import { type CandidateRows, findCandidate } from "./candidates.server";
import { keepNationalVersion } from "./national-version.server";
import { isEnglish, type Outcome, outcomes } from "./round";
import { findRound, type RoundRows, refuseDecided } from "./rounds.server";

/** What becomes of a candidate, and why. */
export type Decided = { outcome: string; reason: string };

const reasonText = runningText("Give the reason; it goes to the body by letter.", 3000);

/**
 * Decides a round in one act: each candidate that was handed in is chosen or not, with its reason, which goes to its
 * body by letter. Refuses before the national deadline, a decision that leaves one out or lacks a reason, a second
 * competing entry, and more additional ones than the edition allows. What was never handed in is put aside; where nothing
 * was, the round ends without a choice.
 */
export async function decideRound(
  ctx: Context,
  roundId: string,
  decisions: Readonly<Record<string, Decided>>,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await findRound(ctx, roundId);
    authorize(ctx, "round.lead", rows.facts);
    refuseDecided(rows.round);
    await refuseEarly(ctx, rows);
    const candidates = await candidatesIn(ctx, roundId);
    const handedIn = candidates.filter((one) => one.entry.state === "handed-in");
    const read = readDecisions(handedIn, decisions);
    // The competing one takes its place first: the limit of additional ones does not depend on it.
    const inOrder = [...read].sort((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome));
    for (const one of inOrder) await settle(ctx, one.rows, one.outcome, one.reason);
    for (const one of candidates.filter(({ entry }) => entry.state === "candidate")) await putAside(ctx, one);
    await ctx.db
      .updateTable("national_rounds")
      .set({ decided_at: ctx.now, decided_by: (ctx.actor as PersonActor).id })
      .where("id", "=", roundId)
      .execute();
    await record(ctx, {
      editionId: rows.edition.id,
      command: "decideRound",
      object: ["round", roundId],
      from: "open",
      to: "decided",
    });
  });
}

/** Chooses a candidate after all that the decision had put aside, until the edition's deadline; a letter tells its body why. */
export async function chooseAfterwards(ctx: Context, entryId: string, decided: Decided): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await findCandidate(ctx, entryId);
    authorize(ctx, "round.lead", rows.roundFacts);
    if (rows.round.decided_at === null) refuse("round-undecided", "Decide the national round first.");
    if (rows.candidate.outcome !== "not-chosen") {
      refuse("not-put-aside", "Only a candidate that was not chosen can be chosen afterwards.");
    }
    const [read] = readDecisions([rows], { [entryId]: decided });
    if (read!.outcome === "not-chosen") {
      throw new Refusal([
        fieldProblem(`outcome:${entryId}`, "no-outcome", "Choose whether it competes or is additional."),
      ]);
    }
    await settle(ctx, rows, read!.outcome, read!.reason);
  });
}

async function candidatesIn(ctx: Context, roundId: string): Promise<CandidateRows[]> {
  const rows = await ctx.db
    .selectFrom("candidates")
    .innerJoin("national_bodies", "national_bodies.id", "candidates.body_id")
    .select("entry_id")
    .where("round_id", "=", roundId)
    .orderBy("entry_id")
    .execute();
  const candidates = [];
  for (const row of rows) candidates.push(await findCandidate(ctx, row.entry_id));
  return candidates;
}

/** What was handed in within the last second is still on its way; it counts by its arrival, so the decision waits for it. */
const wait = minute;

async function refuseEarly(ctx: Context, { round }: RoundRows): Promise<void> {
  const settled = later(ctx.now, -wait);
  if (settled < round.deadline_at) {
    refuse(
      "round-open",
      `The bodies may hand in until ${sayDeadline(round.deadline_at)} (Brussels). Decide a minute afterwards, when the last ones have arrived.`,
    );
  }
  const [last] = await ctx.db
    .selectFrom("national_bodies")
    .select(["name", "late_until"])
    .where("round_id", "=", round.id)
    .where("late_until", ">", settled)
    .orderBy("late_until", "desc")
    .execute();
  if (last) {
    refuse(
      "body-has-time",
      `${last.name} was given time until ${sayDeadline(last.late_until!)} (Brussels). Decide a minute afterwards.`,
    );
  }
}

type ReadDecision = { rows: CandidateRows; outcome: Outcome; reason: string };

function readDecisions(
  candidates: readonly CandidateRows[],
  decisions: Readonly<Record<string, Decided>>,
): ReadDecision[] {
  const problems: Problem[] = [];
  const read = candidates.map((rows): ReadDecision => {
    const { id, title } = rows.entry;
    const outcome = outcomes.find((one) => one === decisions[id]?.outcome);
    if (!outcome) {
      problems.push(fieldProblem(`outcome:${id}`, "no-outcome", `Say what becomes of "${title}".`));
    }
    const reason = reasonText.safeParse(decisions[id]?.reason ?? "");
    if (!reason.success) {
      problems.push(fieldProblem(`reason:${id}`, "no-reason", reason.error.issues[0]!.message));
    }
    return { rows, outcome: outcome ?? "not-chosen", reason: reason.data ?? "" };
  });
  const competing = read.filter((one) => one.outcome === "competing");
  for (const one of competing.slice(1)) {
    const id = one.rows.entry.id;
    problems.push(
      fieldProblem(`outcome:${id}`, "one-competing", "A state enters one project in the competition."),
    );
  }
  if (problems.length > 0) throw new Refusal(problems);
  return read;
}

async function settle(ctx: Context, rows: CandidateRows, outcome: Outcome, reason: string): Promise<void> {
  const { entry } = rows;
  if (outcome !== "not-chosen") await choose(ctx, rows, outcome);
  else await putAside(ctx, rows);
  await ctx.db
    .updateTable("candidates")
    .set({ outcome, reason, decided_at: ctx.now, decided_by: (ctx.actor as PersonActor).id })
    .where("entry_id", "=", entry.id)
    .execute();
  await tell(ctx, rows, outcome, reason);
}

async function choose(ctx: Context, rows: CandidateRows, kind: EntryKind): Promise<void> {
  const { entry, edition, candidate, facts } = rows;
  const state = advance(entryLifecycle, "choose", facts.entry.state);
  const exception = await openingFor(ctx, edition, entry.country, kind, `outcome:${entry.id}`);
  await refuseMoreThanAllowed(ctx, edition, entry.country, kind, `outcome:${entry.id}`);
  await refusingSecond(entry.country, () =>
    ctx.db.updateTable("entries").set({ state, kind }).where("id", "=", entry.id).execute(),
  );
  if (exception) await beginUnder(ctx, exception, entry.id);
  await keepNationalVersion(ctx, entry, candidate.language);
  await recordStep(ctx, rows, "chooseCandidate", state);
}

async function putAside(ctx: Context, rows: CandidateRows): Promise<void> {
  const state = advance(entryLifecycle, "putAside", rows.facts.entry.state);
  await ctx.db.updateTable("entries").set({ state }).where("id", "=", rows.entry.id).execute();
  await recordStep(ctx, rows, "putCandidateAside", state);
}

async function recordStep(ctx: Context, rows: CandidateRows, command: string, to: string): Promise<void> {
  const { entry } = rows;
  await record(ctx, {
    editionId: entry.edition_id,
    command,
    object: ["entry", entry.id],
    from: entry.state,
    to,
  });
}

/** The contact person and who wrote the candidate hear what became of it; of the other candidates they hear nothing. */
async function tell(ctx: Context, rows: CandidateRows, outcome: Outcome, reason: string): Promise<void> {
  const { entry, edition, body, round, candidate } = rows;
  const contact = known(
    await ctx.db.selectFrom("people").selectAll().where("id", "=", body.contact_id).executeTakeFirst(),
    "contact",
  );
  const writers = (await invitedPeople(ctx, entry.id)).filter((person) => person.role === "write");
  const people = new Map<string, PeopleRow>([contact, ...writers].map((person) => [person.id, person]));
  const translate = outcome !== "not-chosen" && !isEnglish(candidate.language);
  for (const person of people.values()) {
    await queueLetter(ctx, {
      kind: "candidate-decided",
      to: person,
      facts: {
        name: person.name_latin,
        title: entry.title,
        body: body.name,
        state: countryName(round.country),
        edition: edition.name,
        outcome,
        reason,
        ...(translate ? { language: languageName(candidate.language!) } : {}),
        path: `/write/${entry.id}`,
      },
      editionId: edition.id,
      entryId: entry.id,
    });
  }
}
