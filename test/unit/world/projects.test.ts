import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fiveIs } from "../../../app/domain/forms/five-is";
import type { Question } from "../../../app/domain/forms/question";
import { wordCount } from "../../../app/domain/text";
import { people } from "../../world/cast";
import { type Project, parseProject, readProjects } from "../../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../../world/projects"));
const questions = fiveIs.sections.flatMap((section) => section.questions);
const longTexts = questions.filter((question) => question.type === "long-text");

function isAsked(question: Question, project: Project): boolean {
  return !question.when || question.when.is.includes(project.answers[question.when.question] ?? "");
}

function isRealDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00.000Z`);
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

function isRealRange([start = "", end = "", running]: string[]): boolean {
  return isRealDay(start) && (running === "running" ? end === "" : isRealDay(end));
}

function isTable(lines: readonly string[], width: number): boolean {
  return lines.every((line) => line.split("\t").length === width && line.split("\t").every(Boolean));
}

/** Says what is wrong with an answer, or gives an empty list. */
function faultsOf(question: Question, answer: string): string[] {
  const lines = answer.split("\n");
  const values = (question.choices ?? []).map((choice) => choice.value);
  const faults: string[] = [];
  if (question.maxWords !== undefined && wordCount(answer) > question.maxWords) faults.push("too long");
  if (question.type === "short-text" && lines.length > 1) faults.push("more than one line");
  if (question.type === "date-range" && !isRealRange(answer.split("\t"))) faults.push("not a time");
  if (question.type === "number" && !/^\d+$/.test(answer)) faults.push("not a number");
  if (question.type === "people" && !isTable(lines, 3)) faults.push("not people");
  if (question.type === "partners" && !isTable(lines, 2)) faults.push("not partners");
  if (question.type === "amount" && !/^\d+(\.\d\d)?$/.test(answer)) faults.push("not an amount");
  if (question.type === "yes-no" && !["yes", "no"].includes(answer)) faults.push("not yes or no");
  if (question.type === "confirmation" && answer !== "yes") faults.push("not confirmed");
  if (question.type === "choice" && !values.includes(answer)) faults.push("no such choice");
  if (question.type === "choices") {
    if (lines.some((line) => !values.includes(line))) faults.push("no such choice");
    if (new Set(lines).size < lines.length) faults.push("a choice twice");
  }
  if (question.type === "links" && lines.some((line) => !/^https:\/\/[a-z.-]+\.example(\/\S*)?$/.test(line)))
    faults.push("not a link to an example address");
  return faults;
}

function faultsIn(project: Project): string[] {
  const known = new Set(questions.map((question) => question.id));
  const faults = Object.keys(project.answers)
    .filter((id) => !known.has(id))
    .map((id) => `${id}: unknown question`);
  for (const question of questions) {
    const answer = project.answers[question.id] ?? "";
    if (answer === "") {
      if (question.required && isAsked(question, project)) faults.push(`${question.id}: missing`);
    } else if (!isAsked(question, project)) faults.push(`${question.id}: not asked`);
    else faults.push(...faultsOf(question, answer).map((fault) => `${question.id}: ${fault}`));
  }
  return faults;
}

describe("the projects of the demonstration", () => {
  it("are 17 competing entries from 17 states and three additional ones from states that also compete", () => {
    const competing = projects
      .filter((project) => project.kind === "competing")
      .map(({ country }) => country);
    const additional = projects
      .filter((project) => project.kind === "additional")
      .map(({ country }) => country);
    const states = "BE BG CY CZ DE EE ES FI GR HR IE LT MT NL PL PT SI".split(" ");
    expect([...competing].sort()).toEqual(states);
    expect([...additional].sort()).toEqual(["FI", "PL", "PT"]);
  });

  it("answer every required question of the 5Is form validly and know no other question", () => {
    expect(projects.map((project) => [project.key, faultsIn(project)])).toEqual(
      projects.map((project) => [project.key, []]),
    );
  });

  it("would be found out if an answer were missing, unknown or invalid", () => {
    const { "in-short": _, ...others } = projects[0]!.answers;
    const broken = {
      ...projects[0]!,
      answers: {
        ...others,
        "running-time": "2023-02-30\t\trunning",
        "total-cost": "1,000",
        links: "https://eucpn.org",
        approaches: "social\nsocial",
        funding: "word ".repeat(201),
        nonsense: "x",
      },
    };
    expect(faultsIn(broken)).toEqual([
      "nonsense: unknown question",
      "running-time: not a time",
      "links: not a link to an example address",
      "in-short: missing",
      "approaches: a choice twice",
      "total-cost: not an amount",
      "funding: too long",
    ]);
  });

  it("are six in full length, with every long text between 60 and 100 per cent of its limit", () => {
    const isLong = (project: Project) =>
      longTexts.every((question) => wordCount(project.answers[question.id]!) >= 0.6 * question.maxWords!);
    expect(projects.filter(isLong).map((project) => project.key)).toEqual([
      "de-quarrel-workshop",
      "ee-three-adults",
      "gr-first-word",
      "ie-second-whistle",
      "nl-empty-pockets",
      "pt-bridge-team",
    ]);
  });

  it("have at least 60 words in every long text, and no paragraph stands in two of them", () => {
    const short = projects.flatMap((project) =>
      longTexts
        .filter((question) => wordCount(project.answers[question.id]!) < 60)
        .map((question) => `${project.key} ${question.id}`),
    );
    const paragraphs = projects.flatMap((project) =>
      longTexts.flatMap((question) => project.answers[question.id]!.split("\n\n")),
    );
    expect(short).toEqual([]);
    expect(paragraphs.length).toBe(new Set(paragraphs).size);
  });

  it("end before they say so, and keep contacts at example addresses", () => {
    for (const { answers } of projects) {
      const [start = "", end = ""] = (answers["running-time"] ?? "").split("\t");
      if (end) expect(end > start).toBe(true);
      expect(answers["contact-email"]).toMatch(/^[a-z.]+@[a-z-]+\.example$/);
    }
  });

  it("are each written by the applicants the cast names for them", () => {
    const written = people.flatMap((person) => (person.entry ? [person.entry] : []));
    const keys = projects.map((project) => project.key);
    expect(written.filter((entry) => !keys.includes(entry))).toEqual([]);
    expect(new Set(written).size).toBeGreaterThanOrEqual(8);
  });
});

describe("reading a project file", () => {
  const front = "---\ncountry: IE\nkind: competing\ntitle: A: B\ntitle_own: C\ntitle_language: ga\n";
  const text = `${front}organisation: D\npresenter: E\n---\n\n## one\nFirst.\n\nSecond.\n\n## two\nyes\n`;

  it("gives facts and answers by question", () => {
    expect(parseProject("ie-x", text)).toEqual({
      key: "ie-x",
      country: "IE",
      kind: "competing",
      title: "A: B",
      titleOwn: "C",
      titleLanguage: "ga",
      organisation: "D",
      presenterLatin: "E",
      answers: { one: "First.\n\nSecond.", two: "yes" },
    });
  });

  it("refuses a missing fact, an unknown kind and an answer given twice", () => {
    expect(() => parseProject("x", "no front matter")).toThrow("x has no front matter.");
    expect(() => parseProject("x", text.replace("presenter: E\n", ""))).toThrow(
      "x does not say its presenter.",
    );
    expect(() => parseProject("x", text.replace("competing", "guest"))).toThrow(
      "x has the unknown kind guest.",
    );
    expect(() => parseProject("x", `${text}\n## two\nno\n`)).toThrow("x answers two twice.");
  });
});
