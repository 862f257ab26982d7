import { describe, expect, it } from "vitest";
import type { EditionFacts } from "../../../app/domain/editions/edition";
import { checkLines, checklist, isChecked } from "../../../app/domain/entries/checklist";
import { type EntryFacts, entryStates } from "../../../app/domain/entries/entry";
import {
  readLateDate,
  sayUntitled,
  typedLateDate,
  whyNoLateEntry,
} from "../../../app/domain/entries/late-entry";
import { awayBefore, mayExtendFor } from "../../../app/domain/entries/outages";
import { whyNotWriting, writableUntil } from "../../../app/domain/entries/windows";

const deadline = "2026-09-30T22:00:00.000Z";
const edition: EditionFacts = {
  id: "e",
  state: "checking",
  presidency_country: "IE",
  deadline_at: deadline,
  admission_closed_at: null,
  order_opened_at: null,
};
const draft: EntryFacts = {
  id: "n",
  edition_id: "e",
  country: "GR",
  kind: "competing",
  state: "draft",
  created_at: "2026-07-20T09:00:00.000Z",
  submitted_at: null,
  returned_until: null,
  late_until: null,
};
const after = "2026-10-01T08:00:00.000Z";
const late: EntryFacts = { ...draft, late_until: "2026-10-03T08:00:00.000Z" };

describe("a late entry by exception", () => {
  it("is given to a draft alone, after the deadline and while admission is open", () => {
    const codes = Object.fromEntries(
      entryStates.map((state) => [
        state,
        whyNoLateEntry({ edition, entry: { ...draft, state } }, after)?.code,
      ]),
    );
    expect(codes).toEqual(
      Object.fromEntries(
        entryStates.map((state) => [state, state === "draft" ? undefined : `entry-is-${state}`]),
      ),
    );
    const code = (of: Partial<EditionFacts>, now = after, entry = draft) =>
      whyNoLateEntry({ edition: { ...edition, ...of }, entry }, now)?.code;
    expect([
      code({ state: "open" }),
      code({}, "2026-09-30T21:59:59.999Z"),
      code({ state: "judging" }),
      code({ admission_closed_at: after }),
      code({}, after, late),
      code({}, "2026-10-03T08:00:00.000Z", late),
    ]).toEqual([
      undefined,
      "deadline-ahead",
      "admission-closed",
      "admission-closed",
      "exception-holds",
      undefined,
    ]);
  });

  it("opens the draft until its date, to the millisecond, and no longer than admission lasts", () => {
    const code = (entry: EntryFacts, now: string, of: Partial<EditionFacts> = {}) =>
      whyNotWriting({ edition: { ...edition, ...of }, entry }, now)?.code;
    expect([
      code(draft, after),
      code(late, after),
      code(late, after, { state: "open" }),
      code(late, "2026-10-03T07:59:59.999Z"),
      code(late, "2026-10-03T08:00:00.000Z"),
      code(late, after, { admission_closed_at: after }),
      code(late, after, { state: "judging" }),
      code(late, after, { state: "cancelled" }),
    ]).toEqual([
      "deadline-passed",
      undefined,
      undefined,
      undefined,
      "deadline-passed",
      "deadline-passed",
      "deadline-passed",
      "call-closed",
    ]);
    expect(writableUntil({ edition, entry: late })).toBe(late.late_until);
    expect(writableUntil({ edition, entry: draft })).toBe(deadline);
    expect(
      writableUntil({ edition: { ...edition, deadline_at: "2026-10-08T22:00:00.000Z" }, entry: late }),
    ).toBe("2026-10-08T22:00:00.000Z");
  });

  it("has a date that lies ahead and within admission; 48 hours are offered", () => {
    const end = "2026-10-09T22:00:00.000Z";
    expect(typedLateDate("2026-10-01T08:12:00.000Z")).toEqual({ day: "2026-10-03", time: "11:00" });
    expect(readLateDate({ day: "2026-10-03", time: "11:00" }, after, end)).toEqual({
      until: "2026-10-03T09:01:00.000Z",
    });
    const codes = (day: string, time: string) => {
      const read = readLateDate({ day, time }, after, end);
      return "problems" in read ? read.problems.map((one) => one.code) : read.until;
    };
    expect([
      codes("", "25:00"),
      codes("2026-10-01", "09:58"),
      codes("2026-10-09", "23:59"),
      codes("2026-10-10", "00:00"),
    ]).toEqual([["invalid-day", "invalid-time"], ["date-passed"], end, ["after-admission"]]);
  });

  it("is spoken of without its title", () => {
    expect([sayUntitled("competing", "Greece"), sayUntitled("additional", "Malta")]).toEqual([
      "the competing entry of Greece",
      "an additional entry of Malta",
    ]);
  });
});

describe("the service before a deadline", () => {
  const minutesAway = (...outages: [string, string][]) =>
    awayBefore(
      deadline,
      outages.map(([from, until]) => ({
        from_at: `2026-09-30T${from}:00.000Z`,
        until_at: `2026-09-30T${until}:00.000Z`,
      })),
    ) / 60_000;

  it("was away as long as its outages lie within the last hour, added up", () => {
    expect([
      minutesAway(),
      minutesAway(["20:00", "20:59"]),
      minutesAway(["20:00", "21:02"], ["21:30", "21:33"]),
      minutesAway(["21:58", "23:30"]),
      minutesAway(["18:00", "23:30"]),
      minutesAway(["22:00", "23:00"]),
    ]).toEqual([0, 0, 5, 2, 60, 0]);
  });

  it("may be made good when that was more than five minutes", () => {
    expect([mayExtendFor(5 * 60_000), mayExtendFor(5 * 60_000 + 1)]).toEqual([false, true]);
  });
});

describe("the checklist of form", () => {
  const facts = { gaps: 0, throughRepresentative: true, onTime: true, byException: false, resultGiven: true };
  const ticks = [
    { point: "english", by: "A", at: after },
    { point: "result", by: "B", at: after },
  ] as const;

  it("is complete with what the platform knows and what a person has ticked, and not before", () => {
    expect(isChecked(checkLines(checklist(facts), ticks))).toBe(true);
    expect(checkLines(checklist(facts), ticks.slice(1)).filter((line) => !line.met)).toEqual([
      { point: "english", met: false, words: "Language not checked yet" },
    ]);
    for (const wrong of [{ gaps: 1 }, { throughRepresentative: false }, { onTime: false }]) {
      expect(isChecked(checkLines(checklist({ ...facts, ...wrong }), ticks))).toBe(false);
    }
  });

  it("says that an entry was late by exception", () => {
    const lines = checkLines(checklist({ ...facts, onTime: false, byException: true }), ticks);
    expect(isChecked(lines)).toBe(true);
    expect(lines.find((line) => line.point === "on-time")).toEqual({
      point: "on-time",
      met: true,
      words: "Submitted after the deadline, by exception",
    });
  });
});
