import "./production";

import { existsSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { castOfDemonstration } from "../../app/domain/people/cast.server";
import { contextFor } from "../../app/http/installation";
import { startServer } from "../../app/http/server";
import { buildAll } from "../../app/tasks/build";
import { makeDemonstration } from "./demonstration";
import { isStage, type Stage, stageNames } from "./stages";

type Wish = { stage: Stage; port: number; fresh: boolean };

function readWish(): Wish {
  const { values } = parseArgs({
    options: {
      stage: { type: "string", default: "open" },
      port: { type: "string", default: "3000" },
      fresh: { type: "boolean", default: false },
    },
  });
  const port = Number(values.port);
  if (!isStage(values.stage)) {
    throw new Error(`There is no stage "${values.stage}"; choose one of ${stageNames.join(", ")}.`);
  }
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`"${values.port}" is not a port; choose a number from 1 to 65535.`);
  }
  return { stage: values.stage, port, fresh: values.fresh };
}

/** Builds what must be, makes the demonstration's database if it is not there, serves it and says who can sign in. */
async function runDemonstration(): Promise<void> {
  const wish = readWish();
  const folder = resolve("data", `demo-${wish.stage}`);
  if (wish.fresh) rmSync(folder, { recursive: true, force: true });
  await buildAll();
  if (existsSync(join(folder, "ecpa.sqlite"))) {
    console.log(`Using the demonstration in data/demo-${wish.stage}/ (begin anew with -- --fresh).`);
  } else {
    // Made beside its place and moved there whole: a start that was cut off leaves no half world behind.
    const making = `${folder}.making`;
    rmSync(making, { recursive: true, force: true });
    await makeDemonstration(making, wish.stage, (text) => console.log(text));
    rmSync(folder, { recursive: true, force: true });
    renameSync(making, folder);
  }
  const origin = `http://localhost:${wish.port}`;
  const { installation } = await startServer({
    settings: {
      dataFolder: folder,
      keysFolder: join(folder, "keys"),
      origin,
      mailFrom: "award@localhost",
      controller: "nobody: this is a demonstration",
      contactEmail: "secretariat@award.example",
      fileMegabytes: 25,
      entryMegabytes: 200,
      port: wish.port,
      host: "127.0.0.1",
    },
    wanted: "demonstration",
    // A console full of request lines would bury what the reader came for.
    log: (line) => {
      if (line.level === "error") console.error(JSON.stringify(line));
    },
  });
  const cast = await castOfDemonstration(contextFor(installation, { kind: "system" }));
  console.log(`\nThe people of the demonstration (all invented):`);
  for (const person of cast) console.log(`  ${person.name}: ${person.roles.join(", ")}`);
  console.log(`\nIt is ${installation.clock.now().slice(0, 10)} here, stage "${wish.stage}".`);
  console.log(`Sign in with one click: ${origin}/account/sign-in`);
  console.log("Stop with Ctrl+C; everything stays.");
}

try {
  await runDemonstration();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
