import type { Context } from "../../database/context";
import type { EntriesRow } from "../../database/rows/entries";
import type { CandidatesRow } from "../../database/rows/national-round";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionFacts, formOf } from "../editions/editions.server";
import { storedAnswers, textsOf } from "../entries/entries.server";
import { entryLifecycle, isCandidate } from "../entries/entry";
import { type EntryRows, findEntry } from "../entries/entry-rows.server";
import { startEntry } from "../entries/new-entry.server";
import { readInput } from "../entries/read-input";
import { whyNoNewEntry, whyNotWriting } from "../entries/windows";
import { gapsIn } from "../forms/answers";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import type { PersonActor } from "../people/actor";
import { may } from "../people/permissions";
import { fieldProblem, known, Refusal, refuse, ruleProblem } from "../problems";
import { sayDeadline, sayInstant } from "../times";
import { type BodyRows, findBody } from "./bodies.server";
import { type CandidateInput, candidateSchema, handInUntil, isEnglish } from "./round";
import { refuseDecided } from "./rounds.server";

export type CandidateRows = Omit<BodyRows, "facts"> &
  EntryRows & { candidate: CandidatesRow; roundFacts: BodyRows["facts"] };

/** Begins a candidate of a body, which its contact person writes; refuses more than the limit, and after the body's deadline. */
export async function startCandidate(ctx: Context, bodyId: string, input: CandidateInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const rows = await findBody(ctx, bodyId);
    authorize(ctx, "body.lead", rows.bodyFacts);
    refuseDecided(rows.round);
    const typed = readInput(candidateSchema, input);
    refuseLate(ctx, rows);
    await refuseMoreCandidates(ctx, rows, typed.title);
    const actor = ctx.actor as PersonActor;
    const entryId = await startEntry(
      ctx,
      rows.edition.id,
      { ...typed, country: rows.round.country, kind: "additional" },
      "candidate",
    );
    await ctx.db
      .insertInto("candidates")
      .values({
        entry_id: entryId,
        body_id: bodyId,
        language: isEnglish(typed.language) ? null : typed.language,
      })
      .execute();
    await ctx.db
      .insertInto("entry_people")
      .values({
        entry_id: entryId,
        person_id: actor.id,
        role: "write",
        invited_by: rows.body.invited_by,
        invited_at: ctx.now,
      })
      .execute();
    await record(ctx, {
      editionId: rows.edition.id,
      command: "startCandidate",
      object: ["entry", entryId],
      to: "candidate",
    });
    return entryId;
  });
}

/** Hands a complete candidate in to the national round; nobody writes in it any more. Refuses gaps and a passed deadline. */
export async function handIn(ctx: Context, entryId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await findCandidate(ctx, entryId);
    const { entry, facts, round, edition, body } = rows;
    authorize(ctx, "body.lead", rows.bodyFacts);
    const state = advance(entryLifecycle, "handIn", facts.entry.state);
    refuseDecided(round);
    const closed = whyNotWriting(facts, ctx.now);
    if (closed) throw new Refusal([closed]);
    const { sections } = await formOf(ctx, edition.id);
    const gaps = gapsIn(sections, textsOf(await storedAnswers(ctx, entryId)));
    if (gaps.length > 0) {
      throw new Refusal([
        ruleProblem(
          "gaps",
          `${gaps.length} ${gaps.length === 1 ? "answer is" : "answers are"} missing or need a change before the candidate can be handed in.`,
        ),
        ...gaps.map((gap) => fieldProblem(gap.questionId, "gap", gap.sentence)),
      ]);
    }
    const actor = ctx.actor as PersonActor;
    await ctx.db.updateTable("entries").set({ state }).where("id", "=", entryId).execute();
    await ctx.db
      .updateTable("candidates")
      .set({ handed_in_at: ctx.now, handed_in_by: actor.id })
      .where("entry_id", "=", entryId)
      .execute();
    await recordStep(ctx, rows, "handIn", state);
    const contact = known(
      await ctx.db.selectFrom("people").selectAll().where("id", "=", actor.id).executeTakeFirst(),
      "person",
    );
    await queueLetter(ctx, {
      kind: "candidate-handed-in",
      to: contact,
      facts: {
        name: actor.nameLatin,
        title: entry.title,
        body: body.name,
        state: countryName(round.country),
        edition: edition.name,
        at: sayInstant(ctx.now),
        until: `${sayDeadline(handInUntil({ ...round, late_until: body.late_until }))} (Brussels)`,
        path: `/national/bodies/${body.id}`,
      },
      editionId: edition.id,
      entryId,
    });
  });
}

