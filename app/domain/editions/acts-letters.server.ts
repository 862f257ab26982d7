import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { countryName, memberStates } from "../countries";
import { isCandidate, standsForState } from "../entries/entry";
import { invitedPeople } from "../entries/entry-people.server";
import { juryPeople } from "../judging/jury-people.server";
import { queueLetter } from "../letters/letters.server";
import { holdersOf, speakersOf } from "../people/people.server";
import { sayDay, sayDeadline } from "../times";
import type { ActFacts, EditionAct } from "./acts";

type Addressee = { id: string; email: string; name_latin: string };
type Act = { ctx: Context; edition: EditionsRow; facts: ActFacts };

/** Tells those concerned what two people have done, and why; nobody gets two letters of it. */
export async function tellOfAct(
  ctx: Context,
  act: EditionAct,
  edition: EditionsRow,
  facts: ActFacts,
): Promise<void> {
  const tell: Record<EditionAct, (act: Act) => Promise<void>> = {
    "extend-deadline": (act) => tellStates(act, false),
    "reopen-call": (act) => tellStates(act, true),
    "reopen-admission": tellOfAdmission,
    "reopen-judging": tellJury,
    "annul-decision": tellOfAnnulment,
    "cancel-edition": tellAll,
  };
  await tell[act]({ ctx, edition, facts });
}

async function tellStates({ ctx, edition, facts }: Act, reopened: boolean): Promise<void> {
  const told = new Set<string>();
  for (const state of memberStates) {
    for (const person of newOf(await speakersOf(ctx, state), told)) {
      await queueLetter(ctx, {
        kind: "deadline-extended",
        to: person,
        facts: {
          name: person.name_latin,
          state: countryName(state),
          edition: edition.name,
          year: edition.year,
          reopened,
          former: `${sayDeadline(facts.deadlineBefore)} (Brussels)`,
          deadline: `${sayDeadline(facts.deadline)} (Brussels)`,
          admissionUntil: sayDay(facts.admissionUntil),
          reason: facts.reason,
        },
        editionId: edition.id,
      });
    }
  }
}

async function tellOfAdmission({ ctx, edition, facts }: Act): Promise<void> {
  const told = new Set<string>();
  const tell = async (people: readonly Addressee[], jury: boolean) => {
    for (const person of newOf(people, told)) {
      await queueLetter(ctx, {
        kind: "admission-reopened",
        to: person,
        facts: { name: person.name_latin, edition: edition.name, reason: facts.reason, jury },
        editionId: edition.id,
      });
    }
  };
  await tell(await juryPeople(ctx, edition.id), true);
  const entries = await entriesOf(ctx, edition.id);
  const states = new Set(
    entries.filter((one) => one.state === "admitted" || one.state === "refused").map((one) => one.country),
  );
  for (const state of memberStates) if (states.has(state)) await tell(await speakersOf(ctx, state), false);
}

async function tellJury({ ctx, edition, facts }: Act): Promise<void> {
  for (const person of await juryPeople(ctx, edition.id)) {
    await queueLetter(ctx, {
      kind: "judging-reopened",
      to: person,
      facts: { name: person.name_latin, edition: edition.name, reason: facts.reason },
      editionId: edition.id,
    });
  }
}

/** The same people who were told of the decision. */
async function tellOfAnnulment({ ctx, edition, facts }: Act): Promise<void> {
  const people = [
    ...(await holdersOf(ctx, "presidency", edition.presidency_country)),
    ...(await holdersOf(ctx, "secretariat")),
    ...(await juryPeople(ctx, edition.id)),
  ];
  for (const person of newOf(people, new Set())) {
    await queueLetter(ctx, {
      kind: "decision-annulled",
      to: person,
      facts: {
        name: person.name_latin,
        edition: edition.name,
        digest: facts.decision,
        reason: facts.reason,
      },
      editionId: edition.id,
    });
  }
}

/** Of an edition that nobody else knows of, only those are told who were invited to its jury. */
async function tellAll({ ctx, edition, facts }: Act): Promise<void> {
  const published = edition.opened_at !== null;
  const people: Addressee[] = [];
  if (published) for (const state of memberStates) people.push(...(await speakersOf(ctx, state)));
  people.push(...(await juryPeople(ctx, edition.id)));
  const concerned = (await entriesOf(ctx, edition.id)).filter(
    (one) => standsForState(one) || isCandidate(one),
  );
  for (const entry of concerned) {
    people.push(...(await invitedPeople(ctx, entry.id)));
  }
  for (const person of newOf(people, new Set())) {
    await queueLetter(ctx, {
      kind: "edition-cancelled",
      to: person,
      facts: {
        name: person.name_latin,
        edition: edition.name,
        reason: facts.reason,
        ...(published ? { year: edition.year } : {}),
      },
      editionId: edition.id,
    });
  }
}

async function entriesOf(ctx: Context, editionId: string) {
  return ctx.db
    .selectFrom("entries")
    .select(["id", "country", "state"])
    .where("edition_id", "=", editionId)
    .orderBy("id")
    .execute();
}

function newOf<T extends { id: string }>(people: readonly T[], told: Set<string>): T[] {
  return people.filter((person) => {
    if (told.has(person.id)) return false;
    told.add(person.id);
    return true;
  });
}
