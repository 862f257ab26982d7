import { mkdirSync, rmSync } from "node:fs";
import { makeEveryStage } from "../world/demonstration";
import { stagesFolder } from "../world/served-stage";

/** Before the journeys: plays the story once and keeps the world of every stage. */
export async function setup(): Promise<void> {
  rmSync(stagesFolder, { recursive: true, force: true });
  mkdirSync(stagesFolder, { recursive: true });
  await makeEveryStage(stagesFolder);
}
