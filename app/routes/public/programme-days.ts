import {
  type ContentSession,
  type ContentSlot,
  endOf,
  roomName,
  sayConferenceDay,
} from "../../domain/programme/content";
import type { PublishedProgramme } from "../../domain/programme/publication.server";
import { sessionKindWords } from "../../domain/programme/session";
import { dayOf, sayTime } from "../../domain/times";
import type { ProgrammeSession } from "../../ui/programme-day";

/** A session or presentation as the page shows it; its words are plain text, so that they pass through the loader. */
type Shown = Omit<ProgrammeSession, "words"> & { words?: string };
export type ProgrammeRow = { from: string; to: string; pause: boolean; sessions: Shown[] };

type Item = { startsAt: string; end: string; column: number; pause: boolean; shown: Shown };

/** Sets one day of a published programme into the rows of the page: what begins together stands side by side. */
export function programmeRows(programme: PublishedProgramme, day: string): ProgrammeRow[] {
  const { content } = programme;
  const sessions = content.days.find((one) => one.day === day)?.sessions ?? [];
  const items = sessions.flatMap((session) => itemsOf(programme, session));
  const starts = [...new Set(items.map((item) => item.startsAt))].sort();
  return starts.flatMap((startsAt) => {
    const together = items.filter((item) => item.startsAt === startsAt).sort((a, b) => a.column - b.column);
    return layersOf(together).map((layer): ProgrammeRow => {
      const until = layer.map((item) => item.end).sort()[0]!;
      return {
        from: sayTime(startsAt, content.zone),
        to: sayTime(until, content.zone),
        pause: layer.length === 1 && layer[0]!.pause,
        sessions: layer.map(({ shown, end }) =>
          end === until ? shown : { ...shown, words: wordsUntil(shown.words, sayTime(end, content.zone)) },
        ),
      };
    });
  });
}

/** Two things in one room, or one for all rooms beside others, would lie on each other: each gets a row of its own. */
function layersOf(items: readonly Item[]): Item[][] {
  const layers: Item[][] = [];
  for (const item of items) {
    const free = layers.find(
      (layer) => item.column >= 0 && layer.every((one) => one.column >= 0 && one.column !== item.column),
    );
    if (free) free.push(item);
    else layers.push([item]);
  }
  return layers;
}

function wordsUntil(words: string | undefined, time: string): string {
  return words ? `${words}, until ${time}` : `Until ${time}`;
}

/** Gives the rooms that need a column of their own on the page: those in which presentations or several things run. */
export function roomColumns(programme: PublishedProgramme, rows: readonly ProgrammeRow[]): string[] {
  const parallel = rows.filter((row) => row.sessions.length > 1 || row.sessions[0]?.entry);
  const used = new Set(parallel.flatMap((row) => row.sessions.map((session) => session.room)));
  return programme.content.rooms.map((room) => room.name).filter((name) => used.has(name));
}

function itemsOf(programme: PublishedProgramme, session: ContentSession): Item[] {
  const { content } = programme;
  const column = content.rooms.findIndex((room) => room.id === session.roomId);
  if (session.slots.length > 0) {
    return session.slots.map((slot) => ({
      startsAt: slot.startsAt,
      end: endOf(slot),
      column,
      pause: false,
      shown: slotShown(programme, session, slot),
    }));
  }
  const kind = sessionKindWords[session.kind];
  const shown: Shown = {
    key: session.id,
    title: session.title,
    ...(session.roomId === null ? {} : { room: roomName(content, session.roomId) }),
    ...(session.speaker ? { people: [{ text: session.speaker }] } : {}),
    ...(kind === session.title ? {} : { words: kind }),
    ...changeOf(programme, session, (earlier) => earlier.id === session.id),
  };
  return [
    { startsAt: session.startsAt, end: endOf(session), column, pause: session.kind === "break", shown },
  ];
}

function slotShown(programme: PublishedProgramme, session: ContentSession, slot: ContentSlot): Shown {
  const { presenter } = slot;
  // The session's title stands once, at its first presentation.
  const words = [
    ...(session.slots[0] === slot ? [`Session: ${session.title}`] : []),
    ...(presenter ? [] : ["Presenter not named yet"]),
  ];
  return {
    key: slot.entryId,
    entry: true,
    title: slot.title,
    lang: "en",
    room: roomName(programme.content, session.roomId),
    country: slot.state,
    ...(presenter
      ? {
          people: [
            {
              text: presenter.latin,
              ...(presenter.own ? { own: presenter.own } : {}),
              ...(presenter.language ? { lang: presenter.language } : {}),
            },
          ],
        }
      : {}),
    ...(words.length > 0 ? { words: words.join(". ") } : {}),
    ...changeOf(programme, slot, (earlier) => "entryId" in earlier && earlier.entryId === slot.entryId),
    ...(programme.announced ? { to: `/entries/${slot.entryId}` } : {}),
  };
}

type Part = (ContentSession | ContentSlot) & { id?: string };

/** Says when it was to begin in the version before, where that differs. */
function changeOf(
  { content, previous }: PublishedProgramme,
  part: { startsAt: string },
  same: (earlier: Part) => boolean,
): { changed?: string } {
  const earlier = previous?.days
    .flatMap((one) => one.sessions)
    .flatMap((session): Part[] => [session, ...session.slots])
    .find(same);
  if (!earlier || earlier.startsAt === part.startsAt) return {};
  const [was, is] = [earlier, part].map((one) => dayOf(one.startsAt, content.zone));
  const day = was === is ? "" : `${sayConferenceDay(was!)}, `;
  return { changed: `Changed: was ${day}${sayTime(earlier.startsAt, content.zone)}` };
}
