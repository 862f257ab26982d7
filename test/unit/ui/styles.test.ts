import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const folder = new URL("../../../app/ui/styles/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".css"));
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");

it("every style file is imported by index.css exactly once", () => {
  const imported = [...read("index.css").matchAll(/@import "\.\/([a-z-]+\.css)";/g)].map((match) => match[1]);
  expect([...imported].sort()).toEqual(files.filter((name) => name !== "index.css").sort());
});

it("every colour token that a style uses exists", () => {
  const defined = new Set([...read("tokens.css").matchAll(/--([a-z0-9-]+):/g)].map((match) => match[1]));
  const used = files.flatMap((name) =>
    [...read(name).matchAll(/var\(--([a-z0-9-]+)\)/g)].map((match) => match[1]),
  );
  expect(used.length).toBeGreaterThan(300);
  expect([...new Set(used.filter((name) => !defined.has(name)))]).toEqual([]);
});

it("no style reaches for another server", () => {
  expect(files.filter((name) => /url\(["']?(https?:)?\/\//.test(read(name)))).toEqual([]);
});
