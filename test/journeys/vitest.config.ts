import { defineConfig } from "vitest/config";
import { longestFirst } from "../longest-first";

export default defineConfig({
  test: {
    include: ["test/journeys/**/*.test.ts"],
    globalSetup: ["test/journeys/every-stage.ts"],
    // Two journeys at a time, each with a server and a browser: one of them always waits for the other.
    maxWorkers: 2,
    isolate: false,
    sequence: { sequencer: longestFirst("barriers", "award") },
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    retry: 0,
  },
});
