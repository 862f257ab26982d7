import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { PeopleRow } from "../../database/rows/people";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { issueCertificates } from "../certificates/certificates.server";
import { countryName, memberStates } from "../countries";
import { type EditionState, editionLifecycle } from "../editions/edition";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { juryPeople } from "../judging/jury-people.server";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { addresseesIn } from "../people/people.server";
import { known, refuse } from "../problems";
import { type Place, sayPlace } from "./places";
import { sealedPlaces, validResult } from "./sealed.server";

type Winner = Awaited<ReturnType<typeof sealedPlaces>>[number];

/**
 * Announces the winners: the public page, the statement and the entries' texts open, certificates become valid, and
 * letters go to every state, to the winners' people and to the jury. Cannot be taken back. Refuses before the jury has
 * decided, a second time, and while an entry on a place has left the edition.
 */
export async function announce(ctx: Context, editionId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "edition.announce", { edition: editionFacts(edition) });
    const state = advance(editionLifecycle, "announce", edition.state as EditionState);
    const winners = await sealedPlaces(ctx, known(await validResult(ctx, edition.id), "result").id);
    if (winners.some((winner) => winner.state !== "admitted")) {
      refuse(
        "winner-left",
        "An entry on a place has been withdrawn or excluded since the decision. The jury has to decide anew; write to the secretariat.",
      );
    }
    await ctx.db
      .updateTable("editions")
      .set({ state, announced_at: ctx.now })
      .where("id", "=", edition.id)
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "announce",
      object: ["edition", edition.id],
      from: edition.state,
      to: state,
    });
    await issueCertificates(ctx, edition.id);
    await tellOfWinners(ctx, edition, winners);
  });
}

/** Everybody gets one letter: a winner's own people the one about their award, the others that of their state or of the jury. */
async function tellOfWinners(ctx: Context, edition: EditionsRow, winners: readonly Winner[]): Promise<void> {
  const told = new Set<string>();
  const lines = winners.map((winner) => ({
    place: sayPlace(winner.place, winner.shared),
    title: winner.title,
    state: countryName(winner.country),
    reasons: winner.reasons,
  }));
  for (const winner of winners) {
    const people = [...(await addresseesIn(ctx, winner.country)), ...(await ownPeople(ctx, winner.entryId))];
    const certificate = await certificateOf(ctx, winner.entryId);
    for (const person of people) {
      if (told.has(person.id)) continue;
      told.add(person.id);
      await queueLetter(ctx, {
        kind: "award-won",
        to: person,
        facts: {
          name: person.name_latin,
          edition: edition.name,
          year: edition.year,
          certificate: certificate ?? "",
          own: sayOwn(winner),
          winners: lines,
        },
        editionId: edition.id,
        entryId: winner.entryId,
      });
    }
  }
  for (const state of memberStates) {
    for (const person of await addresseesIn(ctx, state)) {
      if (told.has(person.id)) continue;
      told.add(person.id);
      await tell(ctx, edition, person, lines, countryName(state));
    }
  }
  for (const person of await juryPeople(ctx, edition.id)) {
    if (told.has(person.id)) continue;
    told.add(person.id);
    await tell(ctx, edition, person, lines, "");
  }
}

async function tell(
  ctx: Context,
  edition: EditionsRow,
  person: Pick<PeopleRow, "id" | "email" | "name_latin">,
  winners: { place: string; title: string; state: string; reasons: string }[],
  state: string,
): Promise<void> {
  await queueLetter(ctx, {
    kind: "winners-announced",
    to: person,
    facts: {
      name: person.name_latin,
      edition: edition.name,
      year: edition.year,
      state,
      feedback: edition.feedback_on === 1,
      winners,
    },
    editionId: edition.id,
  });
}

function sayOwn(winner: { place: Place; shared: boolean; title: string; country: string; reasons: string }) {
  return {
    place: sayPlace(winner.place, winner.shared),
    title: winner.title,
    state: countryName(winner.country),
    reasons: winner.reasons,
  };
}

async function ownPeople(ctx: Context, entryId: string): Promise<PeopleRow[]> {
  return ctx.db
    .selectFrom("entry_people")
    .innerJoin("people", "people.id", "entry_people.person_id")
    .selectAll("people")
    .where("entry_id", "=", entryId)
    .where("left_at", "is", null)
    .orderBy("people.id")
    .execute();
}

async function certificateOf(ctx: Context, entryId: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom("certificates")
    .select("id")
    .where("entry_id", "=", entryId)
    .where("kind", "=", "winner")
    .where("state", "=", "valid")
    .executeTakeFirst();
  return row?.id;
}
