import { describe, expect, it } from "vitest";
import {
  columnsOf,
  deadlineFrom,
  editionSchema,
  typedEdition,
} from "../../../app/domain/editions/edition-input";
import { parseForm } from "../../../app/http/forms";
import { demoEditionInput } from "../../world/editions-steps";

const typed: Record<string, string> = typedEdition(columnsOf(demoEditionInput));

/** Gives the sentence beside each field that is wrong. */
function problems(change: Record<string, string>): Record<string, string> {
  try {
    parseForm(editionSchema, { ...typed, ...change });
    return {};
  } catch (error) {
    const refusal = error as { problems: { field: string; sentence: string }[] };
    return Object.fromEntries(refusal.problems.map((one) => [one.field, one.sentence]));
  }
}

describe("a deadline", () => {
  it("is the first instant that is too late, in summer and in winter", () => {
    expect(deadlineFrom("2026-09-30", "23:59")).toBe("2026-09-30T22:00:00.000Z");
    expect(deadlineFrom("2026-12-31", "23:59")).toBe("2026-12-31T23:00:00.000Z");
    expect(deadlineFrom("2026-09-30", "12:00")).toBe("2026-09-30T10:01:00.000Z");
  });

  it("is right on the days on which the clocks change", () => {
    expect(deadlineFrom("2026-03-28", "23:59")).toBe("2026-03-28T23:00:00.000Z");
    expect(deadlineFrom("2026-03-29", "23:59")).toBe("2026-03-29T22:00:00.000Z");
    expect(deadlineFrom("2026-10-24", "23:59")).toBe("2026-10-24T22:00:00.000Z");
    expect(deadlineFrom("2026-10-25", "23:59")).toBe("2026-10-25T23:00:00.000Z");
  });

  it("moves forward at an hour that is skipped and means the first of an hour that comes twice", () => {
    expect(deadlineFrom("2026-03-29", "02:30")).toBe("2026-03-29T01:31:00.000Z");
    expect(deadlineFrom("2026-10-25", "02:30")).toBe("2026-10-25T00:31:00.000Z");
  });

  it("is typed back as it was typed", () => {
    for (const [deadlineDay, deadlineTime] of [
      ["2026-09-30", "23:59"],
      ["2026-10-25", "23:59"],
      ["2026-03-29", "03:00"],
      ["2026-10-01", "00:00"],
    ] as const) {
      const back = typedEdition(columnsOf({ ...demoEditionInput, deadlineDay, deadlineTime }));
      expect([back.deadlineDay, back.deadlineTime]).toEqual([deadlineDay, deadlineTime]);
    }
  });
});

describe("what the presidency types", () => {
  it("comes back from the stored columns as the same input", () => {
    expect(parseForm(editionSchema, typed)).toEqual(demoEditionInput);
  });

  it("keeps the gala in the zone of the conference", () => {
    const athens = columnsOf({ ...demoEditionInput, timeZone: "Europe/Athens" });
    expect(athens.gala_at).toBe("2026-12-09T17:30:00.000Z");
    expect(typedEdition(athens).galaTime).toBe("19:30");
  });

  it("reads conditions one a line, without bullets and empty lines", () => {
    const read = parseForm(editionSchema, { ...typed, themeConditions: " - One\r\n\r\n• Two \n" });
    expect(read.themeConditions).toEqual(["One", "Two"]);
    expect(parseForm(editionSchema, { ...typed, themeConditions: "" }).themeConditions).toEqual([]);
  });

  it("is refused with one sentence beside each field", () => {
    expect(
      problems({
        year: "next year",
        theme: " ",
        timeZone: "Mars/Olympus",
        deadlineDay: "2026-02-30",
        deadlineTime: "24:00",
        additionalLimit: "-1",
        feedbackOn: "perhaps",
        presidencyCountry: "GB",
      }),
    ).toEqual({
      year: "Enter the year as a whole number from 1997 to 2200.",
      theme: "Enter the theme.",
      timeZone: "Choose a time zone from the list.",
      deadlineDay: "Enter the day of the deadline as a day that exists.",
      deadlineTime: "Enter the time of the deadline as hours and minutes, such as 23:59.",
      additionalLimit: "Enter the number of additional entries as a whole number from 0 to 20.",
      feedbackOn: "Choose one of the offered answers.",
      presidencyCountry: "Choose a Member State from the list.",
    });
  });

  it("keeps the order of the dates, each problem beside the later one", () => {
    expect(problems({ deadlineDay: "2026-07-01" })).toEqual({
      deadlineDay: "The deadline must be after the day the call opens.",
    });
    expect(problems({ admissionUntil: "2026-09-30" })).toEqual({
      admissionUntil: "Admission must end after the deadline.",
    });
    expect(problems({ judgingUntil: "2026-10-14" })).toEqual({
      judgingUntil: "Judging must end after the end of admission.",
    });
    expect(problems({ juryMeetingOn: "2026-11-05" })).toEqual({
      juryMeetingOn: "The jury cannot meet before the end of judging.",
    });
    expect(problems({ juryMeetingOn: "2026-11-06" })).toEqual({});
    expect(problems({ conferenceFrom: "2026-11-10", galaDay: "2026-12-10" })).toEqual({
      conferenceFrom: "The conference must be after the jury meeting.",
    });
    expect(problems({ galaDay: "2026-12-08" })).toEqual({
      galaDay: "The gala cannot be before the first day of the conference.",
    });
    expect(problems({ galaDay: "2026-12-11" })).toEqual({
      conferenceUntil: "The conference cannot end before the gala.",
    });
    expect(problems({ year: "2027" })).toEqual({
      conferenceFrom: "The conference of the edition 2027 must be in 2027.",
    });
  });

  it("says what is wrong across fields together with what is wrong in one", () => {
    expect(problems({ theme: "", admissionUntil: "2026-09-01" })).toEqual({
      theme: "Enter the theme.",
      admissionUntil: "Admission must end after the deadline.",
    });
  });
});
