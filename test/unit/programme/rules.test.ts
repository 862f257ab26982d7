import { describe, expect, it } from "vitest";
import { changesBetween } from "../../../app/domain/programme/changes";
import { clashesOf } from "../../../app/domain/programme/clashes";
import { contentSchema } from "../../../app/domain/programme/content";
import { inOrderOfLot } from "../../../app/domain/programme/lot.server";
import { sessionInput, sessionSchema } from "../../../app/domain/programme/session";
import { programmeOf, room, session, slot } from "./sample";

const sentences = (list: readonly { sentence: string }[]) => list.map((one) => one.sentence);

describe("the lot", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];

  it("is the same for the same seed, whatever order the ids come in", () => {
    expect(inOrderOfLot("seed", ids)).toEqual(inOrderOfLot("seed", [...ids].reverse()));
  });

  it("is SHA-256 of seed and id in hexadecimal, so that any tool repeats it", () => {
    // printf 'seed:a' | sha256sum, and so on for b to f, sorted.
    expect(inOrderOfLot("seed", ids)).toEqual(["f", "a", "e", "d", "c", "b"]);
  });

  it("leaves the others in their order when one is taken away", () => {
    const order = inOrderOfLot("seed", ids);
    for (const gone of ids) {
      expect(
        inOrderOfLot(
          "seed",
          ids.filter((id) => id !== gone),
        ),
      ).toEqual(order.filter((id) => id !== gone));
    }
  });
});

describe("clashes", () => {
  it("says that two sessions share a room, on both", () => {
    const content = programmeOf([
      session("a", "2026-12-09T10:00:00.000Z"),
      session("b", "2026-12-09T10:30:00.000Z"),
      session("c", "2026-12-09T10:30:00.000Z", { roomId: room.id }),
    ]);
    expect(sentences(clashesOf(content))).toEqual([
      "Overlaps “Session b”, Harbour Hall, 10:30 to 11:30.",
      "Overlaps “Session a”, Harbour Hall, 10:00 to 11:00.",
    ]);
  });

  it("counts a session for all rooms as in every room, and one that begins when another ends as none", () => {
    const content = programmeOf([
      session("a", "2026-12-09T10:00:00.000Z"),
      session("b", "2026-12-09T11:00:00.000Z", { roomId: null }),
      session("c", "2026-12-09T11:59:00.000Z", { roomId: room.id }),
    ]);
    expect(clashesOf(content).map((clash) => [clash.kind, clash.sessionId.replaceAll("0", "")])).toEqual([
      ["same-room", "b"],
      ["same-room", "c"],
    ]);
  });

  it("says that a session is outside the days, by the clock of the conference", () => {
    const late = session("a", "2026-12-10T23:30:00.000Z");
    expect(clashesOf(programmeOf([late]))).toEqual([]);
    expect(sentences(clashesOf(programmeOf([late], { zone: "Europe/Brussels" })))).toEqual([
      "This is outside the days of the conference, 9 to 10 December 2026.",
    ]);
  });

  it("says that presentations take longer than their session, and who has named no presenter", () => {
    const start = "2026-12-09T10:00:00.000Z";
    const content = programmeOf([
      session("a", start, {
        kind: "presentations",
        minutes: 30,
        slots: [slot("x", start), slot("y", "2026-12-09T10:20:00.000Z", { state: "IE", presenter: null })],
      }),
    ]);
    expect(sentences(clashesOf(content))).toEqual([
      "The presentations need 40 minutes and the session has 30: 10 too many.",
      "Ireland, “The First Word”: presenter not named yet.",
    ]);
  });

  it("says that a presenter is expected in two rooms at once", () => {
    const start = "2026-12-09T10:00:00.000Z";
    const content = programmeOf([
      session("a", start, { kind: "presentations", slots: [slot("x", start)] }),
      session("b", start, {
        kind: "presentations",
        roomId: room.id,
        slots: [slot("y", start, { title: "Other" })],
      }),
    ]);
    expect(sentences(clashesOf(content))).toEqual([
      "Evanthia Mavromichelaki also presents “Other” at 10:00, Liffey & Sons <Room>.",
      "Evanthia Mavromichelaki also presents “The First Word” at 10:00, Harbour Hall.",
    ]);
  });
});

