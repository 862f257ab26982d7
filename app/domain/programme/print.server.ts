import { print } from "../../print/press";
import { countryName } from "../countries";
import { endOf, roomName } from "./content";
import type { PublishedProgramme } from "./publication.server";
import { sessionKindWords } from "./session";

/** Prints a published programme; the same version gives the same bytes. */
export async function programmePrint(
  programme: PublishedProgramme,
  demonstration: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const { content, edition } = programme;
  return print("programme", {
    printedAt: programme.publishedAt,
    demonstration,
    edition: { name: edition.name, theme: edition.theme },
    conference: {
      title: `Best Practice Conference ${edition.name}`,
      city: content.city,
      zone: content.zone,
    },
    version: programme.number,
    publishedAt: programme.publishedAt,
    days: content.days.map(({ day, sessions }) => ({
      day,
      sessions: sessions.map((session) => ({
        startsAt: session.startsAt,
        endsAt: endOf(session),
        room: roomName(content, session.roomId),
        kind: sessionKindWords[session.kind],
        title: session.title,
        ...(session.speaker ? { summary: session.speaker } : {}),
        slots: session.slots.map((slot) => ({
          startsAt: slot.startsAt,
          state: countryName(slot.state),
          title: slot.title,
          presenter: slot.presenter?.latin ?? "presenter not named yet",
        })),
      })),
    })),
  });
}
