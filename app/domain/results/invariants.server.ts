import type { Kysely } from "kysely";
import { checkBallots } from "../../../scoring/ballots-reading";
import { canonicalBallots, canonicalJson } from "../../../scoring/canonical";
import { digestOf } from "../../../scoring/digest";
import { rank } from "../../../scoring/ranking";
import type { ResultsRow } from "../../database/rows/results";
import type { Tables } from "../../database/tables";
import { sha256 } from "./decide.server";
import { placeLines, placesNamed } from "./statement";

/** What must hold of every sealed result: nothing in it can be changed without one of these failing. */
export const resultInvariants = [
  { name: "the frozen ballots are those of the digest", breaches: ofResults(ballotsHold) },
  { name: "the frozen ranking follows from the frozen ballots", breaches: ofResults(rankingHolds) },
  { name: "the sealed statement is the one of the public digest", breaches: ofResults(statementHolds) },
  { name: "the places are those of the sealed statement", breaches: placesThatDiffer },
  { name: "an edition that is decided has a result", breaches: decidedWithoutResult },
  { name: "a decided edition announces nothing early", breaches: validBeforeAnnouncement },
  { name: "a winner's certificate is one of a place", breaches: certificatesWithoutPlace },
] as const;

function ofResults(holds: (row: ResultsRow) => boolean): (db: Kysely<Tables>) => Promise<string[]> {
  return async (db) => {
    const rows = await db.selectFrom("results").selectAll().execute();
    return rows.filter((row) => !safely(() => holds(row))).map((row) => row.id);
  };
}

// A tampered text may not even be JSON; that is a breach, not a fault of the check.
function safely(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

function frozenBallots(row: ResultsRow) {
  const read = checkBallots(JSON.parse(row.ballots));
  if (!read.ok) throw new Error("These are no ballots.");
  return read.ballots;
}

function ballotsHold(row: ResultsRow): boolean {
  const ballots = frozenBallots(row);
  return canonicalBallots(ballots) === row.ballots && digestOf(ballots) === row.ballots_digest;
}

function rankingHolds(row: ResultsRow): boolean {
  return canonicalJson(rank(frozenBallots(row))) === row.ranking;
}

function statementHolds(row: ResultsRow): boolean {
  return (
    sha256(row.statement) === row.statement_digest &&
    row.statement.includes(`Ballots file (SHA-256): ${row.ballots_digest}\nRandom number: ${row.nonce}\n`)
  );
}

async function placesThatDiffer(db: Kysely<Tables>): Promise<string[]> {
  const results = await db.selectFrom("results").select(["id", "statement"]).execute();
  const places = await db.selectFrom("places").selectAll().execute();
  return results
    .filter(({ id, statement }) => {
      const own = places.filter((place) => place.result_id === id);
      return (
        own.length !== placesNamed(statement) ||
        own.some((place) => {
          const lines = placeLines({
            entryId: place.entry_id,
            place: place.place,
            reasons: place.reasons,
          });
          return !statement.includes(`\n${lines}\n`);
        })
      );
    })
    .map((result) => result.id);
}

async function decidedWithoutResult(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db
    .selectFrom("editions")
    .leftJoin("results", (join) =>
      join.onRef("results.edition_id", "=", "editions.id").on("results.annulled_at", "is", null),
    )
    .select(["editions.id", "results.id as result_id"])
    .where("editions.state", "in", ["decided", "announced", "archived"])
    .execute();
  return rows.filter((row) => row.result_id === null).map((row) => row.id);
}

async function validBeforeAnnouncement(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db
    .selectFrom("certificates")
    .innerJoin("editions", "editions.id", "certificates.edition_id")
    .select("certificates.id")
    .where("certificates.state", "=", "valid")
    .where("editions.state", "not in", ["announced", "archived"])
    .execute();
  return rows.map((row) => row.id);
}

async function certificatesWithoutPlace(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db
    .selectFrom("certificates")
    .select(["id", "edition_id", "entry_id", "place"])
    .where("kind", "=", "winner")
    .where("state", "in", ["prepared", "valid"])
    .execute();
  const places = await db
    .selectFrom("places")
    .innerJoin("results", "results.id", "places.result_id")
    .select(["edition_id", "entry_id", "place"])
    .where("annulled_at", "is", null)
    .execute();
  return rows
    .filter(
      (row) =>
        !places.some(
          (place) =>
            place.edition_id === row.edition_id &&
            place.entry_id === row.entry_id &&
            place.place === row.place,
        ),
    )
    .map((row) => row.id);
}
