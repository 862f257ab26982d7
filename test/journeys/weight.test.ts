import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionCookie } from "../../app/http/cookies";
import { type ServedStage, serveStage } from "../world/served-stage";
import { allVisits, type Places, placesOf } from "../world/visits";

const kilobyte = 1000;
const mostHtmlAndCss = 60 * kilobyte;
const mostPublicModules = 10 * kilobyte;
const mostSignedInScript = 110 * kilobyte;

describe("the weight of pages, compressed with brotli, fonts apart", () => {
  let stage: ServedStage;
  let places: Places;
  beforeAll(async () => {
    stage = await serveStage("judging");
    places = await placesOf(stage.server.installation.db);
  });
  afterAll(async () => stage?.stop());

  async function fetchText(path: string, cookie?: string): Promise<string> {
    const response = await fetch(stage.origin + path, cookie ? { headers: { Cookie: cookie } } : {});
    return response.text();
  }

  function weightOf(text: string): number {
    return brotliCompressSync(text).length;
  }

  it("keeps within the budget on every page, and sends no framework script", async () => {
    const cookie = sessionCookie(stage.origin);
    const scripts = new Map<string, string>();
    const over: string[] = [];
    for (const visit of allVisits.filter((one) => one.stages.includes("judging") || one.as === "visitor")) {
      const signedIn = visit.as !== "visitor";
      const own = signedIn
        ? (await cookie.serialize(await stage.tokenOf(visit.as))).split(";")[0]
        : undefined;
      const path = visit.path(places);
      const html = await fetchText(path, own);
      const styles = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map((match) => match[1]!);
      expect(styles.length).toBeGreaterThan(0);
      let page = weightOf(html);
      for (const style of styles) page += weightOf(await fetchText(style));
      let script = 0;
      for (const match of html.matchAll(/<script[^>]*src="([^"]+)"/g)) {
        const address = match[1]!;
        const text = scripts.get(address) ?? (await fetchText(address));
        scripts.set(address, text);
        script += weightOf(text);
      }
      if (page > mostHtmlAndCss) over.push(`${visit.as} ${path}: ${page} bytes of HTML and CSS`);
      const most = signedIn ? mostSignedInScript : mostPublicModules;
      if (script > most) over.push(`${visit.as} ${path}: ${script} bytes of script`);
    }
    expect(over).toEqual([]);
    expect(scripts.size).toBeGreaterThan(2);
    for (const [address, text] of scripts) {
      expect([address, /react|remix/i.test(text)]).toEqual([address, false]);
    }
  });
});
