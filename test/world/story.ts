import { returnEntry } from "../../app/domain/entries/admission.server";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { answersOf } from "../../app/domain/entries/entries.server";
import { submitEntry } from "../../app/domain/entries/submission.server";
import type { StoryWorld } from "./demonstration";
import {
  asCast,
  closeDemoAdmission,
  closeDemoCall,
  composeDemoJury,
  createDemoEdition,
  enterPeople,
  idOf,
  openDemoCall,
  openDemoJudging,
} from "./editions-steps";
import {
  admitAll,
  answerEntry,
  type EntryIds,
  nameAllPresenters,
  refuseOne,
  representativeKey,
  startEntry,
  submitAll,
} from "./entries-steps";
import { closeAndOpenOrder, declareAll, declareLate, scoreAll } from "./judging-steps";
import { jurySheets, refusedAtAdmission, returnedOnce } from "./jury-scores";
import { dismissObjection, objectToExperts } from "./jury-steps";
import { addDemoMaterials } from "./material-steps";
import { askForPolishHelp, playPolishRound } from "./national-steps";
import { buildDemoProgramme } from "./programme-steps";
import { type Project, readProjects } from "./project-file";
import { announceDemo, decideDemo, nameInsidersAndPrepare, releaseFeedbackDemo } from "./results-steps";
import { type Stage, stageNames } from "./stages";

type Told = { editionId: string; projects: readonly Project[]; entries: EntryIds };
type Chapter = { until: Stage; title: string; play(world: StoryWorld, told: Told): Promise<void> };

/** When the call is still open, the first states have submitted and the others are writing. */
const submittedEarly = 7;
/** The sections a state has answered that is still writing. */
const answeredSoFar = ["project", "summary", "intelligence"];

/** The story of the demonstration; each chapter brings the world to the next stage. */
const chapters: readonly Chapter[] = [
  {
    until: "open",
    title: "People are invited, the edition is announced, the states write ...",
    async play(world, told) {
      await enterPeople(world);
      await world.goTo("2026-04-14T09:00:00.000Z");
      told.editionId = await createDemoEdition(world);
      await world.goTo("2026-06-15T09:00:00.000Z");
      await composeDemoJury(world, told.editionId);
      await world.goTo("2026-07-01T07:00:00.000Z");
      await openDemoCall(world, told.editionId);
      await world.goTo("2026-07-02T09:30:00.000Z");
      const objection = await objectToExperts(world, told.editionId);
      await world.goTo("2026-07-03T14:15:00.000Z");
      await dismissObjection(world, objection);
      told.entries = await playPolishRound(world, told.editionId, told.projects);
      await world.goTo("2026-08-24T08:30:00.000Z");
      for (const [index, project] of told.projects.entries()) {
        const id = told.entries[project.key] ?? (await startEntry(world, told.editionId, project));
        told.entries[project.key] = id;
        const early = index < submittedEarly;
        await answerEntry(world, told.editionId, id, project, early ? {} : { sections: answeredSoFar });
      }
      await addDemoMaterials(world, told.entries, world.dataFolder);
      await world.goTo("2026-09-18T10:15:00.000Z");
      await submitAll(world, told.entries, told.projects.slice(0, submittedEarly));
      await askForPolishHelp(world, told.entries);
    },
  },
  {
    until: "checking",
    title: "The states submit, the call is closed ...",
    async play(world, told) {
      await world.goTo("2026-09-28T13:40:00.000Z");
      const late = told.projects.slice(submittedEarly);
      for (const project of late) {
        const id = told.entries[project.key]!;
        await answerEntry(world, told.editionId, id, project, {});
        if (project.key === returnedOnce.entry) await answerBeforeReturn(world, id, project);
      }
      await world.goTo("2026-09-29T15:05:00.000Z");
      await submitAll(world, told.entries, late);
      await world.goTo("2026-10-01T07:00:00.000Z");
      await closeDemoCall(world, told.editionId);
    },
  },
  {
    until: "judging",
    title: "The secretariat admits, the jury declares its interests and begins to score ...",
    async play(world, told) {
      await world.goTo("2026-10-05T09:00:00.000Z");
      const returned = told.entries[returnedOnce.entry]!;
      await returnEntry(await asCast(world, "secretariat-1"), returned, {
        reasons: "Two answers need mending before the entry can be admitted. Everything else is complete.",
        until: "2026-10-12",
        remarks: Object.fromEntries(returnedOnce.answers.map(({ question, remark }) => [question, remark])),
      });
      await world.goTo("2026-10-09T11:20:00.000Z");
      await answerReturned(world, returned, told);
      await world.goTo("2026-10-13T09:30:00.000Z");
      await refuseOne(world, told.entries[refusedAtAdmission.entry]!, refusedAtAdmission.reason);
      await admitAll(world, told.entries, { except: [refusedAtAdmission.entry] });
      await world.goTo("2026-10-14T14:00:00.000Z");
      await closeDemoAdmission(world, told.editionId);
      const { [refusedAtAdmission.entry]: _, ...admitted } = told.entries;
      await nameAllPresenters(world, admitted, told.projects);
      await world.goTo("2026-10-15T08:00:00.000Z");
      await openDemoJudging(world, told.editionId);
      await world.goTo("2026-10-19T08:00:00.000Z");
      await declareAll(world, told.editionId);
      await world.goTo("2026-10-26T16:00:00.000Z");
      await buildDemoProgramme(world, told.editionId, await idOf(world, "presidency-1"));
      await world.goTo("2026-10-27T16:00:00.000Z");
      await scoreAll(world, told.entries, jurySheets, { only: writtenEarly });
    },
  },
  {
    until: "deciding",
    title: "The jury scores, judging is closed, the order is opened ...",
    async play(world, told) {
      await world.goTo("2026-11-03T15:00:00.000Z");
      await declareLate(world, told.entries);
      await world.goTo("2026-11-05T15:00:00.000Z");
      await scoreAll(world, told.entries, jurySheets, { only: (sheet) => !writtenEarly(sheet) });
      await world.goTo("2026-11-09T10:00:00.000Z");
      await closeAndOpenOrder(world, told.editionId);
    },
  },
  {
    until: "decided",
    title: "The jury decides, the result is sealed, certificates are prepared ...",
    async play(world, told) {
      await world.goTo("2026-11-10T15:30:00.000Z");
      await decideDemo(world, told.editionId);
      await world.goTo("2026-11-11T09:00:00.000Z");
      await nameInsidersAndPrepare(world, told.editionId);
    },
  },
  {
    until: "announced",
    title: "The winners are announced in Dublin ...",
    async play(world, told) {
      await world.goTo("2026-12-09T20:45:00.000Z");
      await announceDemo(world, told.editionId);
      await world.goTo("2026-12-10T08:00:00.000Z");
      await releaseFeedbackDemo(world, told.editionId);
    },
  },
];

