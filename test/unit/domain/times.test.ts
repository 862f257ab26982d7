import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayOf,
  daysUntil,
  instantIn,
  isDay,
  later,
  minute,
  sayDay,
  sayDeadline,
  sayInstant,
  sayTime,
} from "../../../app/domain/times";

const zones = [
  "Europe/Brussels",
  "Europe/Dublin",
  "Europe/Nicosia",
  "Atlantic/Azores",
  "America/Cayenne",
  "Indian/Reunion",
  "America/Martinique",
];

describe("a deadline", () => {
  it("is stored as the first instant that is too late and said as the last minute that counts", () => {
    expect(sayDeadline("2026-09-30T22:00:00.000Z")).toBe("30 September 2026, 23:59");
    expect(sayDeadline("2026-09-30T22:00:00.000Z", "Europe/Nicosia")).toBe("1 October 2026, 00:59");
    expect(sayDeadline("2026-12-31T23:00:00.000Z")).toBe("31 December 2026, 23:59");
  });

  it("is said right where it ends with a clock change, in spring and in autumn", () => {
    expect(sayDeadline("2026-03-29T01:00:00.000Z")).toBe("29 March 2026, 01:59");
    expect(sayDeadline("2026-10-25T01:00:00.000Z")).toBe("25 October 2026, 02:59");
    expect(sayDeadline("2026-10-25T02:00:00.000Z")).toBe("25 October 2026, 02:59");
  });

  it("never says a minute in which it has passed already", () => {
    expect(sayDeadline("2026-09-30T22:00:30.000Z")).toBe("1 October 2026, 00:00");
    expect(sayDeadline("2026-09-30T22:00:00.001Z")).toBe("1 October 2026, 00:00");
    expect(sayDeadline("2026-09-30T22:00:00.000Z")).not.toBe(sayInstant("2026-09-30T22:00:00.000Z"));
  });
});

describe("the time on the wall", () => {
  it.each([
    ["a winter day", "Europe/Brussels", "2026-01-15", "09:00", "2026-01-15T08:00:00.000Z"],
    ["a summer day", "Europe/Brussels", "2026-07-15", "09:00", "2026-07-15T07:00:00.000Z"],
    ["midnight", "Europe/Brussels", "2026-10-01", "00:00", "2026-09-30T22:00:00.000Z"],
    ["before the change in spring", "Europe/Brussels", "2026-03-29", "01:59", "2026-03-29T00:59:00.000Z"],
    ["a time that does not exist", "Europe/Brussels", "2026-03-29", "02:30", "2026-03-29T01:30:00.000Z"],
    ["after the change in spring", "Europe/Brussels", "2026-03-29", "03:00", "2026-03-29T01:00:00.000Z"],
    ["before the change in autumn", "Europe/Brussels", "2026-10-25", "01:59", "2026-10-24T23:59:00.000Z"],
    ["the first of two half past two", "Europe/Brussels", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
    ["after the change in autumn", "Europe/Brussels", "2026-10-25", "03:00", "2026-10-25T02:00:00.000Z"],
    [
      "a missing hour west of Greenwich",
      "Atlantic/Azores",
      "2026-03-29",
      "00:30",
      "2026-03-29T01:30:00.000Z",
    ],
    ["a zone without changes", "Indian/Reunion", "2026-03-29", "02:30", "2026-03-28T22:30:00.000Z"],
  ])("becomes one instant: %s", (_, zone, day, time, at) => {
    expect(instantIn(zone, day, time)).toBe(at);
  });

  it("is what the instant says again, or a time the clocks skipped and then at most an hour later", () => {
    const minutes = { min: Date.UTC(2019, 0, 1) / minute, max: Date.UTC(2035, 0, 1) / minute };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer(minutes), (zone, count) => {
        const wall = new Date(count * minute).toISOString();
        const [day, time] = [wall.slice(0, 10), wall.slice(11, 16)];
        const at = instantIn(zone, day, time);
        const said = Date.parse(`${dayOf(at, zone)}T${sayTime(at, zone)}:00.000Z`);
        const moved = (said - count * minute) / minute;
        expect([0, 60]).toContain(moved);
        // A skipped time does not exist: no instant says it.
        if (moved === 60) {
          for (const shift of [-120, -60, 60, 120]) {
            const other = later(at, shift * minute);
            expect(`${dayOf(other, zone)} ${sayTime(other, zone)}`).not.toBe(`${day} ${time}`);
          }
        }
      }),
      { seed: 2026, numRuns: 400 },
    );
  });

  it("is read the same for every quarter of an hour around both changes of a year", () => {
    for (const [day, next] of [
      ["2026-03-29", "2026-03-30"],
      ["2026-10-25", "2026-10-26"],
    ] as const) {
      const first = Date.parse(instantIn("Europe/Brussels", day, "00:00"));
      const last = Date.parse(instantIn("Europe/Brussels", next, "00:00"));
      expect((last - first) / (60 * minute)).toBe(day === "2026-03-29" ? 23 : 25);
      for (let at = first; at < last; at += 15 * minute) {
        expect(dayOf(new Date(at).toISOString())).toBe(day);
      }
    }
  });
});

describe("a day", () => {
  it("is the zone's own day", () => {
    expect(dayOf("2026-09-30T21:59:59.999Z")).toBe("2026-09-30");
    expect(dayOf("2026-09-30T22:00:00.000Z")).toBe("2026-10-01");
    expect(dayOf("2026-09-30T22:00:00.000Z", "Atlantic/Azores")).toBe("2026-09-30");
    expect(dayOf("2026-01-01T00:30:00.000Z", "Europe/Dublin")).toBe("2026-01-01");
  });

  it("is as many days away as the calendar says, whatever the hour and the clock changes", () => {
    expect(daysUntil("2026-09-30", "2026-09-30T21:59:59.999Z")).toBe(0);
    expect(daysUntil("2026-09-30", "2026-09-30T22:00:00.000Z")).toBe(-1);
    expect(daysUntil("2026-10-01", "2026-09-30T21:59:59.999Z")).toBe(1);
    expect(daysUntil("2026-03-30", "2026-03-28T23:00:00.000Z")).toBe(1);
    expect(daysUntil("2026-10-26", "2026-10-24T22:00:00.000Z")).toBe(1);
    expect(daysUntil("2027-03-01", "2026-03-01T12:00:00.000Z")).toBe(365);
  });

  it("is said in words and is real", () => {
    expect(sayDay("2026-09-03")).toBe("3 September 2026");
    expect(["2026-02-28", "2028-02-29", "1997-12-31"].filter(isDay)).toHaveLength(3);
    const wrong = ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "", "2026-01-01T00:00"];
    expect(wrong.filter(isDay)).toEqual([]);
  });

  it("never says midnight as twenty-four", () => {
    expect(sayTime("2026-09-30T22:00:00.000Z")).toBe("00:00");
    expect(sayInstant("2026-09-30T22:00:00.000Z")).toBe("1 October 2026, 00:00");
  });
});
