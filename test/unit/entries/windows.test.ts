import { describe, expect, it } from "vitest";
import { type EditionFacts, editionStates } from "../../../app/domain/editions/edition";
import { type EntryFacts, entryStates } from "../../../app/domain/entries/entry";
import {
  endOfDay,
  whyNoAdmission,
  whyNoNewEntry,
  whyNotWithdrawn,
  whyNotWriting,
} from "../../../app/domain/entries/windows";

const deadline = "2026-09-30T22:00:00.000Z";
const edition: EditionFacts = {
  id: "e",
  state: "open",
  presidency_country: "IE",
  deadline_at: deadline,
  admission_closed_at: null,
  order_opened_at: null,
};
const entry: EntryFacts = {
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
const returned: EntryFacts = { ...entry, state: "returned", returned_until: "2026-10-09T22:00:00.000Z" };
const checking: EditionFacts = { ...edition, state: "checking" };

describe("the deadline", () => {
  it("lets a draft be written in its last millisecond and not in the first that is too late", () => {
    const at = (now: string) => whyNotWriting({ edition, entry }, now)?.code;
    expect([at("2026-09-30T21:59:59.999Z"), at(deadline), at("2026-09-30T22:00:00.001Z")]).toEqual([
      undefined,
      "deadline-passed",
      "deadline-passed",
    ]);
    expect(whyNotWriting({ edition, entry }, deadline)?.sentence).toContain(
      "30 September 2026, 23:59 (Brussels)",
    );
  });
  it("holds for a new entry too, and so does the state of the edition", () => {
    const early = "2026-09-01T00:00:00.000Z";
    expect(
      Object.fromEntries(
        editionStates.map((state) => [state, whyNoNewEntry({ ...edition, state }, early)?.code]),
      ),
    ).toEqual({
      preparing: "call-not-open",
      open: undefined,
      // The request arrived before the deadline and waited until the call was closed.
      checking: undefined,
      judging: "call-closed",
      deciding: "call-closed",
      decided: "call-closed",
      announced: "call-closed",
      archived: "call-closed",
      cancelled: "call-closed",
    });
    for (const state of ["open", "checking"] as const) {
      expect(whyNoNewEntry({ ...edition, state }, deadline)?.code).toBe("deadline-passed");
    }
  });
});

describe("a returned entry", () => {
  it("is open until its date, to the millisecond, and only while admission is open", () => {
    const at = (now: string, of = checking) => whyNotWriting({ edition: of, entry: returned }, now)?.code;
    expect([
      at("2026-10-09T21:59:59.999Z"),
      at("2026-10-09T22:00:00.000Z"),
      at("2026-10-02T00:00:00.000Z", { ...checking, admission_closed_at: "2026-10-01T00:00:00.000Z" }),
      at("2026-10-02T00:00:00.000Z", { ...checking, state: "judging" }),
    ]).toEqual([undefined, "return-passed", "admission-closed", "admission-closed"]);
  });
  it("stays open to its date where the call is opened again for all", () => {
    const reopened = { ...edition, deadline_at: "2026-10-05T22:00:00.000Z" };
    const at = (now: string) => whyNotWriting({ edition: reopened, entry: returned }, now)?.code;
    expect([at("2026-10-09T21:59:59.999Z"), at("2026-10-09T22:00:00.000Z")]).toEqual([
      undefined,
      "return-passed",
    ]);
  });
  it("may be written to the end of the day in Brussels, in summer and in winter", () => {
    expect([
      endOfDay("2026-10-09"),
      endOfDay("2026-10-24"),
      endOfDay("2026-10-25"),
      endOfDay("2026-12-31"),
    ]).toEqual([
      "2026-10-09T22:00:00.000Z",
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T23:00:00.000Z",
      "2026-12-31T23:00:00.000Z",
    ]);
  });
});

it("lets nobody write in any other state", () => {
  const now = "2026-09-01T00:00:00.000Z";
  expect(
    Object.fromEntries(
      entryStates
        .filter((state) => state !== "draft" && state !== "returned")
        .map((state) => [state, whyNotWriting({ edition, entry: { ...entry, state } }, now)?.code]),
    ),
  ).toEqual({
    candidate: "entry-closed",
    "handed-in": "handed-in",
    "put-aside": "put-aside",
    submitted: "entry-submitted",
    admitted: "entry-closed",
    refused: "entry-closed",
    withdrawn: "entry-closed",
    excluded: "entry-closed",
  });
});

it("lets a candidate be written until its body's deadline, and never beyond the call", () => {
  const until = "2026-09-10T22:00:00.000Z";
  const candidate = { ...entry, state: "candidate" as const, candidate_until: until };
  const at = (now: string, of = edition) => whyNotWriting({ edition: of, entry: candidate }, now)?.code;
  expect(at("2026-09-10T21:59:59.999Z")).toBeUndefined();
  expect(at(until)).toBe("round-deadline-passed");
  expect(at("2026-09-01T00:00:00.000Z", { ...edition, deadline_at: "2026-08-31T22:00:00.000Z" })).toBe(
    "deadline-passed",
  );
});

it("decides on admission while the edition is being checked, and lets entries go until the announcement", () => {
  const admission = editionStates.map((state) => [state, whyNoAdmission({ ...edition, state })?.code]);
  expect(admission.filter(([, code]) => code === undefined)).toEqual([["checking", undefined]]);
  expect(whyNoAdmission({ ...checking, admission_closed_at: deadline })?.code).toBe("admission-closed");
  const kept = editionStates.filter((state) => whyNotWithdrawn({ ...edition, state }));
  expect(kept).toEqual(["announced", "archived"]);
});
