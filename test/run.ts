import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { findBrowser } from "./journeys/browser";
import { startPostgres } from "./postgres-server";

type Counts = { passed: number; failed: number };
type Part = { name: string; run(): Counts };

const cache = ".cache";

/** Runs a tool of node_modules with this Node and shows what it prints; passed or failed is one count. */
function tool(name: string, script: string, args: string[], env: Record<string, string> = {}): Part {
  return {
    name,
    run() {
      const { status } = runNode([script, ...args], env);
      return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

/** Runs vitest and counts its tests; a file that cannot even start counts as failed. */
function tests(name: string, args: string[], env: Record<string, string> = {}): Part {
  return {
    name,
    run() {
      const report = `${cache}/${name.replaceAll(" ", "-")}.json`;
      rmSync(report, { force: true });
      const { status } = runNode(
        [
          "node_modules/vitest/vitest.mjs",
          "run",
          "--reporter=default",
          "--reporter=json",
          `--outputFile=${report}`,
          ...args,
        ],
        env,
      );
      if (!existsSync(report)) return { passed: 0, failed: 1 };
      const counts = JSON.parse(readFileSync(report, "utf8"));
      const skipped = counts.numPendingTests + counts.numTodoTests;
      if (skipped > 0) console.log(`${skipped} tests were skipped; a skipped test counts as failed.`);
      const failed = counts.numFailedTests + skipped;
      const failedElsewhere = status !== 0 && failed === 0 ? 1 : 0;
      return { passed: counts.numPassedTests, failed: failed + failedElsewhere };
    },
  };
}

function runNode(args: string[], env: Record<string, string>) {
  return spawnSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } });
}

const formatAndLint = tool("format and lint", "node_modules/@biomejs/biome/bin/biome", [
  "ci",
  "--error-on-warnings",
]);
const types = tool("types", "node_modules/typescript/bin/tsc", [
  "--noEmit",
  "-p",
  ".",
  // The second run looks only at what has changed.
  "--incremental",
  "--tsBuildInfoFile",
  `${cache}/types.tsbuildinfo`,
]);
const build: Part = {
  name: "build",
  run() {
    const { status } = runNode(["--import", "tsx", "app/tasks/build.ts"], {});
    return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
};
const journeys = tests("journeys", ["--config", "test/journeys/vitest.config.ts"]);

/**
 * On a PostgreSQL server, where many connections meet each other; without one on the PostgreSQL in the tests' own
 * process, which has one connection and takes several times as long.
 */
const unitAndIntegration: Part = {
  name: "unit and integration",
  run() {
    const server = process.env.TEST_DATABASE_URL ? undefined : startPostgres();
    const url = process.env.TEST_DATABASE_URL ?? server?.url;
    if (!url) console.log("No PostgreSQL was found or could be installed: the tests use one of their own.");
    try {
      return tests("unit and integration", [], url ? { TEST_DATABASE_URL: url } : {}).run();
    } finally {
      server?.stop();
    }
  },
};

const plans: Record<string, readonly Part[]> = {
  all: [formatAndLint, types, unitAndIntegration, build, journeys],
  check: [
    formatAndLint,
    types, // Printing is slow to test and seldom changes: the whole run tests it.
    tests("unit and integration on SQLite", ["--project", "!printing"], { ENGINES: "sqlite" }),
  ],
  journeys: [build, journeys],
};

/** Runs the parts of a plan one after the other and ends with the counts; a failed build leaves the journeys out as failed. */
function main(): void {
  const chosen = process.argv[2] ?? "all";
  const plan = plans[chosen];
  if (!plan) {
    console.error(`There is no plan "${chosen}"; choose ${Object.keys(plans).join(", ")}.`);
    process.exitCode = 2;
    return;
  }
  mkdirSync(cache, { recursive: true });
  const total: Counts = { passed: 0, failed: 0 };
  if (plan.includes(journeys)) console.log(`Browser: ${findBrowser()}`);
  for (const part of plan) {
    const started = Date.now();
    console.log(`\n== ${part.name}`);
    const counts = part.run();
    total.passed += counts.passed;
    total.failed += counts.failed;
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`== ${part.name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

main();
