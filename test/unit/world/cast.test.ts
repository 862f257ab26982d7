import { describe, expect, it } from "vitest";
import { defaultCriteria, defaultScale } from "../../../app/domain/editions/default-criteria";
import { classic } from "../../../app/domain/forms/classic";
import { fiveIs } from "../../../app/domain/forms/five-is";
import { publicationSection } from "../../../app/domain/forms/publication-section";
import { delegations, demoEdition, people } from "../../world/cast";

const holding = (role: string) =>
  people
    .filter((person) => (person.roles as readonly string[]).includes(role))
    .map((person) => person.country);

describe("the cast of the demonstration", () => {
  it("has a representative for each of the 27 Member States, and two people each in secretariat and presidency", () => {
    const states = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(
      " ",
    );
    expect([...holding("representative")].sort()).toEqual(states);
    expect(holding("secretariat")).toHaveLength(2);
    expect(holding("presidency")).toEqual([demoEdition.presidency, demoEdition.presidency]);
    expect(new Set(holding("substitute")).size).toBeGreaterThanOrEqual(6);
  });

  it("has lasting keys, one invented address a person, and own names in a script that is not Latin", () => {
    expect(new Set(people.map((person) => person.key)).size).toBe(people.length);
    expect(new Set(people.map((person) => person.email)).size).toBe(people.length);
    for (const person of people) {
      expect(person.email).toMatch(/^[a-z.]+@[a-z-]+\.example$/);
      expect(person.nameLatin).toMatch(/^[\p{Script=Latin} '-]+$/u);
      if (person.nameOwn) expect(person.nameOwn).toMatch(/^[\p{Script=Greek}\p{Script=Cyrillic} -]+$/u);
    }
  });

  it("seats at most eight jurors, each in one delegation, the presidencies before the experts", () => {
    const seated = delegations.flatMap((delegation) => delegation.people);
    const jurors = people.filter((person) => person.roles.includes("jury")).map((person) => person.key);
    expect([...seated].sort()).toEqual([...jurors].sort());
    expect(seated.length).toBeLessThanOrEqual(8);
    expect(delegations.map(({ number, kind, country, seat }) => [number, kind, country, seat])).toEqual([
      [1, "presidency", "IE", "chair"],
      [2, "presidency", "CY", "vice-chair"],
      [3, "presidency", "LT", "member"],
      [4, "presidency", "GR", "member"],
      [5, "expert", "SE", "member"],
      [6, "expert", "BE", "member"],
    ]);
  });
});

describe("what ships with a new edition", () => {
  it("has five criteria of equal weight with an anchor for every whole score, and the published qualifications", () => {
    expect(defaultCriteria.map(({ id, weight }) => [id, weight])).toEqual([
      ["focus", 20],
      ["evaluated", 20],
      ["innovative", 20],
      ["co-operation", 20],
      ["replicable", 20],
    ]);
    expect(defaultCriteria.map(({ anchors }) => anchors.map(({ score }) => score))).toEqual(
      Array(5).fill([0, 1, 2, 3, 4, 5]),
    );
    expect(defaultScale).toEqual({ min: 0, max: 5, step: 0.5 });
    const question = (id: string) => defaultCriteria.find((criterion) => criterion.id === id)!.question;
    expect(question("innovative")).toContain("as far as possible");
    expect(question("co-operation")).toContain("where possible");
    expect(question("evaluated")).toContain("takes precedence");
  });

  it.each([classic, fiveIs])(
    "has a $name form whose questions have lasting ids and end with publication",
    (form) => {
      const questions = form.sections.flatMap((section) => section.questions);
      const ids = questions.map((question) => question.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
      expect(form.sections.at(-1)).toBe(publicationSection);
      for (const question of questions) {
        expect(question.maxWords !== undefined).toBe(question.type.endsWith("-text"));
        expect(question.choices !== undefined).toBe(question.type.startsWith("choice"));
        if (question.when) expect(ids.indexOf(question.when.question)).toBeLessThan(ids.indexOf(question.id));
      }
    },
  );
});
