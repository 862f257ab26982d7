import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { runningText } from "../entries/entry-input";
import { record } from "../history/record.server";
import type { PersonActor } from "../people/actor";
import { fieldProblem, Refusal, refuse } from "../problems";
import { whyNotReadYet } from "./candidate-reading.server";
import { findCandidate } from "./candidates.server";
import { findRound, refuseDecided } from "./rounds.server";

export type Remark = {
  entryId: string;
  personId: string;
  by: string;
  byOwn: string | null;
  byLanguage: string | null;
  text: string;
  at: string;
};

const remarkText = runningText(undefined, 3000);

/**
 * Keeps what somebody of the committee, or who speaks for the state, remarks on a candidate; one remark a person, which
 * can be changed until the decision, and an empty one is taken away. Refuses what is not handed in.
 */
export async function writeRemark(ctx: Context, entryId: string, typed: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, round, roundFacts } = await findCandidate(ctx, entryId);
    authorize(ctx, "round.read", roundFacts);
    refuseDecided(round);
    const early = whyNotReadYet(round, ctx.now);
    if (early) refuse("round-open", early);
    if (entry.state !== "handed-in") refuse("not-handed-in", "This candidate is not handed in.");
    const read = remarkText.safeParse(typed);
    if (!read.success) {
      throw new Refusal([fieldProblem("remark", "invalid-remark", read.error.issues[0]!.message)]);
    }
    const own = { entry_id: entryId, person_id: (ctx.actor as PersonActor).id };
    const text = read.data;
    if (text === "") {
      await ctx.db
        .deleteFrom("candidate_remarks")
        .where("entry_id", "=", own.entry_id)
        .where("person_id", "=", own.person_id)
        .execute();
    } else {
      await ctx.db
        .insertInto("candidate_remarks")
        .values({ ...own, text, written_at: ctx.now })
        .onConflict((conflict) =>
          conflict.columns(["entry_id", "person_id"]).doUpdateSet({ text, written_at: ctx.now }),
        )
        .execute();
    }
    await record(ctx, { editionId: entry.edition_id, command: "writeRemark", object: ["entry", entryId] });
  });
}

/** Lists the remarks on a round's candidates, the oldest first, for the committee and who speaks for the state. */
export async function remarksOf(ctx: Context, roundId: string): Promise<Remark[]> {
  const { facts } = await findRound(ctx, roundId);
  authorize(ctx, "round.read", facts);
  const rows = await ctx.db
    .selectFrom("candidate_remarks")
    .innerJoin("candidates", "candidates.entry_id", "candidate_remarks.entry_id")
    .innerJoin("national_bodies", "national_bodies.id", "candidates.body_id")
    .innerJoin("people", "people.id", "candidate_remarks.person_id")
    .select([
      "candidate_remarks.entry_id",
      "candidate_remarks.person_id",
      "text",
      "written_at",
      "name_latin",
      "people.name_own",
      "name_language",
    ])
    .where("round_id", "=", roundId)
    .orderBy("written_at")
    .orderBy("candidate_remarks.person_id")
    .execute();
  return rows.map((row) => ({
    entryId: row.entry_id,
    personId: row.person_id,
    by: row.name_latin,
    byOwn: row.name_own,
    byLanguage: row.name_language,
    text: row.text,
    at: row.written_at,
  }));
}
