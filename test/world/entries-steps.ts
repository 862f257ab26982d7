import { formOf } from "../../app/domain/editions/editions.server";
import { refuseEntry, returnEntry } from "../../app/domain/entries/admission.server";
import { admitChecked } from "../../app/domain/entries/admission-checks.server";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { createEntry } from "../../app/domain/entries/drafts.server";
import { answersOf } from "../../app/domain/entries/entries.server";
import { inviteToEntry } from "../../app/domain/entries/entry-people.server";
import { namePresenter } from "../../app/domain/entries/presenters.server";
import { markComplete } from "../../app/domain/entries/section-marks.server";
import { submitEntry } from "../../app/domain/entries/submission.server";
import { isThemeSection } from "../../app/domain/forms/theme-conditions";
import { again, type Playable } from "./again";
import { people } from "./cast";
import {
  asCast,
  castMember,
  createDemoEdition,
  enterPeople,
  openDemoCall,
  personInput,
  type WorldLike,
} from "./editions-steps";
import type { Project } from "./project-file";

/** Entry ids by the keys of their projects. */
export type EntryIds = Record<string, string>;

/** A world of a few states with the demonstration's call open, a month before its deadline; for tests, which set the clock. */
export function openCallWorld(world: Playable, states: readonly string[]): Promise<string> {
  return again(world, `open call: ${states.join(" ")}`, async () => {
    await enterPeople(world, states);
    const id = await createDemoEdition(world);
    world.now = "2026-07-01T07:00:00.000Z";
    await openDemoCall(world, id);
    world.now = "2026-09-01T08:00:00.000Z";
    return id;
  });
}

/** The key of the person who speaks for a project's state. */
export function representativeKey(project: Pick<Project, "country">): string {
  return `rep-${project.country.toLowerCase()}`;
}

/** The representative creates the project's entry and invites the cast's applicants of that project. */
export async function startEntry(world: WorldLike, editionId: string, project: Project): Promise<string> {
  const representative = await asCast(world, representativeKey(project));
  const id = await createEntry(representative, editionId, {
    country: project.country,
    kind: project.kind,
    title: project.title,
    titleOwn: project.titleOwn === project.title ? "" : project.titleOwn,
    titleLanguage: project.titleOwn === project.title ? "" : project.titleLanguage,
    organisation: project.organisation,
  });
  for (const person of applicantsOf(project)) {
    await inviteToEntry(representative, id, { ...personInput(person), role: "write" });
  }
  return id;
}

/** Answers a started entry section by section: its applicants in turn, or the representative where there are none. */
export async function answerEntry(
  world: WorldLike,
  editionId: string,
  entryId: string,
  project: Project,
  options: { sections?: readonly string[]; markComplete?: boolean } = {},
): Promise<void> {
  const writers = applicantsOf(project).map((person) => person.key);
  if (writers.length === 0) writers.push(representativeKey(project));
  const { sections } = await formOf(await asCast(world, writers[0]!), editionId);
  for (const [index, section] of sections.entries()) {
    if (options.sections && !options.sections.includes(section.id)) continue;
    const ctx = await asCast(world, writers[index % writers.length]!);
    const stored = await answersOf(ctx, entryId);
    const answers = section.questions.flatMap((question) => {
      // A project's file knows no conditions of a theme; whoever enters it for a call confirms that call's.
      const text = project.answers[question.id] ?? (isThemeSection(section) ? "yes" : undefined);
      if (text === undefined) return [];
      return [[question.id, { text, version: stored.get(question.id)?.version ?? 0 }] as const];
    });
    await saveAnswers(ctx, entryId, Object.fromEntries(answers));
    if (options.markComplete ?? true) await markComplete(ctx, entryId, section.id, true);
  }
}

/** Creates and fills a project's entry; it is left as a draft that can be submitted. */
export async function writeEntry(world: WorldLike, editionId: string, project: Project): Promise<string> {
  const id = await startEntry(world, editionId, project);
  await answerEntry(world, editionId, id, project);
  return id;
}

/** Every project's entry, written. */
export async function writeAll(
  world: WorldLike,
  editionId: string,
  projects: readonly Project[],
): Promise<EntryIds> {
  const ids: EntryIds = {};
  for (const project of projects) ids[project.key] = await writeEntry(world, editionId, project);
  return ids;
}

/** Each representative submits the state's entries. */
export async function submitAll(
  world: WorldLike,
  entries: EntryIds,
  projects: readonly Project[],
): Promise<void> {
  for (const project of projects) {
    const id = entries[project.key];
    if (id) await submitEntry(await asCast(world, representativeKey(project)), id);
  }
}

/** The secretariat returns an entry with a remark on one answer, which is then open until the end of the day. */
export async function returnOne(
  world: WorldLike,
  entryId: string,
  remark: { question: string; text: string; reasons: string; until: string },
): Promise<void> {
  await returnEntry(await asCast(world, "secretariat-1"), entryId, {
    reasons: remark.reasons,
    until: remark.until,
    remarks: { [remark.question]: remark.text },
  });
}

/** The state answers a remark by adding to the answer, and submits again. */
export async function answerRemark(
  world: WorldLike,
  entryId: string,
  project: Pick<Project, "country">,
  answer: { question: string; add: string },
): Promise<void> {
  const ctx = await asCast(world, representativeKey(project));
  const stored = (await answersOf(ctx, entryId)).get(answer.question);
  const text = [stored?.text, answer.add].filter(Boolean).join("\n\n");
  await saveAnswers(ctx, entryId, { [answer.question]: { text, version: stored?.version ?? 0 } });
  await submitEntry(ctx, entryId);
}

/** The secretariat refuses an entry. */
export async function refuseOne(world: WorldLike, entryId: string, reasons: string): Promise<void> {
  await refuseEntry(await asCast(world, "secretariat-1"), entryId, { reasons });
}

/** The secretariat admits every entry but the ones left out, with notes to the jury where there are any. */
export async function admitAll(
  world: WorldLike,
  entries: EntryIds,
  options: { except?: readonly string[]; notes?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  const ctx = await asCast(world, "secretariat-2");
  for (const [key, id] of Object.entries(entries)) {
    if (options.except?.includes(key)) continue;
    const noteToJury = options.notes?.[key];
    await admitChecked(ctx, id, {
      ticks: ["english", "result"],
      ...(noteToJury === undefined ? {} : { noteToJury }),
    });
  }
}

/** Each representative names the project's presenter; admission must be closed. */
export async function nameAllPresenters(
  world: WorldLike,
  entries: EntryIds,
  projects: readonly Project[],
): Promise<void> {
  for (const project of projects) {
    const id = entries[project.key];
    if (!id) continue;
    await namePresenter(await asCast(world, representativeKey(project)), id, {
      nameLatin: project.presenterLatin,
      nameOwn: project.presenterOwn ?? "",
      nameLanguage: project.presenterLanguage ?? "",
    });
  }
}

function applicantsOf(project: Pick<Project, "key">) {
  return people.filter((person) => person.entry === project.key).map((person) => castMember(person.key));
}
