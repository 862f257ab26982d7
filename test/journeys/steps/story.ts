import { defaultCriteria } from "../../../app/domain/editions/default-criteria";
import { projectsNamed } from "../../world/judging-steps";
import type { CriterionId, JurySheet } from "../../world/jury-scores";
import type { Project } from "../../world/project-file";

const project = (key: string) => projectsNamed(key)[0] as Project;
export const german = project("de-quarrel-workshop");
export const estonian = project("ee-three-adults");
export const spanish = project("es-open-window");
export const irish = project("ie-second-whistle");
export const cypriot = project("cy-common-courtyard");
/** What the secretariat admits and the jury judges. */
export const admitted = [german, estonian, spanish, irish];

/** What the sheets say. The half points and the words of the remarks stand nowhere else on the platform. */
export const onlySheets = { figures: /\b\d\.5\b/, words: /Citadel|Polder/ };
export const sheets = {
  chairOnGermany: sheet("ireland", german, [4, 4, 3, 4, 5], "Harbour"),
  chairOnEstonia: sheet("ireland", estonian, [4, 5, 4, 4, 5], "Harbour"),
  chairOnSpain: sheet("ireland", spanish, [3, 3, 4, 3, 3], "Harbour"),
  cyprusOnGermany: sheet("cyprus", german, [4.5, 3.5, 3.5, 4.5, 4], "Citadel"),
  cyprusOnEstonia: sheet("cyprus", estonian, [4.5, 4.5, 4.5, 4.5, 4.5], "Citadel"),
  cyprusOnSpain: sheet("cyprus", spanish, [3.5, 3.5, 3.5, 3.5, 2.5], "Citadel"),
  cyprusOnIreland: sheet("cyprus", irish, [2.5, 1.5, 2.5, 2.5, 3.5], "Citadel"),
  expertsOnGermany: sheet("scheldeland", german, [3.5, 4.5, 3.5, 3.5, 4.5], "Polder"),
  expertsOnSpain: sheet("scheldeland", spanish, [3.5, 3.5, 3, 3.5, 2.5], "Polder"),
  expertsOnIreland: sheet("scheldeland", irish, [2.5, 2.5, 1.5, 3.5, 2.5], "Polder"),
};

function sheet(delegation: string, { key }: Project, scores: readonly number[], word: string): JurySheet {
  const ids = defaultCriteria.map((criterion) => criterion.id as CriterionId);
  const each = <T>(value: (index: number) => T) =>
    Object.fromEntries(ids.map((id, index) => [id, value(index)])) as Record<CriterionId, T>;
  return {
    delegation,
    entry: key,
    scores: each((index) => scores[index]!),
    remarks: each((index) => `${word}: ${ids[index]} weighed.`),
    overall: `${word}: weighed as a whole.`,
  };
}

/** The sheets that a command writes, as clicking every one of them would prove nothing more. */
export const unclicked = (Object.keys(sheets) as (keyof typeof sheets)[]).filter(
  (name) => !["chairOnGermany", "expertsOnSpain", "cyprusOnIreland"].includes(name),
);
