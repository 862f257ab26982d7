import { describe, expect, it } from "vitest";
import { defaultCriteria } from "../../../app/domain/editions/default-criteria";
import {
  defaultMethod,
  defaultTieRules,
  sayMethod,
  sayTieRules,
} from "../../../app/domain/editions/ranking-rules";
import {
  blocksToCall,
  blocksToClosingAdmission,
  blocksToJudging,
} from "../../../app/domain/editions/readiness";
import { fiveIs } from "../../../app/domain/forms/five-is";
import type { DelegationOfJury } from "../../../app/domain/jury/jury";

const codes = (problems: readonly { code: string }[]) => problems.map((problem) => problem.code);

const ready = {
  now: "2026-06-01T00:00:00.000Z",
  deadline_at: "2026-09-30T22:00:00.000Z",
  criteria: defaultCriteria,
  sections: fiveIs.sections,
};

const member = {
  id: "a",
  email: "a@b.example",
  nameLatin: "A",
  nameOwn: null,
  nameLanguage: null,
  nationality: null,
  reason: null,
  accepted: true,
  agreed: true,
  namePublic: false,
};
const chair: DelegationOfJury = {
  id: "one",
  number: 1,
  kind: "presidency",
  country: "IE",
  institution: null,
  seat: "chair",
  adviceOnly: false,
  shownAt: null,
  objectionsUntil: null,
  people: [member],
};
const other: DelegationOfJury = { ...chair, id: "two", number: 2, country: "CY", seat: "member" };

describe("a call", () => {
  it("can be opened with criteria of 100, a form and a deadline ahead", () => {
    expect(blocksToCall(ready)).toEqual([]);
  });

  it("says everything it lacks", () => {
    expect(
      codes(
        blocksToCall({
          now: ready.deadline_at,
          deadline_at: ready.deadline_at,
          criteria: [],
          sections: undefined,
        }),
      ),
    ).toEqual(["weights-not-100", "no-form", "deadline-passed"]);
    const publicationOnly = fiveIs.sections.filter((section) => section.id === "publication");
    expect(codes(blocksToCall({ ...ready, sections: publicationOnly }))).toEqual(["empty-form"]);
    expect(codes(blocksToCall({ ...ready, criteria: defaultCriteria.slice(0, 4) }))).toEqual([
      "weights-not-100",
    ]);
  });
});

describe("admission", () => {
  const now = "2026-10-01T08:00:00.000Z";

  it("closes when no entry is submitted or returned, drafts and withdrawals aside", () => {
    const states = ["draft", "admitted", "refused", "withdrawn"];
    expect(
      blocksToClosingAdmission(
        states.map((state) => ({ state, country: "IE" })),
        now,
      ),
    ).toEqual([]);
  });

  it("stays open for a late entry until the date of its exception", () => {
    const until = "2026-10-03T10:00:00.000Z";
    const codes = (state: string, at: string) =>
      blocksToClosingAdmission([{ state, country: "IE", late_until: until }], at).map((one) => one.code);
    expect([codes("draft", now), codes("draft", until), codes("admitted", now)]).toEqual([
      ["late-entry-expected"],
      [],
      [],
    ]);
  });

  it("counts what still waits", () => {
    const states = ["submitted", "returned", "submitted", "admitted"];
    const [problem] = blocksToClosingAdmission(
      states.map((state) => ({ state, country: "IE" })),
      now,
    );
    expect(problem?.sentence).toBe(
      "3 entries still wait for a decision: 2 submitted and not yet decided and 1 returned and not yet submitted again. Admit or refuse each of them first.",
    );
  });
});

describe("judging", () => {
  const entries = [{ state: "admitted", kind: "competing" }];

  it("opens with a chair, two delegations with people and an admitted entry", () => {
    expect(blocksToJudging({ admissionClosed: true, entries, delegations: [chair, other] })).toEqual([]);
  });

  it("does not open on additional entries alone, with an empty chair, or with one delegation", () => {
    const additional = [{ state: "admitted", kind: "additional" }];
    const blocks = (delegations: DelegationOfJury[], given = entries) =>
      codes(blocksToJudging({ admissionClosed: true, entries: given, delegations }));
    expect(blocks([chair, other], additional)).toEqual(["nothing-to-judge"]);
    expect(blocks([{ ...chair, people: [] }, other])).toEqual(["chair-empty", "too-few-delegations"]);
    expect(blocks([chair])).toEqual(["too-few-delegations"]);
    expect(blocks([chair, { ...other, people: [] }])).toEqual(["too-few-delegations"]);
  });
});

describe("the rules of the ranking", () => {
  it("are said in words, the criterion by its name", () => {
    const criteria = defaultCriteria.map(({ id, name }) => ({ key: id, name }));
    expect(sayTieRules(defaultTieRules, criteria)).toEqual([
      'The higher score on "Evaluated and effective" comes first.',
      "Direct comparison: the entry that more delegations have put before the other comes first.",
      "The mean without the highest and the lowest total decides.",
      "A second ballot of the jury on the tied entries; delegations recused from one of them do not vote.",
      "The entries share the place, and the prizes of the places they fill.",
    ]);
    expect(sayMethod(defaultMethod)).toContain("Where nobody is recused it is the plain mean.");
  });
});
