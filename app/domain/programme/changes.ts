import { countryName } from "../countries";
import { dayOf, sayDays, sayTime } from "../times";
import {
  type ContentSession,
  type ContentSlot,
  type ProgrammeContent,
  roomName,
  sayConferenceDay,
  sayTimes,
  sessionsOf,
} from "./content";

export type ChangeKind = "added" | "removed" | "moved" | "reworded";

/** One difference between two versions; `about` is the id of the session or of the entry. */
export type Change = { kind: ChangeKind; about: string; sentence: string };

/** Lists what is different in the later programme, in its order; what was taken out comes last. */
export function changesBetween(earlier: ProgrammeContent, later: ProgrammeContent): Change[] {
  return [
    ...conferenceChanges(earlier, later),
    ...sessionChanges(earlier, later),
    ...slotChanges(earlier, later),
  ];
}

function conferenceChanges(earlier: ProgrammeContent, later: ProgrammeContent): Change[] {
  const [was, is] = [earlier, later].map(
    (one) => `${one.city}, ${sayDays(one.from, one.until)}, times in ${one.zone.replaceAll("_", " ")}`,
  );
  if (was === is) return [];
  return [{ kind: "moved", about: "conference", sentence: `The conference is now: ${is} (it was: ${was}).` }];
}

function when(content: ProgrammeContent, part: { startsAt: string }): string {
  return `${sayConferenceDay(dayOf(part.startsAt, content.zone))}, ${sayTime(part.startsAt, content.zone)}`;
}

/** "moves from 11:35 to 11:15 on Wednesday 9 December", or with both days where they differ. */
function sayMove(
  earlier: ProgrammeContent,
  was: { startsAt: string },
  later: ProgrammeContent,
  is: { startsAt: string },
): string {
  const day = dayOf(is.startsAt, later.zone);
  if (dayOf(was.startsAt, earlier.zone) !== day)
    return `moves from ${when(earlier, was)} to ${when(later, is)}`;
  const [from, to] = [sayTime(was.startsAt, earlier.zone), sayTime(is.startsAt, later.zone)];
  // Where only the session is another one, the time may well be the same.
  return from === to ? `stays at ${to}` : `moves from ${from} to ${to} on ${sayConferenceDay(day)}`;
}

function sessionChanges(earlier: ProgrammeContent, later: ProgrammeContent): Change[] {
  const before = new Map(sessionsOf(earlier).map((session) => [session.id, session]));
  const after = new Map(sessionsOf(later).map((session) => [session.id, session]));
  const changes: Change[] = [];
  for (const session of after.values()) {
    const was = before.get(session.id);
    if (was) changes.push(...sessionDifferences(earlier, was, later, session));
    else {
      const place = `${when(later, session)}, ${roomName(later, session.roomId)}`;
      changes.push({ kind: "added", about: session.id, sentence: `New: “${session.title}”, ${place}.` });
    }
  }
  for (const was of before.values()) {
    if (after.has(was.id)) continue;
    const sentence = `“${was.title}”, ${when(earlier, was)}, no longer takes place.`;
    changes.push({ kind: "removed", about: was.id, sentence });
  }
  return changes;
}

function sessionDifferences(
  earlier: ProgrammeContent,
  was: ContentSession,
  later: ProgrammeContent,
  is: ContentSession,
): Change[] {
  const changes: Change[] = [];
  const add = (kind: ChangeKind, sentence: string) => changes.push({ kind, about: is.id, sentence });
  const name = `“${is.title}”`;
  if (was.title !== is.title) add("reworded", `“${was.title}” is now called ${name}.`);
  if (was.startsAt !== is.startsAt) add("moved", `${name} ${sayMove(earlier, was, later, is)}.`);
  else if (was.minutes !== is.minutes) {
    add("moved", `${name} now lasts from ${sayTimes(is, later.zone)} (it was ${was.minutes} minutes long).`);
  }
  const [room, formerRoom] = [roomName(later, is.roomId), roomName(earlier, was.roomId)];
  if (room !== formerRoom) add("moved", `${name} is in ${room} (it was in ${formerRoom}).`);
  if (was.kind !== is.kind) add("reworded", `${name} is another kind of session.`);
  if (was.speaker !== is.speaker) {
    add("reworded", is.speaker ? `${name}: ${is.speaker} speaks.` : `${name}: no speaker is named any more.`);
  }
  return changes;
}

type PlacedSlot = { slot: ContentSlot; session: ContentSession };

function placedSlots(content: ProgrammeContent): Map<string, PlacedSlot> {
  const placed = sessionsOf(content).flatMap((session) => session.slots.map((slot) => ({ slot, session })));
  return new Map(placed.map((one) => [one.slot.entryId, one]));
}

function slotChanges(earlier: ProgrammeContent, later: ProgrammeContent): Change[] {
  const [before, after] = [placedSlots(earlier), placedSlots(later)];
  const changes: Change[] = [];
  for (const [entryId, is] of after) {
    const was = before.get(entryId);
    if (was) changes.push(...slotDifferences(earlier, was, later, is));
    else {
      const place = `${when(later, is.slot)}, “${is.session.title}”`;
      const sentence = `New: ${countryName(is.slot.state)}, “${is.slot.title}”, ${place}.`;
      changes.push({ kind: "added", about: entryId, sentence });
    }
  }
  for (const [entryId, was] of before) {
    if (after.has(entryId)) continue;
    const sentence = `${countryName(was.slot.state)}, “${was.slot.title}”, leaves the programme.`;
    changes.push({ kind: "removed", about: entryId, sentence });
  }
  return changes;
}

function slotDifferences(
  earlier: ProgrammeContent,
  was: PlacedSlot,
  later: ProgrammeContent,
  is: PlacedSlot,
): Change[] {
  const changes: Change[] = [];
  const about = is.slot.entryId;
  const name = `${countryName(is.slot.state)}, “${is.slot.title}”`;
  if (was.slot.title !== is.slot.title || was.slot.titleOwn !== is.slot.titleOwn) {
    const sentence =
      was.slot.title === is.slot.title
        ? `${name}: the title in the own language is now “${is.slot.titleOwn ?? is.slot.title}”.`
        : `${name}: the title was “${was.slot.title}”.`;
    changes.push({ kind: "reworded", about, sentence });
  }
  if (was.slot.startsAt !== is.slot.startsAt || was.session.id !== is.session.id) {
    const where = was.session.id === is.session.id ? "" : `, now in “${is.session.title}”`;
    const sentence = `${name} ${sayMove(earlier, was.slot, later, is.slot)}${where}.`;
    changes.push({ kind: "moved", about, sentence });
  } else if (was.slot.minutes !== is.slot.minutes) {
    const sentence = `${name} has ${is.slot.minutes} minutes (it was ${was.slot.minutes}).`;
    changes.push({ kind: "moved", about, sentence });
  }
  if (JSON.stringify(was.slot.presenter) !== JSON.stringify(is.slot.presenter)) {
    const sentence = is.slot.presenter
      ? `${name} is presented by ${is.slot.presenter.latin}.`
      : `${name}: the presenter is not named any more.`;
    changes.push({ kind: "reworded", about, sentence });
  }
  return changes;
}