/** Plays the chapters up to a stage; tells when each one is reached. */
export async function playUntil(
  world: StoryWorld,
  stage: Stage,
  say: (text: string) => void,
  reached: (stage: Stage) => Promise<void> = async () => {},
): Promise<void> {
  const told: Told = { editionId: "", projects: readProjects("test/world/projects"), entries: {} };
  const last = stageNames.indexOf(stage);
  for (const chapter of chapters) {
    if (stageNames.indexOf(chapter.until) > last) break;
    say(chapter.title);
    await chapter.play(world, told);
    await reached(chapter.until);
  }
}

/** In the midst of judging every delegation has finished some of its sheets: those of every other entry. */
function writtenEarly(sheet: { entry: string }): boolean {
  const entries = [...new Set(jurySheets.map((one) => one.entry))];
  return entries.indexOf(sheet.entry) % 2 === 0;
}

/** The returned entry had two weaker answers when it was first submitted. */
async function answerBeforeReturn(world: StoryWorld, entryId: string, project: Project): Promise<void> {
  await replaceAnswers(world, entryId, project, (answer) => answer.before);
}

async function answerReturned(world: StoryWorld, entryId: string, told: Told): Promise<void> {
  const project = told.projects.find((one) => one.key === returnedOnce.entry)!;
  await replaceAnswers(world, entryId, project, (answer) => project.answers[answer.question]!);
  await submitEntry(await asCast(world, representativeKey(project)), entryId);
}

async function replaceAnswers(
  world: StoryWorld,
  entryId: string,
  project: Project,
  textOf: (answer: (typeof returnedOnce.answers)[number]) => string,
): Promise<void> {
  const ctx = await asCast(world, representativeKey(project));
  const stored = await answersOf(ctx, entryId);
  const answers = returnedOnce.answers.map((answer) => {
    const version = stored.get(answer.question)?.version ?? 0;
    return [answer.question, { text: textOf(answer), version }] as const;
  });
  await saveAnswers(ctx, entryId, Object.fromEntries(answers));
}
