import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

type Got = { bytes: number; text: string };

/** What a browser loads when it comes for the first time: the page and each file it needs, as compressed as they are sent. */
export async function firstVisit(
  origin: string,
  path: string,
  cookie: string,
): Promise<{ bytes: number; files: number }> {
  const got = new Map<string, Got>();
  const load = async (address: string): Promise<void> => {
    if (got.has(address)) return;
    const answer = await ask(origin, address, cookie);
    got.set(address, answer);
    for (const next of filesIn(address, answer.text)) await load(next);
  };
  await load(path);
  return { bytes: [...got.values()].reduce((sum, { bytes }) => sum + bytes, 0), files: got.size };
}

/** Finds what a page, a style sheet or a script asks for by itself. */
function filesIn(address: string, text: string): string[] {
  const here = new URL(address, "http://here.invalid");
  const found = address.endsWith(".css")
    ? [...text.matchAll(/@font-face\s*\{[^}]*\}/g)].filter(([face]) => isForLatin(face)).flatMap(urlsIn)
    : address.endsWith(".js")
      ? [...text.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g)].map((match) => match[1]!)
      : [...text.matchAll(/<(?:link|script|img|use)\b[^>]*?(?:href|src)="([^"#]+)/g)].map(
          (match) => match[1]!,
        );
  return found
    .map((one) => new URL(one, here))
    .flatMap(({ host, pathname }) => (host === here.host ? [pathname] : []));
}

/** True for the upright letters of English: others are loaded where a text holds them. */
function isForLatin(face: string): boolean {
  return !/font-style:\s*italic/.test(face) && /unicode-range:\s*U\+(?:0000|00|0)-(?:00)?FF/i.test(face);
}

function urlsIn([face]: RegExpMatchArray): string[] {
  return [...face.matchAll(/url\(["']?([^"')]+\.woff2)/g)].map((match) => match[1]!);
}

function ask(origin: string, path: string, cookie: string): Promise<Got> {
  const { port, host } = new URL(origin);
  const headers = { Host: host, Cookie: cookie, "Accept-Encoding": "br, gzip" };
  return new Promise((done, failed) => {
    const asked = request({ host: "127.0.0.1", port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        if (response.statusCode !== 200) return failed(new Error(`${path} answers ${response.statusCode}`));
        const body = Buffer.concat(parts);
        const how = response.headers["content-encoding"];
        const plain = how === "br" ? brotliDecompressSync(body) : how === "gzip" ? gunzipSync(body) : body;
        done({ bytes: body.length, text: plain.toString("utf8") });
      });
    });
    asked.on("error", failed);
    asked.end();
  });
}
