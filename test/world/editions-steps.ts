import type { Context } from "../../app/database/context";
import { closeCall, openCall, requestCall } from "../../app/domain/editions/call.server";
import { createEdition } from "../../app/domain/editions/create.server";
import type { EditionInput } from "../../app/domain/editions/edition-input";
import { editionById } from "../../app/domain/editions/editions.server";
import { chooseForm } from "../../app/domain/editions/form.server";
import { closeAdmission, openJudging } from "../../app/domain/editions/steps.server";
import { addDelegation } from "../../app/domain/jury/delegations.server";
import { acceptSeat } from "../../app/domain/jury/invitations.server";
import { juryOf } from "../../app/domain/jury/jury.server";
import { addJuryMember } from "../../app/domain/jury/members.server";
import { showJury } from "../../app/domain/jury/showing.server";
import { juryTerms } from "../../app/domain/jury/terms";
import { acceptTerms } from "../../app/domain/jury/terms.server";
import type { Role } from "../../app/domain/people/actor";
import type { PersonInput } from "../../app/domain/people/people";
import { appoint, appointFirst } from "../../app/domain/people/people.server";
import { delegations, demoEdition, type Person, people } from "./cast";

/** What a step needs of a test's world or of the demonstration: the context of somebody. */
export type WorldLike = { as(personId?: string): Promise<Context> };

/** Person ids by the keys of the cast. */
export type CastIds = Record<string, string>;

const appointed: readonly string[] = ["secretariat", "presidency", "representative", "substitute"];

/** Finds a person of the cast by the key; fails for one that does not exist. */
export function castMember(key: string): Person {
  const person = people.find((one) => one.key === key);
  if (!person) throw new Error(`There is no "${key}" in the cast.`);
  return person;
}

/** Gives a person of the cast as commands take it. */
export function personInput(person: Person): PersonInput {
  return {
    email: person.email,
    nameLatin: person.nameLatin,
    nameOwn: person.nameOwn ?? "",
    nameLanguage: person.nameLanguage ?? "",
  };
}

/** Looks a person of the cast up by the e-mail address; fails when nobody has entered them yet. */
export async function idOf(world: WorldLike, key: string): Promise<string> {
  const ctx = await world.as();
  const row = await ctx.db
    .selectFrom("people")
    .select("id")
    .where("email", "=", castMember(key).email)
    .executeTakeFirst();
  if (!row) throw new Error(`"${key}" of the cast has not been entered yet.`);
  return row.id;
}

/** Gives the context of a person of the cast. */
export async function asCast(world: WorldLike, key: string): Promise<Context> {
  return world.as(await idOf(world, key));
}

/**
 * Enters everybody who is appointed (secretariat, presidency, representatives, substitutes); with `states`, only the
 * speakers of these. The first one of the secretariat enters all others.
 */
export async function enterPeople(world: WorldLike, states?: readonly string[]): Promise<CastIds> {
  const first = castMember("secretariat-1");
  const ids: CastIds = { [first.key]: await appointFirst(await world.as(), personInput(first)) };
  for (const person of people) {
    const role = person.roles.find((one): one is Role => appointed.includes(one));
    if (!role || person.key === first.key) continue;
    const speaks = role === "representative" || role === "substitute";
    if (speaks && states && !states.includes(person.country!)) continue;
    const country = role === "secretariat" ? null : person.country!;
    ids[person.key] = await appoint(await world.as(ids[first.key]), {
      ...personInput(person),
      role,
      country,
    });
  }
  return ids;
}

/** The demonstration's edition as its presidency types it. */
export const demoEditionInput: EditionInput = {
  year: demoEdition.year,
  name: demoEdition.name,
  presidencyCountry: demoEdition.presidency,
  city: demoEdition.city,
  hostCountry: demoEdition.presidency,
  timeZone: demoEdition.timeZone,
  theme: demoEdition.theme.title,
  themeLead: demoEdition.theme.lead,
  themeConditions: [...demoEdition.theme.conditions],
  callOpensOn: "2026-07-01",
  deadlineDay: "2026-09-30",
  deadlineTime: "23:59",
  admissionUntil: demoEdition.admissionUntil,
  judgingUntil: demoEdition.judgingUntil,
  juryMeetingOn: demoEdition.juryMeetingOn,
  conferenceFrom: demoEdition.conferenceFrom,
  conferenceUntil: demoEdition.conferenceUntil,
  galaDay: "2026-12-09",
  galaTime: "19:30",
  additionalLimit: 2,
  feedbackOn: true,
};

/** The presidency creates the edition and chooses its form. */
export async function createDemoEdition(
  world: WorldLike,
  input: EditionInput = demoEditionInput,
): Promise<string> {
  const id = await createEdition(await asCast(world, "presidency-1"), input);
  await chooseForm(await asCast(world, "presidency-1"), id, demoEdition.form);
  return id;
}

/** The presidency asks for the call and the secretariat opens it. */
export async function openDemoCall(world: WorldLike, editionId: string): Promise<void> {
  await requestCall(await asCast(world, "presidency-1"), editionId);
  await openCall(await asCast(world, "secretariat-1"), editionId);
  await showDemoJury(world, editionId);
}

/** The presidency shows the states a jury that is seated, once the call is open: then they may object to it. */
async function showDemoJury(world: WorldLike, editionId: string): Promise<void> {
  const presidency = await asCast(world, "presidency-1");
  const jury = await juryOf(presidency, editionId);
  if (jury.lacks.length === 0) await showJury(presidency, editionId);
}

/** A person of the cast accepts a seat in the jury and its terms. */
export async function acceptJurySeat(
  world: WorldLike,
  editionId: string,
  delegationId: string,
  personId: string,
): Promise<void> {
  await acceptSeat(await world.as(personId), delegationId, { namePublic: true });
  await acceptTerms(await world.as(personId), editionId, juryTerms.version);
}

/**
 * The presidency seats the jury of the cast, and everybody accepts; those who have no other role are entered by it. The
 * states are shown it once the call is open. Ids by key of delegation.
 */
export async function composeDemoJury(world: WorldLike, editionId: string): Promise<CastIds> {
  const ids: CastIds = {};
  for (const delegation of delegations) {
    const { kind, country, seat } = delegation;
    const institution = delegation.institution ?? null;
    const presidency = await asCast(world, "presidency-1");
    const id = await addDelegation(presidency, editionId, { kind, country, institution, seat });
    ids[delegation.key] = id;
    for (const key of delegation.people) {
      const person = castMember(key);
      const personId = await addJuryMember(presidency, id, {
        ...personInput(person),
        ...(person.country ? { nationality: person.country } : {}),
      });
      await acceptJurySeat(world, editionId, id, personId);
    }
  }
  const presidency = await asCast(world, "presidency-1");
  const { state } = await editionById(presidency, editionId);
  if (state !== "preparing") await showDemoJury(world, editionId);
  return ids;
}

/** The secretariat closes the call; the deadline must have passed on the world's clock. */
export async function closeDemoCall(world: WorldLike, editionId: string): Promise<void> {
  await closeCall(await asCast(world, "secretariat-1"), editionId);
}

/** The secretariat closes admission; every entry must be decided. */
export async function closeDemoAdmission(world: WorldLike, editionId: string): Promise<void> {
  await closeAdmission(await asCast(world, "secretariat-1"), editionId);
}

/** The secretariat opens judging. */
export async function openDemoJudging(world: WorldLike, editionId: string): Promise<void> {
  await openJudging(await asCast(world, "secretariat-1"), editionId);
}
