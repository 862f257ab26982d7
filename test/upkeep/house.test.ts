import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { settingNames } from "../../app/http/environment";
import { breachesAmong, breachOf, importsIn, roomOf, sourceFiles } from "./import-rules";

const files = sourceFiles();

describe("the house", () => {
  it("lets nobody import upwards", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
    expect(breachesAmong(files)).toEqual([]);
  });

  it("would notice a page that reaches into the database", () => {
    const planted = 'import { openSqlite } from "../../database/sqlite";';
    expect(importsIn(planted)).toEqual(["../../database/sqlite"]);
    expect(breachOf("app/routes/public/home.tsx", "app/database/sqlite")).toEqual({
      from: "app/routes/public/home.tsx",
      to: "app/database/sqlite",
      rule: "routes may not import database",
    });
  });

  it("keeps every file under 500 lines", () => {
    const long = files
      .map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length }))
      .filter(({ lines }) => lines > 500);
    expect(long).toEqual([]);
  });

  it("names no file by a word that says nothing", () => {
    expect(files.filter((file) => /(utils?|helpers?|misc|common|manager)/.test(basename(file)))).toEqual([]);
    expect(files.filter((file) => !/^[a-z0-9.-]+$/.test(basename(file)))).toEqual([]);
  });

  it("names every top folder in the README", () => {
    const readme = readFileSync("README.md", "utf8");
    const hidden = new Set(["node_modules", "build", "data", "coverage"]);
    const folders = readdirSync(".").filter(
      (name) => !name.startsWith(".") && !hidden.has(name) && statSync(name).isDirectory(),
    );
    expect(folders.filter((name) => !readme.includes(`${name}/`))).toEqual([]);
  });

  it("names every setting in .env.example and no other", () => {
    const named = [...readFileSync(".env.example", "utf8").matchAll(/^([A-Z_]+)=/gm)].map(
      (match) => match[1]!,
    );
    expect(named.sort()).toEqual([...settingNames].sort());
  });

  it("has a line in the README for every command of package.json", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    const readme = readFileSync("README.md", "utf8");
    const missing = Object.keys(scripts).filter(
      (name) =>
        !readme.includes(`npm run ${name}`) &&
        !readme.includes(`npm run -s ${name}`) &&
        !readme.includes(`npm ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it("carries the EUPL and says so in publiccode.yml and package.json", () => {
    expect(readFileSync("LICENSE", "utf8")).toContain("EUROPEAN UNION PUBLIC LICENCE v. 1.2");
    expect(readFileSync("publiccode.yml", "utf8")).toMatch(/^\s+license: EUPL-1\.2$/m);
    expect(JSON.parse(readFileSync("package.json", "utf8")).license).toBe("EUPL-1.2");
  });

  it("keeps download addresses out of the lock file and exact versions in package.json", () => {
    expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved": *"http/);
    const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    const versions = Object.values({ ...dependencies, ...devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });
});
