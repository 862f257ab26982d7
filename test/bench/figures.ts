import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { buildAll } from "../../app/tasks/build";
import { makeEveryStage } from "../world/demonstration";
import { stagesFolder } from "../world/served-stage";
import type { Stage } from "../world/stages";

/** Gives the value below which a share of the values lie; nothing of none. */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Says a time: "4.2 ms". */
export function milliseconds(values: readonly number[], share: number): string {
  const value = quantile(values, share);
  return value === undefined ? "none" : `${value.toFixed(1)} ms`;
}

/** Says how many times were taken, and their p50, p95 and p99. */
export function figures(values: readonly number[]): string {
  const quantiles = [0.5, 0.95, 0.99].map((share) => milliseconds(values, share));
  return `p50 ${quantiles[0]}, p95 ${quantiles[1]}, p99 ${quantiles[2]} (${values.length})`;
}

/** Builds the application and plays the story, where that has not been done. */
export async function prepareStages(print: (line: string) => void, needed: readonly Stage[]): Promise<void> {
  if (!existsSync(join("build", "server", "index.js"))) {
    print("Building ...");
    await buildAll();
  }
  if (!needed.every((stage) => existsSync(join(stagesFolder, `${stage}.sqlite`)))) {
    print("Playing the story of the demonstration ...");
    mkdirSync(stagesFolder, { recursive: true });
    await makeEveryStage(stagesFolder);
  }
  print("What is measured is the build that lies in build/; `npm run build` makes it anew.");
}
