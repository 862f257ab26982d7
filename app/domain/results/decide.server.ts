import { createHash } from "node:crypto";
import { canonicalBallots, canonicalJson } from "../../../scoring/canonical";
import { digestOf } from "../../../scoring/digest";
import { type Ranking, rank } from "../../../scoring/ranking";
import type { Context } from "../../database/context";
import { isDemonstration } from "../../database/installation";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { type EditionState, editionLifecycle } from "../editions/edition";
import { criteriaOf, editionById, editionFacts } from "../editions/editions.server";
import { sayMethod, sayTieRules, tieRulesOf } from "../editions/ranking-rules";
import { record } from "../history/record.server";
import { ballotsOf } from "../judging/ballots.server";
import { juryPeople } from "../judging/jury-people.server";
import { refuseUndecidedRecusals } from "../judging/late-recusals.server";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { holdersOf } from "../people/people.server";
import { Refusal, refuse } from "../problems";
import { authorizeActing } from "./acting.server";
import { type DecidedPlace, decidedPlaces, type PlaceInput, problemsOfPlaces } from "./decision";
import { requireQuorum } from "./meeting.server";
import { statementText } from "./statement";

/**
 * Records the jury's decision and seals it: the places with their reasons, the ballots as they are, the ranking, the
 * statement with its random number and its digest. Only the digest is public from here on. Refuses a decision by a
 * delegation that is recused from one of the entries, without a quorum, while a tie waits for a vote or a sheet of a
 * delegation that was recused late for its decision, a place that departs from the order without saying why, and a second
 * decision.
 */
export async function decide(
  ctx: Context,
  editionId: string,
  input: { places: readonly PlaceInput[] },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "ranking.read", { edition: editionFacts(edition) });
    const state = advance(editionLifecycle, "decide", edition.state as EditionState);
    await authorizeActing(
      ctx,
      edition,
      input.places.map((place) => place.entryId).filter((id) => id !== ""),
    );
    await requireQuorum(ctx, edition.id);
    await refuseUndecidedRecusals(ctx, edition.id);
    const ballots = await ballotsOf(ctx, edition.id);
    const ranking = rank(ballots);
    refuseOpenTies(ranking);
    const placeable = ballots.entries.map((entry) => entry.id);
    const problems = problemsOfPlaces(input.places, ranking.places, placeable);
    if (problems.length > 0) throw new Refusal(problems);
    const places = decidedPlaces(input.places, ranking.places);
    const id = await seal(
      ctx,
      edition,
      { ballots: canonicalBallots(ballots), ranking, places },
      digestOf(ballots),
    );
    await ctx.db
      .updateTable("editions")
      .set({ state, decided_at: ctx.now })
      .where("id", "=", edition.id)
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "decide",
      object: ["result", id],
      from: edition.state,
      to: state,
    });
    await tellOfDecision(ctx, edition, id);
    return id;
  });
}

function refuseOpenTies(ranking: Ranking): void {
  const tie = ranking.openTies[0];
  if (!tie) return;
  const vote = tie.needs === "second-ballot" ? "a second ballot" : "a casting vote with a written reason";
  refuse(
    "tie-open",
    `Entries are tied, and the rules of the edition ask for ${vote}. Record it on the page of the meeting first.`,
  );
}

/** Gives the SHA-256 of a text as it is published: 64 lower-case hexadecimal digits. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

async function seal(
  ctx: Context,
  edition: EditionsRow,
  frozen: { ballots: string; ranking: Ranking; places: readonly DecidedPlace[] },
  ballotsDigest: string,
): Promise<string> {
  const nonce = Buffer.from(ctx.newSecret(32)).toString("hex");
  const statement = await writeStatement(ctx, edition, frozen.places, ballotsDigest, nonce);
  const id = ctx.newId();
  await ctx.db
    .insertInto("results")
    .values({
      id,
      edition_id: edition.id,
      ballots: frozen.ballots,
      ballots_digest: ballotsDigest,
      ranking: canonicalJson(frozen.ranking),
      nonce,
      statement,
      statement_digest: sha256(statement),
      decided_at: ctx.now,
      decided_by: ctx.actor.kind === "person" ? ctx.actor.id : "",
    })
    .execute();
  await ctx.db
    .insertInto("places")
    .values(
      frozen.places.map(({ entryId, place, reasons }) => ({
        result_id: id,
        entry_id: entryId,
        place,
        reasons,
      })),
    )
    .execute();
  return id;
}

async function writeStatement(
  ctx: Context,
  edition: EditionsRow,
  places: readonly DecidedPlace[],
  ballotsDigest: string,
  nonce: string,
): Promise<string> {
  const entries = await ctx.db
    .selectFrom("entries")
    .select(["id", "title", "title_own", "country"])
    .where(
      "id",
      "in",
      places.map((place) => place.entryId),
    )
    .execute();
  return statementText({
    edition: edition.name,
    theme: edition.theme,
    demonstration: await isDemonstration(ctx.db),
    decidedAt: ctx.now,
    places: places.map((place) => {
      const entry = entries.find((one) => one.id === place.entryId)!;
      return {
        ...place,
        title: entry.title,
        titleOwn: entry.title_own,
        state: countryName(entry.country),
      };
    }),
    method: sayMethod(edition.method),
    tieRules: sayTieRules(tieRulesOf(edition), await criteriaOf(ctx, edition.id)),
    ballotsDigest,
    nonce,
  });
}

/** Tells those who prepare what follows, and the jury, the digest: in many hands it cannot be exchanged unnoticed. */
async function tellOfDecision(ctx: Context, edition: EditionsRow, resultId: string): Promise<void> {
  const { statement_digest } = await ctx.db
    .selectFrom("results")
    .select("statement_digest")
    .where("id", "=", resultId)
    .executeTakeFirstOrThrow();
  const people = [
    ...(await holdersOf(ctx, "presidency", edition.presidency_country)),
    ...(await holdersOf(ctx, "secretariat")),
    ...(await juryPeople(ctx, edition.id)),
  ];
  const told = new Set<string>();
  for (const person of people) {
    if (told.has(person.id)) continue;
    told.add(person.id);
    await queueLetter(ctx, {
      kind: "decision-recorded",
      to: person,
      facts: {
        name: person.name_latin,
        edition: edition.name,
        year: edition.year,
        digest: statement_digest,
      },
      editionId: edition.id,
    });
  }
}
