import {
  brussels,
  dayLength,
  later,
  minute,
  sayDay,
  sayDays,
  sayDeadline,
  sayInstant,
} from "../domain/times";

const dayAndMonth = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long" });

/** Says a day: "30 September 2026"; without the year where the page leaves no doubt of it. */
export function Day({ day, short = false }: { day: string; short?: boolean | undefined }) {
  return (
    <time dateTime={day}>{short ? dayAndMonth.format(new Date(`${day}T12:00:00.000Z`)) : sayDay(day)}</time>
  );
}

/** Says a run of days: "14 to 15 December 2016". */
export function DayRange({ from, until }: { from: string; until: string }) {
  return <>{sayDays(from, until)}</>;
}

function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

function InZones({
  at,
  zone,
  say,
}: {
  at: string;
  zone: string | undefined;
  say: (at: string, zone: string) => string;
}) {
  const there = say(at, brussels);
  const here = zone ? say(at, zone) : there;
  return (
    <>
      {there} (Brussels){here === there || !zone ? null : `, ${here} in ${cityOf(zone)}`}
    </>
  );
}

export type InstantProps = {
  /** A stored instant. */
  at: string;
  /** The reader's IANA zone: its time is added where it differs from Brussels time. */
  zone?: string | undefined;
};

/** Says an instant: "30 September 2026, 23:59 (Brussels)". */
export function Instant({ at, zone }: InstantProps) {
  return (
    <time dateTime={at}>
      <InZones at={at} zone={zone} say={sayInstant} />
    </time>
  );
}

/**
 * Says a deadline, which is stored as the first instant that is too late, as the last minute that counts. Where a countdown
 * stands on the page, its module adds the reader's own time.
 */
export function Deadline({ at, zone }: InstantProps) {
  return (
    <time dateTime={later(at, -minute)} data-own-time="">
      <InZones at={at} zone={zone} say={sayDeadline} />
    </time>
  );
}

const units = [
  { unit: "days", one: "day", length: dayLength },
  { unit: "hours", one: "hour", length: dayLength / 24 },
  { unit: "minutes", one: "minute", length: minute },
] as const;

const live = 3 * dayLength;

export type CountdownProps = {
  /** The first instant that is too late. */
  deadline: string;
  /** The server's clock when the page was made: the browser counts on it, not on its own. */
  now: string;
  /** What is said once nothing is left. */
  passed?: string | undefined;
};

/** Shows the time left: whole days, and in the last 72 hours hours and minutes too. Right when made; a browser module keeps it right. */
export function Countdown({ deadline, now, passed = "The deadline has passed." }: CountdownProps) {
  const left = Math.max(0, Date.parse(deadline) - Date.parse(now));
  let rest = left;
  return (
    <div className="countdown" role="timer" aria-label="Time left" data-deadline={deadline} data-now={now}>
      {units.map(({ unit, one, length }) => {
        const count = Math.floor(rest / length);
        rest -= count * length;
        const hidden = left === 0 || (unit === "days" ? count === 0 : left >= live);
        return (
          <span className="countdown-unit" key={unit} data-unit={unit} hidden={hidden}>
            <b>{count}</b> <span>{count === 1 ? one : unit}</span>
          </span>
        );
      })}
      <span className="countdown-passed" data-unit="passed" hidden={left > 0}>
        {passed}
      </span>
    </div>
  );
}
