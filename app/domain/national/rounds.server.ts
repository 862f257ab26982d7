import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { NationalRoundsRow } from "../../database/rows/national-round";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { readInput } from "../entries/read-input";
import { endOfDay, whyNoNewEntry } from "../entries/windows";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import type { PersonActor } from "../people/actor";
import { may } from "../people/permissions";
import { fieldProblem, known, Refusal, refuse } from "../problems";
import { sayDeadline } from "../times";
import { handInUntil, newRoundSchema, type RoundInput, roundSchema } from "./round";

export type RoundRows = {
  round: NationalRoundsRow;
  edition: EditionsRow;
  /** What the policy wants to know. */
  facts: { country: string; member: boolean };
};

/** Opens a state's own selection; refuses a second one, a closed call, and a day that leaves no time before its deadline. */
export async function openRound(
  ctx: Context,
  editionId: string,
  input: RoundInput & { country: string },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    const typed = readInput(newRoundSchema, input);
    authorize(ctx, "round.open", { country: typed.country });
    const closed = whyNoNewEntry(editionFacts(edition), ctx.now);
    if (closed) throw new Refusal([closed]);
    if (await roundOfState(ctx, edition.id, typed.country)) {
      refuse(
        "round-exists",
        "Your state has a national round for this edition already. Open it under Entries.",
      );
    }
    const id = ctx.newId();
    await ctx.db
      .insertInto("national_rounds")
      .values({
        id,
        edition_id: edition.id,
        country: typed.country,
        deadline_at: deadlineWithin(ctx, edition, typed.deadlineDay),
        candidates_per_body: typed.candidatesPerBody,
        opened_at: ctx.now,
        opened_by: (ctx.actor as PersonActor).id,
        decided_at: null,
        decided_by: null,
      })
      .execute();
    await record(ctx, { editionId: edition.id, command: "openRound", object: ["round", id], to: "open" });
    return id;
  });
}

/**
 * Changes the national deadline and the limit of a round that is not decided; where more was handed in than a new limit,
 * it stays. A deadline that moves is told to every body by letter. Refuses to move it once candidates can be read: nobody
 * shall write on after others have been compared with them.
 */
export async function changeRound(ctx: Context, roundId: string, input: RoundInput): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { round, edition, facts } = await findRound(ctx, roundId);
    authorize(ctx, "round.lead", facts);
    refuseDecided(round);
    const typed = readInput(roundSchema, input);
    const deadline = deadlineWithin(ctx, edition, typed.deadlineDay);
    if (
      deadline !== round.deadline_at &&
      ctx.now >= round.deadline_at &&
      (await somethingHandedIn(ctx, round.id))
    ) {
      throw new Refusal([
        fieldProblem(
          "deadlineDay",
          "round-read",
          "The national deadline has passed, and the candidates can be read. Give a single body more time, with a reason.",
        ),
      ]);
    }
    await ctx.db
      .updateTable("national_rounds")
      .set({
        deadline_at: deadline,
        candidates_per_body: typed.candidatesPerBody,
      })
      .where("id", "=", round.id)
      .execute();
    await record(ctx, { editionId: edition.id, command: "changeRound", object: ["round", round.id] });
    if (deadline !== round.deadline_at) await tellBodies(ctx, { round, edition }, deadline);
  });
}