/** Takes a candidate back to write on, until its body's deadline; refuses one that was decided on, and beyond the limit. */
export async function takeBack(ctx: Context, entryId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await findCandidate(ctx, entryId);
    const { entry, facts, candidate, round } = rows;
    authorize(ctx, "body.lead", rows.bodyFacts);
    const state = advance(entryLifecycle, "takeBack", facts.entry.state);
    refuseDecided(round);
    if (candidate.outcome !== null) refuse("decided", "The state has decided on this candidate.");
    refuseLate(ctx, rows);
    if (entry.state === "put-aside") await refuseMoreCandidates(ctx, rows);
    await ctx.db.updateTable("entries").set({ state }).where("id", "=", entryId).execute();
    await ctx.db
      .updateTable("candidates")
      .set({ handed_in_at: null, handed_in_by: null })
      .where("entry_id", "=", entryId)
      .execute();
    await recordStep(ctx, rows, "takeBack", state);
  });
}

/** Puts a body's own candidate aside before the decision, which makes room for another one; its text stays readable for its people. */
export async function dropCandidate(ctx: Context, entryId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await findCandidate(ctx, entryId);
    authorize(ctx, "body.lead", rows.bodyFacts);
    const state = advance(entryLifecycle, "putAside", rows.facts.entry.state);
    refuseDecided(rows.round);
    await ctx.db.updateTable("entries").set({ state }).where("id", "=", entryId).execute();
    await ctx.db
      .updateTable("candidates")
      .set({ handed_in_at: null, handed_in_by: null })
      .where("entry_id", "=", entryId)
      .execute();
    await recordStep(ctx, rows, "dropCandidate", state);
  });
}

/** Gives a candidate with its body, round and entry, or Unknown; an entry that never was one too. Whoever calls it authorises. */
export async function findCandidate(ctx: Context, entryId: string): Promise<CandidateRows> {
  const candidate = known(
    await ctx.db.selectFrom("candidates").selectAll().where("entry_id", "=", entryId).executeTakeFirst(),
    "candidate",
  );
  const { facts: roundFacts, ...body } = await findBody(ctx, candidate.body_id);
  return { ...body, ...(await findEntry(ctx, entryId)), roundFacts, candidate };
}

/** Gives the body of a candidate to its contact person and who speaks for the state; nothing to everybody else. */
export async function bodyOfCandidate(ctx: Context, entryId: string): Promise<string | undefined> {
  const { body, bodyFacts } = await findCandidate(ctx, entryId);
  return may(ctx.actor, "body.read", bodyFacts) ? body.id : undefined;
}

/** Says whether an entry came from a national round, and of which body; nothing for every other. */
export async function candidateOf(ctx: Context, entryId: string): Promise<CandidatesRow | undefined> {
  return ctx.db.selectFrom("candidates").selectAll().where("entry_id", "=", entryId).executeTakeFirst();
}

/** Gives the language a candidate is written in where that is not English; nothing for an entry. Whoever calls it authorises. */
export async function languageWritten(ctx: Context, entry: EntriesRow): Promise<string | null> {
  return isCandidate(entry) ? ((await candidateOf(ctx, entry.id))?.language ?? null) : null;
}

type OfBody = Pick<BodyRows, "body" | "round" | "edition">;

function refuseLate(ctx: Context, { body, round, edition }: OfBody): void {
  const until = handInUntil({ deadline_at: round.deadline_at, late_until: body.late_until });
  if (ctx.now >= until) {
    refuse(
      "round-deadline-passed",
      `The national deadline, ${sayDeadline(until)} (Brussels), has passed. Your national representative can give your body more time.`,
    );
  }
  const closed = whyNoNewEntry(editionFacts(edition), ctx.now);
  if (closed) throw new Refusal([closed]);
}

async function refuseMoreCandidates(ctx: Context, { body, round }: OfBody, title?: string): Promise<void> {
  const others = await ctx.db
    .selectFrom("candidates")
    .innerJoin("entries", "entries.id", "candidates.entry_id")
    .select("entries.title")
    .where("body_id", "=", body.id)
    .where("entries.state", "<>", "put-aside")
    .execute();
  if (title !== undefined && others.some((one) => one.title === title)) {
    throw new Refusal([
      fieldProblem("title", "same-title", "Your body has a candidate of this title already."),
    ]);
  }
  const most = round.candidates_per_body;
  if (others.length < most) return;
  refuse(
    "candidate-limit",
    `Each body proposes at most ${most} ${most === 1 ? "candidate" : "candidates"} in this round. Put one aside first.`,
  );
}

async function recordStep(ctx: Context, rows: CandidateRows, command: string, to: string): Promise<void> {
  await record(ctx, {
    editionId: rows.edition.id,
    command,
    object: ["entry", rows.entry.id],
    from: rows.entry.state,
    to,
  });
}
