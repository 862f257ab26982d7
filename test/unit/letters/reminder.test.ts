import { describe, expect, it } from "vitest";
import { memberStates } from "../../../app/domain/countries";
import { dueStep, reminderAt, sayDistance } from "../../../app/domain/letters/reminder";
import { zoneOf } from "../../../app/domain/people/zones";

const series = { day: "2026-09-30", daysBefore: [7, 3, 1] };

describe("a reminder", () => {
  it("is sent at nine in the recipient's own morning, also where the clock changes in between", () => {
    expect([
      reminderAt("2026-09-30", 7, zoneOf("PT")),
      reminderAt("2026-09-30", 7, zoneOf("BE")),
      reminderAt("2026-09-30", 7, zoneOf("CY")),
      reminderAt("2026-10-27", 3, zoneOf("BE")),
      reminderAt("2026-10-27", 1, zoneOf("BE")),
      reminderAt("2026-03-02", 7, zoneOf("FI")),
    ]).toEqual([
      "2026-09-23T08:00:00.000Z",
      "2026-09-23T07:00:00.000Z",
      "2026-09-23T06:00:00.000Z",
      "2026-10-24T07:00:00.000Z",
      "2026-10-26T08:00:00.000Z",
      "2026-02-23T07:00:00.000Z",
    ]);
  });

  it("is due from its instant on, and the newest step takes the place of the older ones", () => {
    const at = (now: string) => dueStep(series, "Europe/Brussels", now);
    expect([
      at("2026-09-23T06:59:59.999Z"),
      at("2026-09-23T07:00:00.000Z"),
      at("2026-09-27T06:59:59.999Z"),
      at("2026-09-27T07:00:00.000Z"),
      at("2026-09-29T07:00:00.000Z"),
      at("2026-09-30T21:59:59.999Z"),
      at("2026-09-30T22:00:00.000Z"),
    ]).toEqual([undefined, 7, 7, 3, 1, 1, undefined]);
    expect(dueStep({ ...series, daysBefore: [] }, "Europe/Brussels", "2026-09-29T07:00:00.000Z")).toBe(
      undefined,
    );
  });

  it("does not follow on the heels of the letter that made the day known", () => {
    const since = "2026-09-27T07:00:00.001Z";
    const at = (now: string) => dueStep({ ...series, since }, "Europe/Brussels", now);
    expect([at("2026-09-27T08:00:00.000Z"), at("2026-09-29T07:00:00.000Z")]).toEqual([undefined, 1]);
  });

  it("says how far its day is", () => {
    expect(
      ["2026-09-30", "2026-09-29", "2026-09-27"].map((day) =>
        sayDistance("2026-09-30", "Europe/Brussels", `${day}T07:00:00.000Z`),
      ),
    ).toEqual(["today", "tomorrow", "in 3 days"]);
  });
});

describe("the zone of a person", () => {
  it("is that of their state's capital, and Brussels for everybody else", () => {
    for (const state of memberStates) {
      expect(() => new Intl.DateTimeFormat("en-GB", { timeZone: zoneOf(state) })).not.toThrow();
    }
    expect([zoneOf("IE"), zoneOf("CY"), zoneOf(null), zoneOf("CH"), zoneOf(undefined)]).toEqual([
      "Europe/Dublin",
      "Asia/Nicosia",
      "Europe/Brussels",
      "Europe/Brussels",
      "Europe/Brussels",
    ]);
  });
});
