import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";

const { version } = JSON.parse(readFileSync("node_modules/@electric-sql/pglite/package.json", "utf8"));
const cluster = `.cache/pglite-${version}.tar`;

/**
 * Starts an empty PostgreSQL in this process. Setting a cluster up takes some seconds of work: the first start of a
 * version keeps it as a file, the others begin with that.
 */
export async function freshPglite(): Promise<PGlite> {
  if (existsSync(cluster)) return PGlite.create({ loadDataDir: new Blob([readFileSync(cluster)]) });
  const pglite = await PGlite.create();
  const kept = await pglite.dumpDataDir("none");
  mkdirSync(".cache", { recursive: true });
  // Moved into place whole: test files start side by side.
  const making = `${cluster}.${process.pid}`;
  writeFileSync(making, new Uint8Array(await kept.arrayBuffer()));
  renameSync(making, cluster);
  return pglite;
}
