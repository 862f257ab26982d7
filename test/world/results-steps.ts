import { prepareCertificates } from "../../app/domain/certificates/certificates.server";
import { announce } from "../../app/domain/results/announce.server";
import { decide } from "../../app/domain/results/decide.server";
import { releaseFeedback } from "../../app/domain/results/feedback.server";
import { confirmEmbargo, nameInsider } from "../../app/domain/results/insiders.server";
import type { MeetingInput } from "../../app/domain/results/meeting";
import { addMotion, recordMeeting } from "../../app/domain/results/meeting.server";
import { hour, later } from "../../app/domain/times";
import { again, type Playable } from "./again";
import { asCast, idOf, type WorldLike } from "./editions-steps";
import type { EntryIds } from "./entries-steps";
import { closeAndOpenOrder, declareAll, projectsNamed, scoreAll, worldInJudging } from "./judging-steps";
import { type JurySheet, jurySheets } from "./jury-scores";

/** The jury's reasons for its three places, by the country that entered the project. */
export const winnersOfDemonstration = [
  {
    place: 1,
    country: "EE",
    reasons:
      "Three Adults takes up a need that every Member State knows: after a first violent incident a young person meets many offices and nobody twice. That the young people choose their adults themselves, and that one of the three comes within 24 hours after a new incident, is simple, checked and kept.\n\nThe evaluation is independent and compares districts that began early with districts that began later. New violence within a year was clearly rarer, and the report says openly that the evidence for girls and for the longer term is thinner. The jury would like to see the victims included from the first day, as the project has begun to do.",
  },
  {
    place: 2,
    country: "DE",
    reasons:
      "The Quarrel Workshop lets young people repair something together before they have to talk. The idea is new, cheap and close to the life of vocational schools, and recorded assaults fell well below those of comparable schools without a workshop.\n\nThe jury values that one school without any effect is explained and not hidden: the method depends on a trade teacher whom the apprentices trust. Whoever takes it over should train two people in each school before it opens.",
  },
  {
    place: 3,
    country: "PT",
    reasons:
      "The Bridge Team acts at a moment at which violence between children often begins, the change to a large school, and it reaches all children of the districts concerned, not only those who have already been noticed. Five cohorts and a follow-up into eighth grade support the result.\n\nHome visits that ask for strengths, and older pupils who have to keep their own promise, convinced the jury most. What is missing is a bridge for children who arrive during the year; the project says so itself.",
  },
] as const;

/** Chairs the jury's meeting: all delegations present but one, one motion, and the three places of the demonstration. */
export async function decideDemo(world: WorldLike, editionId: string): Promise<string> {
  const chair = await asCast(world, "rep-ie");
  const opening = { ...chair, now: later(chair.now, -6 * hour) };
  await recordMeeting(opening, editionId, await everybodyPresent(world, editionId));
  await addMotion({ ...chair, now: later(chair.now, -hour) }, editionId, {
    motion:
      "The jury places the entries in the order of the ranking; the tie is decided by the published rules.",
    outcome: "Carried without a vote against.",
    entryId: null,
  });
  const entries = await chair.db
    .selectFrom("entries")
    .select(["id", "country"])
    .where("edition_id", "=", editionId)
    .where("kind", "=", "competing")
    .where("state", "=", "admitted")
    .execute();
  return decide(chair, editionId, {
    places: winnersOfDemonstration.map(({ place, country, reasons }) => ({
      entryId: entries.find((entry) => entry.country === country)?.id ?? "",
      place,
      reasons,
    })),
  });
}

/** The attendance of a meeting in which every delegation is present. */
export async function everybodyPresent(world: WorldLike, editionId: string): Promise<MeetingInput> {
  const { db } = await world.as();
  const delegations = await db
    .selectFrom("delegations")
    .select("id")
    .where("edition_id", "=", editionId)
    .orderBy("number")
    .execute();
  return {
    version: 0,
    place: "Dublin, Harbour Assembly Rooms",
    attendance: delegations.map(({ id }) => ({ delegationId: id, present: true, reason: "" })),
  };
}

/** The chair names two people of the presidency; the first one confirms the embargo and prepares the certificates. */
export async function nameInsidersAndPrepare(world: WorldLike, editionId: string): Promise<void> {
  const chair = await asCast(world, "rep-ie");
  await nameInsider(chair, editionId, await idOf(world, "presidency-1"));
  await nameInsider(chair, editionId, await idOf(world, "presidency-2"));
  await confirmEmbargo(await asCast(world, "presidency-1"), editionId);
  await prepareCertificates(await asCast(world, "presidency-1"), editionId);
}

/** The presidency announces the winners. */
export async function announceDemo(world: WorldLike, editionId: string): Promise<void> {
  await announce(await asCast(world, "presidency-1"), editionId);
}

/** The secretariat releases the jury's feedback to the states. */
export async function releaseFeedbackDemo(world: WorldLike, editionId: string): Promise<void> {
  await releaseFeedback(await asCast(world, "secretariat-1"), editionId);
}

/** When the jury meets in a world that `worldDeciding` has made. */
export const meetingDay = "2026-11-10T09:00:00.000Z";

/**
 * Brings an empty world to the jury's meeting: the named projects entered, judged with the given sheets (those of the
 * demonstration otherwise), judging closed and the order opened.
 */
export function worldDeciding(
  world: Playable,
  keys: readonly string[],
  sheets: readonly JurySheet[] = jurySheets,
): Promise<{ editionId: string; entries: EntryIds }> {
  const given = sheets === jurySheets ? "" : JSON.stringify(sheets);
  return again(world, `deciding: ${keys.join(" ")} ${given}`, async () => {
    const { editionId, entries } = await worldInJudging(world, projectsNamed(...keys));
    await declareAll(world, editionId);
    await scoreAll(world, entries, sheets);
    world.now = meetingDay;
    await closeAndOpenOrder(world, editionId);
    return { editionId, entries };
  });
}
