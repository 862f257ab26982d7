import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionCookie } from "../../app/http/cookies";
import routes from "../../app/routes";
import { type ServedStage, serveStage } from "../world/served-stage";
import { type Places, placesOf } from "../world/visits";
import { type Answer, columns, table } from "./role-route-table";

type Route = { path?: string; children?: readonly Route[] };

/** Lists the patterns of the site map. */
function patternsOf(list: readonly Route[], base = ""): string[] {
  return list.flatMap((route) => {
    const path = [base, route.path].filter(Boolean).join("/");
    return [`/${path}`, ...patternsOf(route.children ?? [], path)];
  });
}

describe("who gets which page", () => {
  let stage: ServedStage;
  let places: Places;
  const cookies: Record<string, string> = {};

  beforeAll(async () => {
    stage = await serveStage("decided");
    places = await placesOf(stage.server.installation.db);
    const cookie = sessionCookie(stage.origin);
    for (const key of columns.slice(1)) {
      cookies[key] = (await cookie.serialize(await stage.tokenOf(key))).split(";")[0]!;
    }
  });
  afterAll(async () => stage?.stop());

  async function answerFor(key: string, path: string): Promise<Answer | number> {
    const response = await fetch(stage.origin + path, {
      redirect: "manual",
      headers: cookies[key] ? { Cookie: cookies[key] } : {},
    });
    await response.arrayBuffer();
    const to = response.headers.get("Location");
    if (to?.startsWith("/account/sign-in")) return "in";
    return to ? "to" : (response.status as Answer);
  }

  it("is written down for every route of the site map, once", () => {
    expect(table.map((row) => row.pattern).sort()).toEqual(patternsOf(routes as readonly Route[]).sort());
  });

  it("is as the table says, for every person and every route", async () => {
    const found: string[] = [];
    for (const row of table) {
      for (const [index, key] of columns.entries()) {
        const answer = await answerFor(key, row.path(places));
        if (answer !== row.answers[index])
          found.push(`${key} ${row.pattern}: ${answer}, not ${row.answers[index]}`);
      }
    }
    expect(found).toEqual([]);
    expect(stage.errors).toEqual([]);
  });

  it("leads to the sign-in page before it looks anything up: existing and unknown ids answer alike", async () => {
    for (const row of table.filter((one) => one.answers[0] === "in" && one.pattern.includes("/:"))) {
      const existing = await answerFor("visitor", row.path(places));
      const nothing = Object.fromEntries(Object.keys(places).map((key) => [key, "0000000000000000"]));
      expect([row.pattern, existing, await answerFor("visitor", row.path(nothing as Places))]).toEqual([
        row.pattern,
        "in",
        "in",
      ]);
    }
  });
});
