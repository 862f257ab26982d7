import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { sessionCookie } from "../../app/http/cookies";
import { buildAll } from "../../app/tasks/build";
import { theBrowser } from "../journeys/browser";
import { people } from "./cast";
import { makeEveryStage } from "./demonstration";
import { type ServedStage, serveStage, stagesFolder } from "./served-stage";
import { type Stage, stageNames } from "./stages";
import { allPrints, allVisits, type Places, placesOf } from "./visits";

type Look = { width: number; dark: boolean };
type Picture = { stage: Stage; as: string; path: string; file: string };

const looks: readonly Look[] = [
  { width: 1280, dark: false },
  { width: 1280, dark: true },
  { width: 320, dark: false },
  { width: 320, dark: true },
];
const folder = join("data", "pictures");

/** Photographs every page as the person whose page it is, at every stage and in every look, and every PDF. */
async function takePictures(): Promise<void> {
  const wanted = process.argv.slice(2).filter((name) => stageNames.includes(name as Stage)) as Stage[];
  requirePdftoppm();
  await buildAll();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  rmSync(stagesFolder, { recursive: true, force: true });
  mkdirSync(stagesFolder, { recursive: true });
  console.log("Playing the story ...");
  await makeEveryStage(stagesFolder);
  const browser = await theBrowser();
  const pictures: Picture[] = [];
  try {
    for (const stage of wanted.length > 0 ? wanted : stageNames) {
      console.log(`Photographing the stage "${stage}" ...`);
      pictures.push(...(await photograph(browser, stage)));
    }
  } finally {
    await browser.close();
  }
  writeFileSync(join(folder, "index.html"), indexOf(pictures));
  console.log(`${pictures.length} pictures: open ${join(folder, "index.html")}.`);
}

async function photograph(browser: Browser, stage: Stage): Promise<Picture[]> {
  const served = await serveStage(stage);
  const places = await placesOf(served.server.installation.db);
  const visits = allVisits.filter((visit) => visit.stages.includes(stage));
  const pictures: Picture[] = [];
  try {
    for (const as of new Set(visits.map((visit) => visit.as))) {
      const cookie = await cookieOf(served, as);
      for (const look of looks) {
        const context = await browser.newContext({
          baseURL: served.origin,
          viewport: { width: look.width, height: 900 },
          colorScheme: look.dark ? "dark" : "light",
        });
        if (cookie) await context.addCookies([{ name: "session", value: cookie, url: served.origin }]);
        const page = await context.newPage();
        for (const visit of visits.filter((one) => one.as === as)) {
          const path = visit.path(places);
          await page.goto(path);
          const file = `${stage}-${as}-${nameOf(path, places)}-${look.width}${look.dark ? "-dark" : ""}.png`;
          await page.screenshot({ path: join(folder, file), fullPage: true });
          pictures.push({ stage, as, path, file });
        }
        await context.close();
      }
    }
    pictures.push(...(await photographPrints(served, stage, places)));
  } finally {
    await served.stop();
  }
  return pictures;
}

/** Fetches every PDF of the stage and turns its pages into pictures. */
async function photographPrints(served: ServedStage, stage: Stage, places: Places): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const visit of allPrints.filter((one) => one.stages.includes(stage))) {
    const path = visit.path(places);
    const cookie = await cookieOf(served, visit.as);
    const response = await fetch(served.origin + path, {
      headers: cookie ? { Cookie: `session=${cookie}` } : {},
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status} at the stage "${stage}".`);
    const name = `${stage}-${visit.as}-${nameOf(path, places)}`;
    writeFileSync(join(folder, `${name}.pdf`), new Uint8Array(await response.arrayBuffer()));
    spawnSync("pdftoppm", ["-r", "80", "-png", join(folder, `${name}.pdf`), join(folder, name)]);
    const files = readdirSync(folder).filter((file) => file.startsWith(`${name}-`) && file.endsWith(".png"));
    pictures.push(...files.sort().map((file) => ({ stage, as: visit.as, path, file })));
  }
  return pictures;
}

async function cookieOf(served: ServedStage, as: string): Promise<string | undefined> {
  if (as === "visitor") return undefined;
  const serialized = await sessionCookie(served.origin).serialize(await served.tokenOf(as));
  return serialized.split(";")[0]!.split("=")[1]!;
}

/** Makes a file name of a path: ids become what they stand for, so that two runs give the same names. */
function nameOf(path: string, places: Places): string {
  let name = path;
  for (const [what, id] of Object.entries(places)) name = name.replaceAll(id, what);
  return name.replace(/[^\w]+/g, "_").replace(/^_|_$/g, "") || "home";
}

function requirePdftoppm(): void {
  const has = () => spawnSync("pdftoppm", ["-v"]).status === 0;
  if (!has() && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    spawnSync("apt-get", ["install", "-y", "poppler-utils"], { stdio: "inherit" });
  }
  if (!has()) throw new Error("PDFs are turned into pictures by pdftoppm: install poppler-utils.");
}

/** An index page: stage by stage, page by page, all looks of a page side by side. */
function indexOf(pictures: readonly Picture[]): string {
  const nameOfPerson = (key: string) => people.find((one) => one.key === key)?.nameLatin ?? "Visitor";
  const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const groups = new Map<string, Picture[]>();
  for (const picture of pictures) {
    const title = `${picture.stage}: ${picture.path} as ${nameOfPerson(picture.as)}`;
    groups.set(title, [...(groups.get(title) ?? []), picture]);
  }
  const sections = [...groups].map(
    ([title, list]) =>
      `<section><h2>${escaped(title)}</h2>${list
        .map(({ file }) => `<a href="${file}"><img loading="lazy" src="${file}" alt="${escaped(file)}"></a>`)
        .join("")}</section>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title>
<style>body{font:16px sans-serif;margin:24px}img{max-height:480px;max-width:480px;border:1px solid #999;margin:4px;vertical-align:top}h2{font-size:16px}</style>
<h1>Every page and PDF of the demonstration</h1>${sections.join("\n")}</html>`;
}

try {
  await takePictures();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