describe("the list of changes", () => {
  const start = "2026-12-09T10:00:00.000Z";
  const before = programmeOf([
    session("a", start, { kind: "presentations", slots: [slot("x", start)] }),
    session("b", "2026-12-09T14:00:00.000Z"),
  ]);

  it("is empty for the same programme", () => {
    expect(changesBetween(before, structuredClone(before))).toEqual([]);
  });

  it("says what is new, what moved, what is called otherwise and what is gone", () => {
    const later = "2026-12-10T09:15:00.000Z";
    const after = programmeOf([
      session("a", later, {
        kind: "presentations",
        title: "First words",
        roomId: room.id,
        slots: [
          slot("x", later, { presenter: null }),
          slot("y", "2026-12-10T09:35:00.000Z", { state: "MT" }),
        ],
      }),
      session("c", "2026-12-09T15:00:00.000Z", { speaker: "Somebody" }),
    ]);
    expect(sentences(changesBetween(before, after))).toEqual([
      "New: “Session c”, Wednesday 9 December, 15:00, Harbour Hall.",
      "“Session a” is now called “First words”.",
      "“First words” moves from Wednesday 9 December, 10:00 to Thursday 10 December, 09:15.",
      "“First words” is in Liffey & Sons <Room> (it was in Harbour Hall).",
      "“Session b”, Wednesday 9 December, 14:00, no longer takes place.",
      "Greece, “The First Word” moves from Wednesday 9 December, 10:00 to Thursday 10 December, 09:15.",
      "Greece, “The First Word”: the presenter is not named any more.",
      "New: Malta, “The First Word”, Thursday 10 December, 09:35, “First words”.",
    ]);
  });

  it("says the day once where it stays the same, and only the session where the time stays too", () => {
    const half = "2026-12-09T10:30:00.000Z";
    const moved = programmeOf([
      session("a", half, { kind: "presentations", slots: [slot("x", half)] }),
      session("b", "2026-12-09T14:00:00.000Z"),
    ]);
    expect(sentences(changesBetween(before, moved))).toEqual([
      "“Session a” moves from 10:00 to 10:30 on Wednesday 9 December.",
      "Greece, “The First Word” moves from 10:00 to 10:30 on Wednesday 9 December.",
    ]);
    const elsewhere = programmeOf([
      session("a", start, { kind: "presentations" }),
      session("d", start, { kind: "presentations", slots: [slot("x", start)] }),
      session("b", "2026-12-09T14:00:00.000Z"),
    ]);
    expect(sentences(changesBetween(before, elsewhere))).toEqual([
      "New: “Session d”, Wednesday 9 December, 10:00, Harbour Hall.",
      "Greece, “The First Word” stays at 10:00, now in “Session d”.",
    ]);
  });

  it("says when the conference itself is on other days", () => {
    expect(sentences(changesBetween(before, { ...before, until: "2026-12-11" }))).toEqual([
      "The conference is now: Dublin, 9 to 11 December 2026, times in Europe/Dublin (it was: Dublin, 9 to 10 December 2026, times in Europe/Dublin).",
    ]);
  });
});

describe("the session form", () => {
  const typed = {
    kind: "keynote",
    title: "  Ten   minutes ",
    speaker: "",
    room: "",
    day: "2026-12-09",
    time: "09:30",
    minutes: "45",
  };

  it("takes the time as the clock of the conference shows it", () => {
    const form = sessionSchema.parse(typed);
    const input = { kind: "keynote", title: "Ten minutes", speaker: null, roomId: null, durationMinutes: 45 };
    expect(sessionInput(form, "Europe/Dublin")).toEqual({ ...input, startsAt: "2026-12-09T09:30:00.000Z" });
    expect(sessionInput(form, "Europe/Brussels")).toEqual({ ...input, startsAt: "2026-12-09T08:30:00.000Z" });
    const times = ["9.30", "0930", " 9:30 ", "09h30"].map(
      (time) => sessionSchema.parse({ ...typed, time }).time,
    );
    expect(times).toEqual(["09:30", "09:30", "09:30", "09:30"]);
    const july = sessionInput({ ...form, day: "2026-07-09" }, "Europe/Dublin");
    expect(july.startsAt).toBe("2026-07-09T08:30:00.000Z");
  });

  it("refuses what is no day, no time and no number of minutes, each with a sentence", () => {
    const read = sessionSchema.safeParse({
      ...typed,
      title: " ",
      day: "2026-02-30",
      time: "half past nine",
      minutes: "4",
    });
    expect(read.error?.issues.map((issue) => [issue.path.join(), issue.message])).toEqual([
      ["title", "Enter the title."],
      ["day", "Enter the day."],
      ["time", "Enter the time as hours and minutes, such as 09:30."],
      ["minutes", "Enter the minutes as a whole number from 5 to 720."],
    ]);
  });
});

describe("the frozen content", () => {
  it("takes no field that nobody has named, so that no text can ride along", () => {
    const start = "2026-12-09T10:00:00.000Z";
    const content = programmeOf([session("a", start, { kind: "presentations", slots: [slot("x", start)] })]);
    expect(contentSchema.safeParse(content).success).toBe(true);
    const more = structuredClone(content) as unknown as { days: { sessions: { slots: object[] }[] }[] };
    Object.assign(more.days[0]!.sessions[0]!.slots[0]!, { summary: "What the entry says" });
    expect(contentSchema.safeParse(more).success).toBe(false);
  });
});
