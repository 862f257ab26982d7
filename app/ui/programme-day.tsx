import type { ReactNode } from "react";
import { Country } from "./country";
import { Bilingual, type TitleProps } from "./title";

export type ProgrammeSession = {
  key: string;
  title: string;
  /** An entry's presentation: in serif and in its room's column even when it is alone. */
  entry?: boolean | undefined;
  lang?: string | undefined;
  room?: string | undefined;
  country?: string | undefined;
  people?: readonly TitleProps[] | undefined;
  /** Second text: "Panel until 13:00". */
  words?: ReactNode;
  /** Stays marked: "Changed: was 14:45". */
  changed?: string | undefined;
  to?: string | undefined;
};

export type ProgrammeSlot = {
  /** As said: "9:30". */
  from: string;
  to?: string | undefined;
  /** For all: coffee, lunch. */
  pause?: boolean | undefined;
  sessions: readonly ProgrammeSession[];
};

export type ProgrammeDayProps = {
  slots: readonly ProgrammeSlot[];
  /** In the order of the columns; a room keeps its column all day. */
  rooms: readonly string[];
};

function Session({
  session,
  inRooms,
  className,
}: {
  session: ProgrammeSession;
  inRooms: boolean;
  className?: string | undefined;
}) {
  const title = session.to ? <a href={session.to}>{session.title}</a> : session.title;
  const who = session.people ?? [];
  const where = inRooms ? undefined : session.room;
  return (
    <div className={className}>
      {inRooms && session.room ? <p className="session-room">{session.room}</p> : null}
      <h2 className={inRooms || session.entry ? "session-title serif" : "session-title"} lang={session.lang}>
        {title}
      </h2>
      {session.country ? (
        <p className="session-country">
          <Country code={session.country} />
        </p>
      ) : null}
      {where || who.length > 0 ? (
        <p className="session-words">
          {where}
          {where && who.length > 0 ? " · " : null}
          {who.map((person, index) => (
            <span key={person.text}>
              {index > 0 ? ", " : null}
              <Bilingual {...person} />
            </span>
          ))}
        </p>
      ) : null}
      {session.words ? <div className="session-words">{session.words}</div> : null}
      {session.changed ? <p className="session-changed">{session.changed}</p> : null}
    </div>
  );
}

/** Shows a day of the conference: times down, rooms across, breaks grey; under 40rem one list with the room above each title. */
export function ProgrammeDay({ slots, rooms }: ProgrammeDayProps) {
  const columns = Math.min(4, Math.max(1, rooms.length));
  return (
    <ol className="programme-day">
      {slots.map((slot) => {
        const one = slot.sessions.length === 1 && !slot.sessions[0]?.entry;
        const first = slot.sessions[0];
        return (
          <li key={`${slot.from} ${first?.key}`} className={slot.pause ? "slot slot-pause" : "slot"}>
            <p className="slot-time">
              {slot.from}
              {slot.to ? ` – ${slot.to}` : null}
            </p>
            {slot.pause ? (
              <p>{first?.title}</p>
            ) : one && first ? (
              <Session session={first} inRooms={false} />
            ) : (
              <div className={`slot-rooms slot-rooms-${columns}`}>
                {slot.sessions.map((session) => {
                  const column = session.room ? rooms.indexOf(session.room) + 1 : 0;
                  return (
                    <Session
                      key={session.key}
                      session={session}
                      inRooms
                      className={column > 0 && column <= 4 ? `slot-room-${column}` : undefined}
                    />
                  );
                })}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
