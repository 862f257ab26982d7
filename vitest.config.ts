import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{unit,integration,upkeep}/**/*.test.{ts,tsx}"],
    // Two cores: more workers only wait, and each holds a PostgreSQL of its own.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Retrying would hide a race.
    retry: 0,
  },
});
