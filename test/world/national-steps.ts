import { join } from "node:path";
import { formOf } from "../../app/domain/editions/editions.server";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { answersOf } from "../../app/domain/entries/entries.server";
import { askForHelp } from "../../app/domain/entries/help.server";
import { isThemeSection } from "../../app/domain/forms/theme-conditions";
import { inviteBody } from "../../app/domain/national/bodies.server";
import { handIn, startCandidate } from "../../app/domain/national/candidates.server";
import { inviteMember } from "../../app/domain/national/committee.server";
import { type Decided, decideRound } from "../../app/domain/national/decision.server";
import { writeRemark } from "../../app/domain/national/remarks.server";
import { openRound } from "../../app/domain/national/rounds.server";
import type { StoryWorld } from "./demonstration";
import { asCast, castMember, personInput, type WorldLike } from "./editions-steps";
import type { EntryIds } from "./entries-steps";
import { type Project, readProjects } from "./project-file";

/** What bodies hand in in Poland's language: what is said there, by the keys of the projects. */
export const polishTexts = readProjects(join(import.meta.dirname, "candidates"));

/** Poland's invented bodies in the demonstration, each with the person who leads its candidates. */
export const polishBodies = [
  {
    key: "league",
    contact: "body-pl-1",
    body: "Invented Voivodeship Office of Łęgi",
    bodyOwn: "Zmyślony Urząd Wojewódzki Łęgi",
  },
  {
    key: "ask",
    contact: "applicant-pl",
    body: "Invented Police Headquarters of Zielin",
    bodyOwn: "Zmyślona Komenda Policji w Zielinie",
  },
  { key: "watch", contact: "body-pl-2", body: "Invented Town of Zielin", bodyOwn: "Zmyślone Miasto Zielin" },
] as const;

export type BodyKey = (typeof polishBodies)[number]["key"];
export type PolishRound = { roundId: string; bodies: Record<BodyKey, string> };

/** Poland opens its round, with up to three candidates a body, and invites three bodies and one member of the committee. */
export async function openPolishRound(
  world: WorldLike,
  editionId: string,
  deadlineDay: string,
): Promise<PolishRound> {
  const representative = await asCast(world, "rep-pl");
  const roundId = await openRound(representative, editionId, {
    country: "PL",
    deadlineDay,
    candidatesPerBody: 3,
  });
  const bodies: Partial<Record<BodyKey, string>> = {};
  for (const { key, contact, body, bodyOwn } of polishBodies) {
    bodies[key] = await inviteBody(representative, roundId, {
      body,
      bodyOwn,
      language: "pl",
      ...personInput(castMember(contact)),
    });
  }
  await inviteMember(representative, roundId, personInput(castMember("committee-pl")));
  return { roundId, bodies: bodies as Record<BodyKey, string> };
}

/** A body's contact person starts a candidate and answers the whole form with what the project says. */
export async function writeCandidate(
  world: WorldLike,
  editionId: string,
  given: { body: string; contact: string; language: string; project: Project },
): Promise<string> {
  const { project } = given;
  const id = await startCandidate(await asCast(world, given.contact), given.body, {
    language: given.language,
    title: project.title,
    titleOwn: project.titleOwn,
    titleLanguage: project.titleLanguage,
    organisation: project.answers.organisation ?? project.organisation,
  });
  // Asked for anew: only now are they one of the candidate's people.
  const ctx = await asCast(world, given.contact);
  const { sections } = await formOf(ctx, editionId);
  const stored = await answersOf(ctx, id);
  const answers = sections.flatMap((section) =>
    section.questions.flatMap((question) => {
      const text = project.answers[question.id] ?? (isThemeSection(section) ? "yes" : undefined);
      if (text === undefined) return [];
      return [[question.id, { text, version: stored.get(question.id)?.version ?? 0 }] as const];
    }),
  );
  await saveAnswers(ctx, id, Object.fromEntries(answers));
  return id;
}

/** The same, handed in. */
export async function handInCandidate(
  world: WorldLike,
  editionId: string,
  given: Parameters<typeof writeCandidate>[2],
): Promise<string> {
  const id = await writeCandidate(world, editionId, given);
  await handIn(await asCast(world, given.contact), id);
  return id;
}

/** Says of one of Poland's projects what its body hands in: the Polish text where there is one, over the rest. */
export function polishCandidate(projects: readonly Project[], key: string): Project {
  const polish = polishTexts.find((one) => one.key === key);
  const english = projects.find((one) => one.key === key);
  const project = polish ?? english;
  if (!project) throw new Error(`Nobody in Poland has a project "${key}".`);
  return { ...project, answers: { ...english?.answers, ...polish?.answers } };
}

/** The demonstration's national round, from its opening to the letters; gives the entries that Poland then writes on. */
export async function playPolishRound(
  world: StoryWorld,
  editionId: string,
  projects: readonly Project[],
): Promise<EntryIds> {
  await world.goTo("2026-07-06T08:00:00.000Z");
  const { roundId, bodies } = await openPolishRound(world, editionId, "2026-08-16");
  await world.goTo("2026-08-11T09:30:00.000Z");
  const candidate = (contact: string, body: string, language: string, key: string) =>
    handInCandidate(world, editionId, { body, contact, language, project: polishCandidate(projects, key) });
  const league = await candidate("body-pl-1", bodies.league, "en", "pl-yard-league");
  const ask = await candidate("applicant-pl", bodies.ask, "pl", "pl-ask-first");
  const watch = await candidate("body-pl-2", bodies.watch, "pl", "pl-eight-oclock-watch");
  await world.goTo("2026-08-18T13:00:00.000Z");
  const committee = await asCast(world, "committee-pl");
  await writeRemark(
    committee,
    league,
    "The only one whose figures cover seven seasons and streets without the project.",
  );
  await writeRemark(
    committee,
    ask,
    "Strong on how it works. The effect after a year should be shown school by school.",
  );
  await writeRemark(
    committee,
    watch,
    "Close to the theme, but two winters are little and nobody independent has looked.",
  );
  await world.goTo("2026-08-20T09:00:00.000Z");
  const decisions: Record<string, Decided> = {
    [league]: {
      outcome: "competing",
      reason:
        "The committee found the evaluation the strongest of the three: seven seasons, compared with streets that joined later.",
    },
    [ask]: {
      outcome: "additional",
      reason:
        "A clear method that others should know. Its results cover one year, so we present it as good practice.",
    },
    [watch]: {
      outcome: "not-chosen",
      reason:
        "The idea is convincing, the evidence is still thin. We would be glad to see it again after two more winters.",
    },
  };
  await decideRound(await asCast(world, "rep-pl"), roundId, decisions);
  return { "pl-yard-league": league, "pl-ask-first": ask };
}

/** Poland asks the secretariat to look at the entry that it is writing in English now. */
export async function askForPolishHelp(world: WorldLike, entries: EntryIds): Promise<void> {
  await askForHelp(await asCast(world, "rep-pl"), entries["pl-ask-first"]!, {
    why: "We are not sure how much of the method belongs under Intervention, and how much under Implementation.",
    days: 7,
  });
}
