import type { StoryWorld } from "./demonstration";
import { type Stage, stageNames } from "./stages";

type Chapter = { until: Stage; title: string; play(world: StoryWorld): Promise<void> };

/** The story of the demonstration; each chapter brings the world to the next stage. */
const chapters: readonly Chapter[] = [];

/** Plays the chapters up to a stage. */
export async function playUntil(world: StoryWorld, stage: Stage, say: (text: string) => void): Promise<void> {
  const last = stageNames.indexOf(stage);
  for (const chapter of chapters) {
    if (stageNames.indexOf(chapter.until) > last) break;
    say(chapter.title);
    await chapter.play(world);
  }
}
