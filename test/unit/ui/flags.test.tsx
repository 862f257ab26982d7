import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { memberStates } from "../../../app/domain/countries";
import { Country, Flag, isoCode } from "../../../app/ui/country";

const flags = new URL("../../../node_modules/country-flag-icons/3x2/", import.meta.url);
const sprite = readFileSync(new URL("../../../app/ui/flags.svg", import.meta.url), "utf8");
const symbols = new Map(
  [...sprite.matchAll(/<symbol id="([A-Z]{2})" viewBox="([^"]+)"[^>]*>(.*?)<\/symbol>/gs)].map((match) => [
    match[1] ?? "",
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${match[2]}">${match[3]}</svg>`,
  ]),
);

it("the sprite holds every Member State and each flag as the package draws it", () => {
  expect(memberStates.filter((code) => !symbols.has(code))).toEqual([]);
  const drawn = [...symbols.keys()].map((code) => [
    code,
    readFileSync(new URL(`${code}.svg`, flags), "utf8").trim(),
  ]);
  expect([...symbols]).toEqual(drawn);
});

it("a flag is drawn exactly where the sprite has one", () => {
  const asked = [...symbols.keys(), "UA", "US", "XX"];
  const shown = asked.filter((code) => renderToStaticMarkup(<Flag code={code} />) !== "");
  expect(shown).toEqual([...symbols.keys()]);
});

it("Greece and the United Kingdom are understood under both of their codes", () => {
  expect(["EL", "gr", "UK", "GB", "CZ"].map(isoCode)).toEqual(["GR", "GR", "GB", "GB", "CZ"]);
});

it("a country is its name, with the flag as decoration", () => {
  expect(renderToStaticMarkup(<Country code="CZ" />)).toMatch(
    /^<span class="country"><svg class="flag" aria-hidden="true" focusable="false"><use href="[^"]+#CZ"><\/use><\/svg>Czechia<\/span>$/,
  );
  expect(renderToStaticMarkup(<Country code="EL" />)).toContain("</svg>Greece</span>");
});
