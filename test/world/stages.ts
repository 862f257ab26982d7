/** The stages a demonstration can start at, each on its own day of 2026. */
export const stages = {
  open: "2026-09-21T08:00:00.000Z",
  checking: "2026-10-02T08:00:00.000Z",
  judging: "2026-10-29T09:00:00.000Z",
  deciding: "2026-11-10T09:00:00.000Z",
  decided: "2026-11-12T09:00:00.000Z",
  announced: "2026-12-10T09:00:00.000Z",
} as const;

export type Stage = keyof typeof stages;

export const stageNames = Object.keys(stages) as Stage[];

/** True for the name of a stage. */
export function isStage(name: string): name is Stage {
  return name in stages;
}