async function somethingHandedIn(ctx: Context, roundId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("candidates")
    .innerJoin("national_bodies", "national_bodies.id", "candidates.body_id")
    .innerJoin("entries", "entries.id", "candidates.entry_id")
    .select("entry_id")
    .where("round_id", "=", roundId)
    .where("entries.state", "=", "handed-in")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function tellBodies(
  ctx: Context,
  { round, edition }: Pick<RoundRows, "round" | "edition">,
  deadline: string,
): Promise<void> {
  const bodies = await ctx.db
    .selectFrom("national_bodies")
    .innerJoin("people", "people.id", "national_bodies.contact_id")
    .select(["national_bodies.id", "name", "late_until", "people.id as person_id", "email", "name_latin"])
    .where("round_id", "=", round.id)
    .orderBy("national_bodies.id")
    .execute();
  const say = (deadline_at: string, late_until: string | null) =>
    `${sayDeadline(handInUntil({ deadline_at, late_until }))} (Brussels)`;
  for (const body of bodies) {
    await queueLetter(ctx, {
      kind: "round-deadline",
      to: { id: body.person_id, email: body.email },
      facts: {
        name: body.name_latin,
        body: body.name,
        state: countryName(round.country),
        edition: edition.name,
        before: say(round.deadline_at, body.late_until),
        until: say(deadline, body.late_until),
        path: `/national/bodies/${body.id}`,
      },
      editionId: edition.id,
    });
  }
}

/** Gives a round to who speaks for its state and to its committee; to everybody else it is unknown. */
export async function roundById(ctx: Context, roundId: string): Promise<RoundRows> {
  const rows = await findRound(ctx, roundId);
  authorize(ctx, "round.read", rows.facts);
  return rows;
}

/** Lists the rounds the actor leads or reads for, the newest first. */
export async function roundsVisibleTo(ctx: Context): Promise<NationalRoundsRow[]> {
  const { actor } = ctx;
  if (actor.kind !== "person") return [];
  const rows = await ctx.db.selectFrom("national_rounds").selectAll().orderBy("opened_at", "desc").execute();
  const seats = await ctx.db
    .selectFrom("national_committee")
    .select("round_id")
    .where("person_id", "=", actor.id)
    .where("left_at", "is", null)
    .execute();
  const own = new Set(seats.map((seat) => seat.round_id));
  return rows.filter((row) => may(actor, "round.read", { country: row.country, member: own.has(row.id) }));
}

/** True for the contact person of a body, and for somebody of a national committee. */
export async function takesPartInRound(ctx: Context): Promise<boolean> {
  if (ctx.actor.kind !== "person") return false;
  const body = await ctx.db
    .selectFrom("national_bodies")
    .select("id")
    .where("contact_id", "=", ctx.actor.id)
    .limit(1)
    .executeTakeFirst();
  if (body) return true;
  const seat = await ctx.db
    .selectFrom("national_committee")
    .select("round_id")
    .where("person_id", "=", ctx.actor.id)
    .where("left_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return seat !== undefined;
}

/** Gives a state's round of an edition, if it runs one. Asks nobody's leave: whoever calls it authorises. */
export async function roundOfState(
  ctx: Context,
  editionId: string,
  country: string,
): Promise<NationalRoundsRow | undefined> {
  return ctx.db
    .selectFrom("national_rounds")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("country", "=", country)
    .executeTakeFirst();
}

/** Gives a round with what the policy asks about it, or Unknown. Whoever calls it authorises. */
export async function findRound(ctx: Context, roundId: string): Promise<RoundRows> {
  const round = known(
    await ctx.db.selectFrom("national_rounds").selectAll().where("id", "=", roundId).executeTakeFirst(),
    "round",
  );
  const edition = known(
    await ctx.db.selectFrom("editions").selectAll().where("id", "=", round.edition_id).executeTakeFirst(),
    "edition",
  );
  const member = await isMember(ctx, round.id, ctx.actor.kind === "person" ? ctx.actor.id : "");
  return { round, edition, facts: { country: round.country, member } };
}

/** True for somebody of the national committee of a round now. */
export async function isMember(ctx: Context, roundId: string, personId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("national_committee")
    .select("person_id")
    .where("round_id", "=", roundId)
    .where("person_id", "=", personId)
    .where("left_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Refuses what cannot be done any more once a round is decided. */
export function refuseDecided(round: NationalRoundsRow): void {
  if (round.decided_at === null) return;
  refuse(
    "round-decided",
    "The national round is decided. Nothing more is handed in, invited or changed in it.",
  );
}

function deadlineWithin(ctx: Context, edition: EditionsRow, day: string): string {
  const at = endOfDay(day);
  const against = (code: string, sentence: string) =>
    new Refusal([fieldProblem("deadlineDay", code, sentence)]);
  if (at <= ctx.now) throw against("deadline-in-past", "The national deadline must be in the future.");
  if (at >= edition.deadline_at) {
    throw against(
      "deadline-not-before",
      `The national deadline must be before the edition's, ${sayDeadline(edition.deadline_at)} (Brussels): the chosen project still has to be submitted.`,
    );
  }
  return at;
}
