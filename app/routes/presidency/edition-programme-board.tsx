import { Form } from "@remix-run/react";
import type { Clash } from "../../domain/programme/clashes";
import { Button } from "../../ui/button";
import { Country } from "../../ui/country";
import { State } from "../../ui/state";

export type BoardSlot = {
  entryId: string;
  title: string;
  country: string;
  additional: boolean;
  presenter: { text: string; lang?: string } | undefined;
  time?: string;
  minutes?: number;
};

export type BoardSession = {
  id: string;
  title: string;
  words: string;
  /** In all rooms, alone at its time, or beside others in the column of its room. */
  place: "wide" | "alone" | "column";
  column: number;
  /** Only a session for project presentations takes slots. */
  forSlots: boolean;
  slots: readonly BoardSlot[];
};

export type BoardRow = { time: string; sessions: readonly BoardSession[] };
export type SessionChoice = { value: string; label: string };

type Shared = {
  address: string;
  clashes: readonly Clash[];
  choices: readonly SessionChoice[];
  locked: boolean;
};

/** One day: times down, rooms across, each session with its clashes in words and its presentations. */
export function BoardDay({
  rows,
  columns,
  ...shared
}: Shared & { rows: readonly BoardRow[]; columns: number }) {
  return (
    <ol className="board-day">
      {rows.map((row) => (
        <li className="builder-row" key={row.time}>
          <p className="board-time">{row.time}</p>
          <div className={`board-rooms board-rooms-${Math.min(4, Math.max(1, columns))}`}>
            {row.sessions.map((session) => (
              <SessionCard key={session.id} session={session} {...shared} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

function SessionCard({ session, ...shared }: Shared & { session: BoardSession }) {
  const { address, clashes, locked } = shared;
  const own = clashes.filter((clash) => clash.sessionId === session.id && !clash.entryId);
  const place =
    session.place === "column" ? `board-room-${Math.min(4, session.column)}` : `board-${session.place}`;
  return (
    <div
      className={`board-session ${place}${own.length > 0 ? " board-clash" : ""}`}
      id={`session-${session.id}`}
    >
      <h3>{locked ? session.title : <a href={`${address}/sessions/${session.id}`}>{session.title}</a>}</h3>
      <p className="small quiet">{session.words}</p>
      {own.map((clash) => (
        <p className="board-words" key={clash.sentence}>
          <State kind="bad">Clash: {clash.sentence}</State>
        </p>
      ))}
      {session.forSlots ? (
        <ol className="board-slots" data-session={session.id} data-title={session.title}>
          {session.slots.map((slot) => (
            <Slot key={slot.entryId} slot={slot} session={session} {...shared} />
          ))}
          {session.slots.length === 0 ? <li className="board-free">No presentation yet</li> : null}
        </ol>
      ) : null}
    </div>
  );
}

/** Lists the admitted entries that have no place yet; each can be put into a session. */
export function BoardTray({ slots, ...shared }: Shared & { slots: readonly BoardSlot[] }) {
  return (
    <ul className="board-slots board-tray-list" data-session="" data-title="Not placed">
      {slots.map((slot) => (
        <Slot key={slot.entryId} slot={slot} {...shared} />
      ))}
    </ul>
  );
}

function Slot({
  slot,
  session,
  clashes,
  choices,
  locked,
}: Shared & { slot: BoardSlot; session?: BoardSession }) {
  const own = clashes.filter((clash) => clash.entryId === slot.entryId && clash.kind !== "no-presenter");
  return (
    <li className="board-slot" id={`slot-${slot.entryId}`} data-entry={slot.entryId} data-title={slot.title}>
      <p className="board-slot-title">
        {slot.time ? <span className="numeric">{slot.time} </span> : null}
        <b>{slot.title}</b>
      </p>
      <p className="small quiet">
        <Country code={slot.country} />
        {slot.additional ? " · additional entry" : null}
        {slot.minutes ? ` · ${slot.minutes} minutes` : null}
      </p>
      <p className="small quiet">
        {slot.presenter ? (
          <bdi lang={slot.presenter.lang}>{slot.presenter.text}</bdi>
        ) : (
          <State kind="due">Presenter not named yet</State>
        )}
      </p>
      {own.map((clash) => (
        <p className="board-words" key={clash.sentence}>
          <State kind="bad">Clash: {clash.sentence}</State>
        </p>
      ))}
      {locked || choices.length === 0 ? null : session ? (
        <PlacedActions slot={slot} session={session} choices={choices} />
      ) : (
        <PlaceForm slot={slot} choices={choices} verb="Place" />
      )}
    </li>
  );
}

function PlacedActions({
  slot,
  session,
  choices,
}: {
  slot: BoardSlot;
  session: BoardSession;
  choices: readonly SessionChoice[];
}) {
  const others = choices.filter((choice) => choice.value !== session.id);
  return (
    <>
      <Form method="post" className="board-actions">
        <input type="hidden" name="entry" value={slot.entryId} />
        <Button small kind="second" name="intent" value="earlier" label={`Move “${slot.title}” earlier`}>
          Earlier
        </Button>
        <Button small kind="second" name="intent" value="later" label={`Move “${slot.title}” later`}>
          Later
        </Button>
      </Form>
      <details className="details board-more">
        <summary>
          More<span className="hidden-words"> for “{slot.title}”</span>
        </summary>
        <div className="details-body">
          {others.length > 0 ? <PlaceForm slot={slot} choices={others} verb="Move" /> : null}
          <Form method="post" className="board-actions">
            <input type="hidden" name="entry" value={slot.entryId} />
            <label className="board-label">
              Minutes
              <input
                className="input input-4"
                name="minutes"
                inputMode="numeric"
                defaultValue={String(slot.minutes ?? "")}
                required
              />
            </label>
            <Button
              small
              kind="second"
              name="intent"
              value="minutes"
              label={`Change the minutes of “${slot.title}”`}
            >
              Change
            </Button>
          </Form>
          <Form method="post" className="board-actions">
            <input type="hidden" name="entry" value={slot.entryId} />
            <Button small kind="second" name="intent" value="remove" label={`Take out “${slot.title}”`}>
              Take out
            </Button>
          </Form>
        </div>
      </details>
    </>
  );
}

function PlaceForm({
  slot,
  choices,
  verb,
}: {
  slot: BoardSlot;
  choices: readonly SessionChoice[];
  verb: "Place" | "Move";
}) {
  return (
    <Form method="post" className="board-actions">
      <input type="hidden" name="entry" value={slot.entryId} />
      <label className="board-label">
        <span>
          {verb === "Place" ? "Place in" : "Move to"}
          <span className="hidden-words">: {slot.title}</span>
        </span>
        <select className="input input-select" name="session" required>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </label>
      <Button small kind="second" name="intent" value="place" label={`${verb} “${slot.title}”`}>
        {verb}
      </Button>
    </Form>
  );
}
