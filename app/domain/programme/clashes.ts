import { countryName } from "../countries";
import { dayOf, sayDays, sayTime } from "../times";
import {
  type ContentSession,
  type ContentSlot,
  endOf,
  type ProgrammeContent,
  roomName,
  sayTimes,
  sessionsOf,
} from "./content";

export type ClashKind = "same-room" | "outside-days" | "too-long" | "no-presenter" | "same-presenter";

/** Something that cannot be as it is, said in words beside the session it concerns. */
export type Clash = { kind: ClashKind; sessionId: string; entryId?: string; sentence: string };

function overlap(
  a: { startsAt: string; minutes: number },
  b: { startsAt: string; minutes: number },
): boolean {
  return a.startsAt < endOf(b) && b.startsAt < endOf(a);
}

/** Lists what clashes in a programme, session by session. */
export function clashesOf(content: ProgrammeContent): Clash[] {
  const sessions = sessionsOf(content);
  return sessions.flatMap((session) => [
    ...outsideDays(content, session),
    ...sameRoom(content, session, sessions),
    ...tooLong(session),
    ...session.slots.flatMap((slot) => [
      ...noPresenter(session, slot),
      ...samePresenter(content, session, slot, sessions),
    ]),
  ]);
}

function outsideDays(content: ProgrammeContent, session: ContentSession): Clash[] {
  const day = dayOf(session.startsAt, content.zone);
  if (day >= content.from && day <= content.until) return [];
  const days = sayDays(content.from, content.until);
  return [
    {
      kind: "outside-days",
      sessionId: session.id,
      sentence: `This is outside the days of the conference, ${days}.`,
    },
  ];
}

function sameRoom(content: ProgrammeContent, session: ContentSession, all: ContentSession[]): Clash[] {
  return all
    .filter(
      (other) =>
        other.id !== session.id &&
        (other.roomId === session.roomId || other.roomId === null || session.roomId === null) &&
        overlap(session, other),
    )
    .map((other) => ({
      kind: "same-room",
      sessionId: session.id,
      sentence: `Overlaps “${other.title}”, ${roomName(content, other.roomId)}, ${sayTimes(other, content.zone)}.`,
    }));
}

function tooLong(session: ContentSession): Clash[] {
  const needed = session.slots.reduce((sum, slot) => sum + slot.minutes, 0);
  if (needed <= session.minutes) return [];
  return [
    {
      kind: "too-long",
      sessionId: session.id,
      sentence: `The presentations need ${needed} minutes and the session has ${session.minutes}: ${needed - session.minutes} too many.`,
    },
  ];
}

function noPresenter(session: ContentSession, slot: ContentSlot): Clash[] {
  if (slot.presenter) return [];
  return [
    {
      kind: "no-presenter",
      sessionId: session.id,
      entryId: slot.entryId,
      sentence: `${countryName(slot.state)}, “${slot.title}”: presenter not named yet.`,
    },
  ];
}

function samePresenter(
  content: ProgrammeContent,
  session: ContentSession,
  slot: ContentSlot,
  all: ContentSession[],
): Clash[] {
  const { presenter } = slot;
  if (!presenter) return [];
  return all
    .flatMap((other) => other.slots.map((one) => ({ other, one })))
    .filter(
      ({ one }) =>
        one.entryId !== slot.entryId &&
        one.state === slot.state &&
        one.presenter?.latin === presenter.latin &&
        overlap(one, slot),
    )
    .map(({ other, one }) => ({
      kind: "same-presenter",
      sessionId: session.id,
      entryId: slot.entryId,
      sentence: `${presenter.latin} also presents “${one.title}” at ${sayTime(one.startsAt, content.zone)}, ${roomName(content, other.roomId)}.`,
    }));
}
