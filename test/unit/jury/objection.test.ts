import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deciderOf, objectionsUntil, type PossibleDecider } from "../../../app/domain/jury/objection";
import { reminderAfter } from "../../../app/domain/jury/reminder-after";
import { sayDeadline } from "../../../app/domain/times";

describe("the period to object", () => {
  const until = (shown: string, days: number) => sayDeadline(objectionsUntil(shown, days));

  it("is five working days after the day of showing, to midnight in Brussels", () => {
    // 1 July 2026 is a Wednesday.
    expect(until("2026-07-01T07:00:00.000Z", 5)).toBe("8 July 2026, 23:59");
    expect(until("2026-07-03T07:00:00.000Z", 1)).toBe("6 July 2026, 23:59");
    expect(until("2026-07-04T07:00:00.000Z", 5)).toBe("10 July 2026, 23:59");
  });

  it("goes by the day in Brussels, and over the change of the clocks", () => {
    // 22:30 UTC is the next day in Brussels already: a Saturday.
    expect(until("2026-07-03T22:30:00.000Z", 1)).toBe("6 July 2026, 23:59");
    expect(objectionsUntil("2026-10-23T08:00:00.000Z", 1)).toBe("2026-10-26T23:00:00.000Z");
  });

  it("always holds so many weekdays and never ends with a weekend", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
        fc.integer({ min: 1, max: 30 }),
        (at, days) => {
          const end = objectionsUntil(at.toISOString(), days);
          const last = new Date(Date.parse(end) - 60_000);
          const weekday = new Intl.DateTimeFormat("en-GB", {
            timeZone: "Europe/Brussels",
            weekday: "short",
          }).format(last);
          const length = (Date.parse(end) - at.getTime()) / 86_400_000;
          expect(["Sat", "Sun"]).not.toContain(weekday);
          expect(length).toBeGreaterThan(days - 0.1);
          expect(length).toBeLessThan(days + 2 * Math.ceil(days / 5) + 3.1);
        },
      ),
    );
  });
});

describe("who decides an objection", () => {
  const one = (id: string, seat: string, number: number, more: Partial<PossibleDecider> = {}) => ({
    id,
    seat,
    number,
    adviceOnly: false,
    states: [id],
    manned: true,
    ...more,
  });
  const jury = [
    one("GR", "member", 4),
    one("adviser", "member", 3, { adviceOnly: true, states: [] }),
    one("CY", "vice-chair", 2),
    one("IE", "chair", 1),
  ];
  const decides = (delegationId: string, country: string, recused: string[] = [], of = jury) =>
    deciderOf({ delegationId, country }, of, new Set(recused))?.id;

  it("is the chair; the vice-chair where it is about the chair's own delegation or from the chair's state", () => {
    expect(decides("GR", "MT")).toBe("IE");
    expect(decides("IE", "MT")).toBe("CY");
    expect(decides("GR", "IE")).toBe("CY");
    expect(decides("GR", "MT", ["IE"])).toBe("CY");
  });

  it("is the next one by number where both are concerned, never one that only advises or is empty", () => {
    expect(decides("IE", "CY")).toBe("GR");
    const empty = jury.map((each) => (each.id === "GR" ? { ...each, manned: false } : each));
    expect(decides("IE", "CY", [], empty)).toBeUndefined();
  });

  it("counts every state of a delegation's people", () => {
    const irish = jury.map((each) => (each.id === "IE" ? { ...each, states: ["IE", "MT"] } : each));
    expect(decides("GR", "MT", [], irish)).toBe("CY");
  });
});

describe("the reminders of an invitation", () => {
  const due = (now: string) => reminderAfter("2026-06-15T15:00:00.000Z", [3, 7], "Europe/Athens", now);

  it("come after three and seven days at nine o'clock of the person's own day, the stale one never", () => {
    expect(due("2026-06-18T05:59:00.000Z")).toBeUndefined();
    expect(due("2026-06-18T06:00:00.000Z")).toBe(3);
    expect(due("2026-06-22T05:59:00.000Z")).toBe(3);
    expect(due("2026-06-22T06:00:00.000Z")).toBe(7);
    expect(due("2026-09-22T06:00:00.000Z")).toBe(7);
  });
});
