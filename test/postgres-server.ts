import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const versions = "/usr/lib/postgresql";

/**
 * Starts a PostgreSQL of our own in a temporary folder, that no other machine reaches, and gives its address; installs
 * Debian's where apt may. Gives nothing where there is none: the tests then have the one in their process.
 */
export function startPostgres(): { url: string; stop(): void } | undefined {
  const programs = findPrograms() ?? installed();
  if (!programs) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "ecpa-postgres-"));
  const cluster = join(folder, "cluster");
  const owner = ownerOf();
  if (owner) {
    chownSync(folder, owner.uid, owner.gid);
    chmodSync(folder, 0o755);
  }
  const run = (program: string, ...args: string[]) =>
    spawnSync(join(programs, program), args, {
      ...owner,
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    }).status === 0;
  // A socket in our own folder, where no port can be taken. Nothing outlives the tests: no write has to reach the disk.
  const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off -c full_page_writes=off`;
  const stop = () => {
    run("pg_ctl", "-D", cluster, "-m", "immediate", "-w", "stop");
    rmSync(folder, { recursive: true, force: true });
  };
  const started =
    run("initdb", "-D", cluster, "-U", "tests", "--auth=trust", "--encoding=UTF8", "--no-sync") &&
    run("pg_ctl", "-D", cluster, "-w", "-l", join(folder, "log"), "-o", options, "start");
  if (!started) {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  return { url: `postgres://tests@localhost/postgres?host=${folder}`, stop };
}

function findPrograms(): string | undefined {
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions).sort((a, b) => Number(b) - Number(a));
  return newest
    .map((version) => join(versions, version, "bin"))
    .find((path) => existsSync(join(path, "initdb")));
}

function installed(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("No PostgreSQL found: installing Debian's ...");
  const quiet = { stdio: "ignore" as const, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  const install = () =>
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "postgresql"], quiet);
  if (install().status !== 0) {
    spawnSync("apt-get", ["update"], quiet);
    install();
  }
  return findPrograms();
}

/** PostgreSQL refuses to run as root: there it runs as the user that Debian made for it. */
function ownerOf(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}
