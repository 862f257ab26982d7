import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeNext } from "../../../app/http/request";

const home = "https://award.example";

describe("where a sign-in leads", () => {
  it.each([
    ["/", "/"],
    ["/desk", "/desk"],
    ["/national/entries/abc?tab=people#top", "/national/entries/abc?tab=people#top"],
    ["/editions/../desk", "/desk"],
    ["/entries/Žinios ir saugumas", "/entries/%C5%BDinios%20ir%20saugumas"],
    ["/registry?from=https://elsewhere.example", "/registry?from=https://elsewhere.example"],
  ])("is a page here: %s", (next, to) => {
    expect(safeNext(next)).toBe(to);
  });

  it.each([
    null,
    "",
    "desk",
    "//elsewhere.example",
    "///elsewhere.example",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "/\t/elsewhere.example",
    "/\n/elsewhere.example",
    "/\r\n/elsewhere.example",
    "\t//elsewhere.example",
    "/.//elsewhere.example",
    "/a/..//elsewhere.example",
    "https://elsewhere.example",
    "https:elsewhere.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "//user@elsewhere.example/desk",
    "//",
    "/\\",
  ])("is the desk and never another site: %j", (next) => {
    expect(safeNext(next)).toBe("/desk");
  });

  it("is an address of this site for a browser, whatever was asked, and fits into a header", () => {
    const odd = fc
      .array(
        fc.constantFrom(
          "/",
          "\\",
          "\t",
          "\n",
          ".",
          "..",
          "@",
          ":",
          "#",
          "?",
          "%2f",
          "http:",
          "a.example",
          "é",
          "\u0000",
        ),
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        fc.oneof(
          odd,
          odd.map((text) => `/${text}`),
          fc.string({ unit: "binary" }),
        ),
        (next) => {
          const to = safeNext(next);
          expect(new URL(to, home).origin).toBe(home);
          expect(to.startsWith("/") && !to.startsWith("//")).toBe(true);
          expect(new Headers({ Location: to }).get("Location")).toBe(to);
          expect(safeNext(to)).toBe(to);
        },
      ),
      { seed: 2026, numRuns: 300 },
    );
  });
});
