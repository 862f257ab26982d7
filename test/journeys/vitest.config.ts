import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/journeys/**/*.test.ts"],
    globalSetup: ["test/journeys/every-stage.ts"],
    // One browser, one journey at a time: two cores.
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    retry: 0,
  },
});
