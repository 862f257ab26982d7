import { defineConfig } from "vitest/config";
import { longestFirst } from "./test/longest-first";

export default defineConfig({
  test: {
    // Two cores: more workers only wait, and each holds a PostgreSQL of its own.
    maxWorkers: 2,
    // A busy machine is no failure: only what hangs runs into these.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    // Retrying would hide a race.
    retry: 0,
    // To load the platform takes longer than to test a file of it: a worker loads it once for all.
    isolate: false,
    sequence: { sequencer: longestFirst("interests-walk", "fuzz", "documents") },
    projects: [
      {
        extends: true,
        test: {
          name: "platform",
          include: ["test/{unit,integration,upkeep}/**/*.test.{ts,tsx}"],
          exclude: ["test/unit/{browser,print}/**"],
        },
      },
      { extends: true, test: { name: "printing", include: ["test/unit/print/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "browser modules",
          include: ["test/unit/browser/**/*.test.ts"],
          // They are tested with others in place of their neighbours, who must not stay for the next file.
          isolate: true,
        },
      },
    ],
  },
});
