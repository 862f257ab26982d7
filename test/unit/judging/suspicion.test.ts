import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  isNamedIn,
  nameSimilarity,
  readName,
  sameOrganisation,
} from "../../../app/domain/judging/organisation-names";
import {
  type EarlierTraces,
  type EntryTraces,
  type Judge,
  publicMailDomains,
  readJudge,
  readTraces,
  relatedTo,
  suspicionsOf,
} from "../../../app/domain/judging/suspicion";

const similarity = (a: string, b: string) => nameSimilarity(readName(a), readName(b));

describe("two names of organisations", () => {
  it.each([
    ["Mälarö Institute for Safety Studies", "MALARO INSTITUTE OF SAFETY STUDIES"],
    ["Ghentby University", "University of Ghentby, Faculty of Law"],
    ["Bridge Team Association", "Association of the Bridge Team, e.V."],
    ["Łódkowo Street Football Foundation", "Lodkowo Street Footbal Foundation"],
    ["Υπουργείο Νυχτερινού Φωτός", "Υπουργειο Νυχτερινου Φωτος"],
  ])("%s and %s are the same organisation", (a, b) => {
    expect(sameOrganisation(readName(a), readName(b))).toBe(true);
  });

  it.each([
    ["Ministry of Justice", "Ministry of Justice"],
    ["National Police Board, Northland", "National Police Board, Southland"],
    ["Municipality of Ebro", "Municipality of Narva"],
    ["University of Ghentby", "University of Lundby"],
    ["", ""],
    ["Yard League", ""],
  ])("%s and %s are not", (a, b) => {
    expect(sameOrganisation(readName(a), readName(b))).toBe(false);
  });

  test("are alike by the formula, to the last digit", () => {
    // Words: ghentby 1, university 1/4; with faculty 1/4 and law 1: 2 · 1.25 / (1.25 + 2.5).
    expect(similarity("Ghentby University", "Faculty of Law, University of Ghentby")).toBeCloseTo(
      2.5 / 3.75,
      12,
    );
    expect(similarity("", "")).toBe(0);
  });

  test("are as alike one way as the other, never beyond 0 and 1, and a name is wholly like itself", () => {
    const name = fc.array(
      fc.constantFrom("Police", "Narva", "Narvaa", "Bridge", "of", "Łódź", "GmbH", "Team"),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(name, name, (left, right) => {
        const [a, b] = [left.join(" "), right.join(" ")];
        expect(similarity(a, b)).toBeCloseTo(similarity(b, a), 12);
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0);
        expect(similarity(a, b)).toBeLessThanOrEqual(1);
        if (similarity(a, a) > 0) expect(similarity(a, a)).toBe(1);
      }),
    );
  });

  test("are found in a text as whole words in their order, never by words that everybody shares", () => {
    const contains = (text: string, name: string) => isNamedIn(readName(text), readName(name));
    expect(contains("With the Bridge-Team of Narva and others.", "Bridge Team")).toBe(true);
    expect(contains("The team built a bridge.", "Bridge Team")).toBe(false);
    expect(contains("The national police took part.", "National Police")).toBe(false);
  });
});

const judge: Judge = {
  delegationId: "d",
  personId: "p",
  names: ["Gunvor Åkerblom-Sandhammar"],
  email: "g.akerblom@malaro.example",
  organisations: ["Mälarö Institute for Safety Studies"],
};

const entry: EntryTraces = {
  country: "SI",
  organisation: "Narva Evening Bus",
  partners: "The bus company and two schools.",
  answers: [{ label: "Who answers for the project?", text: "Somebody Else, info@narva.example" }],
  people: [{ id: "x", names: ["Somebody Else"], email: "somebody@narva.example" }],
};

function grounds(changed: Partial<EntryTraces>, who: Partial<Judge> = {}, earlier: EarlierTraces[] = []) {
  const before = earlier.map((one) => ({ year: one.year, title: one.title, traces: readTraces(one) }));
  const traces = readTraces({ ...entry, ...changed });
  return suspicionsOf(readJudge({ ...judge, ...who }), traces, relatedTo(traces, before));
}

describe("an interest", () => {
  it("is suspected of nobody without a trace of it", () => {
    expect(grounds({})).toEqual([]);
  });

  it("is suspected by the same organisation, as entrant and as a partner", () => {
    expect(grounds({ organisation: "Institute of Safety Studies, Malaro" })).toEqual([
      {
        ground: "organisation",
        evidence:
          '"Mälarö Institute for Safety Studies" and "Institute of Safety Studies, Malaro" look like the same organisation.',
      },
    ]);
    const partners = "- the bus company\n- Malaro Institute of Safety Studies, for the evaluation";
    expect(grounds({ partners })).toEqual([
      {
        ground: "partner",
        evidence: '"Mälarö Institute for Safety Studies" is named in the answer on partners.',
      },
    ]);
  });

  it("is suspected by the domain of an address, also of a department's, never by one that anybody can have", () => {
    const people = [{ id: "x", names: ["X"], email: "x@lab.malaro.example" }];
    expect(grounds({ people }).map((one) => one.ground)).toEqual(["e-mail"]);
    const answers = [{ label: "Contact", text: "Write to HELP@Malaro.Example." }];
    expect(grounds({ answers }).map((one) => one.evidence)).toEqual([
      "The address of the person ends in malaro.example, one of the entry in malaro.example.",
    ]);
    for (const domain of publicMailDomains) {
      const theirs = [{ id: "x", names: ["X"], email: `x@${domain}` }];
      expect(grounds({ people: theirs }, { email: `g@${domain}` })).toEqual([]);
    }
    expect(grounds({ people: [{ id: "x", names: ["X"], email: "x@other.example" }] })).toEqual([]);
  });

  it("is suspected where the person is named or works on the entry", () => {
    const answers = [
      { label: "Who evaluated it?", text: "Dr Sandhammar; ÅKERBLOM-SANDHAMMAR Gunvor (2025)" },
    ];
    expect(grounds({ answers })).toEqual([
      {
        ground: "named",
        evidence: 'Gunvor Åkerblom-Sandhammar is named in the answer to "Who evaluated it?".',
      },
    ]);
    expect(grounds({ answers: [{ label: "x", text: "Gunvor and Sandhammar were there." }] })).toEqual([]);
    const works = [{ id: "p", names: ["Whoever"], email: "w@w.example" }];
    expect(grounds({ people: works }).map((one) => one.ground)).toEqual(["named"]);
  });

  it("is suspected by an earlier edition of the same state or entrant, and by no other", () => {
    const earlier: EarlierTraces = {
      country: entry.country,
      organisation: entry.organisation,
      people: [],
      year: 2025,
      title: "Night bus",
      partners: "Mälarö Institute for Safety Studies",
    };
    expect(grounds({}, {}, [earlier])).toEqual([
      {
        ground: "earlier-edition",
        evidence:
          'In 2025, "Night bus": "Mälarö Institute for Safety Studies" is named in the answer on partners.',
      },
    ]);
    const elsewhere = { ...earlier, country: "FI", organisation: "Another" };
    expect(grounds({}, {}, [elsewhere])).toEqual([]);
    expect(grounds({}, {}, [{ ...elsewhere, organisation: entry.organisation }])).toHaveLength(1);
  });
});
