import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSqlite } from "../../app/database/sqlite";
import { fieldProblem, Refusal, Unknown } from "../../app/domain/problems";
import { actAsAnybody } from "../../app/http/responses";
import {
  type Asked,
  ask,
  type PlayedArgs,
  playedBuild,
  type Served,
  serve,
  testOrigin,
} from "../world/application";

const secret = "maria@ministry.example typed this";

function failing(code?: string): () => never {
  return () => {
    throw Object.assign(new Error(secret), code ? { code } : {});
  };
}

function named(name: string): () => never {
  return () => {
    throw Object.assign(new Error(secret), {
      name,
      problems: [{ kind: "rule", code: "no", sentence: "This is not for you." }],
    });
  };
}

const build = playedBuild({
  "/": { loader: () => null },
  "/form": { loader: () => null, action: async ({ request }) => ({ took: (await request.text()).length }) },
  "/address": { loader: ({ request }) => request.url },
  "/people/:id": { loader: ({ params }: PlayedArgs) => params.id },
  "/bug": { loader: failing(), action: failing() },
  "/bug.pdf": { loader: failing(), file: true },
  "/full": { loader: failing("SQLITE_FULL"), action: failing("SQLITE_FULL") },
  "/away": { loader: failing("57P01"), action: failing("ECONNREFUSED") },
  "/full.json": { loader: failing("53100"), file: true },
  "/unknown": { loader: named("Unknown"), action: named("Unknown") },
  "/unknown.pdf": { loader: named("Unknown"), file: true },
  "/refused": { loader: named("Refusal") },
  "/refused.pdf": { loader: named("Refusal"), file: true },
  "/missing.pdf": {
    loader: () => {
      throw new Response(null, { status: 404 });
    },
    file: true,
  },
  "/save.json": {
    action: (args) =>
      actAsAnybody(args, async (_ctx, typed) => {
        if (typed.how === "refuse") throw new Refusal([fieldProblem("title", "late", "Too late.")], "newer");
        if (typed.how === "unknown") throw new Unknown("entry");
        if (typed.how === "own") return Response.json({ own: true }, { status: 422 });
        return failing("SQLITE_BUSY")();
      }),
    file: true,
  },
  "/file.json": { loader: () => Response.json({ a: 1 }), file: true },
});

let served: Served;
const { db } = openSqlite(":memory:");

beforeAll(async () => {
  served = await serve({ db, build });
});
beforeEach(() => {
  served.log.length = 0;
});
afterAll(async () => {
  await served.stop();
  await db.destroy();
});

const own: Asked = {
  method: "POST",
  headers: { Origin: testOrigin, "Content-Type": "text/plain" },
  body: "x",
};

describe("every answer", () => {
  it("carries the headers that keep other sites out, with a nonce of its own", async () => {
    const [one, other] = [await served.ask("/"), await served.ask("/")];
    const nonces = [one, other].map(
      (answer) =>
        /'nonce-([0-9a-z]{25})'/.exec(String(answer.headers["content-security-policy"]))?.[1] ?? "none",
    );
    expect(new Set([...nonces, "none"]).size).toBe(3);
    const { date: _date, etag: _etag, ...headers } = one.headers;
    expect(headers).toEqual({
      "content-security-policy": [
        "default-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        `script-src 'nonce-${nonces[0]}'`,
      ].join(";"),
      "content-type": "application/json; charset=utf-8",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "origin-agent-cluster": "?1",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-dns-prefetch-control": "off",
      "x-download-options": "noopen",
      "x-frame-options": "SAMEORIGIN",
      "x-permitted-cross-domain-policies": "none",
      "x-xss-protection": "0",
      "x-request-id": expect.stringMatching(/^[0-9a-z]{16}$/),
      vary: "Accept-Encoding",
      connection: "close",
      "transfer-encoding": "chunked",
    });
    expect(one.headers["x-request-id"]).not.toBe(other.headers["x-request-id"]);
  });

  it("insists on https where the installation has it", async () => {
    const secure = await serve({ db, build, settings: { origin: "https://award.example" } });
    const { headers } = await secure.ask("/");
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
    await secure.stop();
  });

  it("reads its own address as the installation's, whatever Host a proxy or a stranger sends", async () => {
    for (const headers of [
      { Host: "evil.example" },
      { Host: "127.0.0.1:1", "X-Forwarded-Host": "evil.example:99" },
      { Host: "not a host" },
    ]) {
      const { body } = await served.ask("/address", { headers });
      expect(JSON.parse(body).loaderData["/address"]).toBe(`${testOrigin}/address`);
    }
  });
});

describe("a change", () => {
  it.each([
    ["from our own pages", { Origin: testOrigin }, 200],
    [
      "from our own pages behind a proxy with another Host",
      { Origin: testOrigin, Host: "10.0.0.1:3000" },
      200,
    ],
    ["without an origin, from our own pages by the browser's word", { "Sec-Fetch-Site": "same-origin" }, 200],
    ["from another site", { Origin: "https://elsewhere.example" }, 403],
    ["from a site that begins like ours", { Origin: `${testOrigin}.elsewhere.example` }, 403],
    ["from another port", { Origin: `${testOrigin}:8080` }, 403],
    [
      "from our own name without encryption turned round",
      { Origin: testOrigin.replace("http", "https") },
      403,
    ],
    ["with a hidden origin", { Origin: "null" }, 403],
    ["with an empty origin", { Origin: "" }, 403],
    ["with a hidden origin that says it is ours", { Origin: "null", "Sec-Fetch-Site": "same-origin" }, 403],
    [
      "with a foreign origin that says it is ours",
      { Origin: "https://x.example", "Sec-Fetch-Site": "same-origin" },
      403,
    ],
    ["without an origin", {}, 403],
    ["without an origin, from another site", { "Sec-Fetch-Site": "cross-site" }, 403],
    ["without an origin, from a sister site", { "Sec-Fetch-Site": "same-site" }, 403],
    ["without an origin, typed in", { "Sec-Fetch-Site": "none" }, 403],
  ] as [string, Record<string, string>, number][])("asked for %s", async (_, headers, status) => {
    for (const method of ["POST", "PUT", "DELETE"]) {
      const type = { "Content-Type": "text/plain" };
      const answer = await served.ask("/form", { ...own, method, headers: { ...headers, ...type } });
      expect(answer.status).toBe(status);
      expect(status === 200 ? JSON.parse(answer.body).actionData : answer.body).toEqual(
        status === 200
          ? { "/form": { took: 1 } }
          : "This request came from another site and was refused. Open the page here and send the form again.\n",
      );
    }
  });

  it("is read from anywhere: a link from elsewhere opens the page", async () => {
    const headers = { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" };
    expect((await served.ask("/", { headers })).status).toBe(200);
  });
});

describe("a body", () => {
  it("without a stated length is refused in words", async () => {
    const answer = await served.ask("/form", { ...own, chunked: true });
    expect([answer.status, answer.body]).toEqual([
      411,
      "The request does not say how long it is and was refused.\n",
    ]);
    expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
  });

  it("of a million bytes is taken and of one more refused, before it is read", async () => {
    const most = 1024 * 1024;
    const taken = await served.ask("/form", { ...own, body: "x".repeat(most) });
    expect(JSON.parse(taken.body).actionData["/form"]).toEqual({ took: most });
    const headers = { ...own.headers, "Content-Length": String(most + 1), Expect: "100-continue" };
    const refused = await ask(served.port, "/form", { method: "POST", headers });
    expect([refused.status, refused.headers.connection, refused.body]).toEqual([
      413,
      "close",
      "This is more than a form can take (1 MB). Shorten the longest answer and send it again.\n",
    ]);
  });

  it("of an absurd length is refused", async () => {
    for (const length of ["-1", "1e3", "99999999999999999999"]) {
      const headers = { ...own.headers, "Content-Length": length };
      const answer = await ask(served.port, "/", { method: "POST", headers }).catch(() => ({ status: 400 }));
      expect([400, 411, 413]).toContain(answer.status);
    }
  });
});

describe("/health", () => {
  it("is 200 while the database answers, and tells a stage only in a demonstration", async () => {
    const real = await served.ask("/health");
    expect([real.status, JSON.parse(real.body), real.headers["cache-control"]]).toEqual([
      200,
      { status: "ok" },
      "no-store",
    ]);
    const demonstration = await serve({ db, build, stage: "deciding" });
    expect(JSON.parse((await demonstration.ask("/health")).body)).toEqual({
      status: "ok",
      stage: "deciding",
    });
    await demonstration.stop();
  });

  it("is 503 when the database does not answer", async () => {
    const closed = openSqlite(":memory:").db;
    const ill = await serve({ db: closed, build, stage: "open" });
    expect((await ill.ask("/health")).status).toBe(200);
    await closed.destroy();
    const answer = await ill.ask("/health");
    expect([answer.status, JSON.parse(answer.body)]).toEqual([503, { status: "database does not answer" }]);
    await ill.stop();
  });
});

describe("the log", () => {
  it("holds one line a request with its number and the pattern of its address, and nothing personal", async () => {
    const asked: [string, Asked][] = [
      [
        "/people/7gkq2m4zt9xw1c5d?email=maria%40ministry.example&token=s3cr3t",
        { headers: { Cookie: "session=t0k3n" } },
      ],
      ["/form", { ...own, body: secret }],
      ["/no/such/place/s3cr3t", {}],
      ["/health", {}],
    ];
    const numbers: unknown[] = [];
    for (const [path, how] of asked) numbers.push((await served.ask(path, how)).headers["x-request-id"]);
    await expect.poll(() => served.log.length).toBe(4);
    const line = (index: number, method: string, pattern: string, status: number) => ({
      level: "info",
      event: "request",
      requestId: numbers[index],
      method,
      pattern,
      status,
      ms: expect.any(Number),
    });
    expect(served.log).toEqual([
      line(0, "GET", "/people/:id", 200),
      line(1, "POST", "/form", 200),
      line(2, "GET", "(no route)", 404),
      line(3, "GET", "/health", 200),
    ]);
    const text = served.log.map((one) => JSON.stringify(one)).join("\n");
    expect(text).not.toMatch(/s3cr3t|t0k3n|7gkq2m4zt9xw1c5d|maria|127\.0\.0\.1|::1|typed/);
  });

  it("notes a fault by kind and place, never by what was typed", async () => {
    const { headers } = await served.ask("/bug?name=Maria");
    await expect.poll(() => served.log.length).toBe(2);
    expect(served.log).toEqual([
      {
        level: "error",
        event: "bug",
        requestId: headers["x-request-id"],
        error: "Error",
        places: expect.arrayContaining([expect.stringMatching(/^at .*http-door\.test\.ts:\d+:\d+/)]),
      },
      expect.objectContaining({ level: "error", event: "request", pattern: "/bug", status: 500 }),
    ]);
    expect(JSON.stringify(served.log)).not.toMatch(/maria|typed/i);
  });
});

describe("what goes wrong", () => {
  it.each([
    ["/bug", 500],
    ["/full", 503],
    ["/away", 503],
  ])("on the page %s has the number under which the log knows it, and no more", async (path, status) => {
    for (const how of [{}, own]) {
      const answer = await served.ask(path, how);
      const error = JSON.parse(answer.body).errors.root;
      expect([answer.status, error.status, error.data]).toEqual([
        status,
        status,
        { incident: answer.headers["x-request-id"] },
      ]);
      expect(answer.body).not.toContain(secret);
    }
  });

  it.each([
    [
      "/bug.pdf",
      500,
      /^Something went wrong on our side\. .* tell the secretariat this number: [0-9a-z]{16}\.\n$/,
    ],
    [
      "/full.json",
      503,
      /^The platform cannot save at the moment\. Nothing was changed; try again in a minute\.\n$/,
    ],
    ["/unknown.pdf", 404, /^There is no such page\.\n$/],
    ["/missing.pdf", 404, /^There is no such page\.\n$/],
    ["/refused.pdf", 403, /^This is not for you\.\n$/],
  ])("with the file %s is a sentence", async (path, status, sentence) => {
    const answer = await served.ask(path);
    expect([answer.status, answer.headers["content-type"]]).toEqual([status, "text/plain; charset=utf-8"]);
    expect(answer.body).toMatch(sentence);
  });

  it("is a 404 where a page asked for what is unknown, and a reason where it may be told", async () => {
    for (const how of [{}, own]) expect((await served.ask("/unknown", how)).status).toBe(404);
    const refused = await served.ask("/refused");
    expect([refused.status, JSON.parse(refused.body).errors.root.data]).toEqual([
      403,
      { problems: [{ kind: "rule", code: "no", sentence: "This is not for you." }] },
    ]);
    expect(served.log.filter((line) => line.event !== "request")).toEqual([]);
  });

  it("holds nothing that a loader gave beyond what its page says", async () => {
    expect((await served.ask("/people/maria")).body).toContain("maria");
    const asData = await served.ask("/people/maria.data");
    expect([asData.headers["content-type"], asData.body.includes("maria")]).toEqual([
      "text/x-script; charset=utf-8",
      false,
    ]);
  });

  it("is never a stack, whatever the address", async () => {
    const odd = [
      "/%",
      "/%c0%af",
      "/%00",
      "//evil.example/desk",
      "/..%2f..%2fetc/passwd",
      "/people/%E0%A4%A",
      "/people/\u00ff".replace("\u00ff", "%ff"),
      `/${"a".repeat(5000)}`,
      "/?__proto__=1&constructor=2",
      "/people/1.data",
      "/__manifest?p=/",
      "/?_data=root",
      "http://evil.example/",
      "*",
    ];
    for (const path of odd) {
      const answer = await served.ask(path);
      expect([path, answer.status < 500]).toEqual([path, true]);
      expect(answer.body).not.toMatch(/node_modules|\.ts:|\.js:| {4}at /);
    }
    expect(served.log.filter((line) => line.event === "bug")).toEqual([]);
  });

  it.each([
    [
      "refuse",
      400,
      {
        problems: [{ kind: "field", field: "title", code: "late", sentence: "Too late." }],
        current: "newer",
      },
    ],
    ["unknown", 404, { problems: [{ kind: "bug", code: "status-404", sentence: "There is no such page." }] }],
    ["own", 422, { own: true }],
    [
      "lock",
      503,
      {
        problems: [
          {
            kind: "bug",
            code: "cannot-save",
            sentence:
              "The platform cannot save at the moment. Nothing was changed, and what you typed is still here: try again in a minute.",
          },
        ],
      },
    ],
  ])("tells our own browser modules in JSON, and others in words: %s", async (how, status, told) => {
    const type = { ...own.headers, "Content-Type": "application/x-www-form-urlencoded" };
    const form: Asked = { method: "POST", body: `how=${how}` };
    const json = await served.ask("/save.json", {
      ...form,
      headers: { ...type, Accept: "application/json" },
    });
    expect([json.status, JSON.parse(json.body)]).toEqual([status, told]);
    if (!("problems" in told)) return;
    const text = await served.ask("/save.json", { ...form, headers: type });
    expect([text.status, text.body]).toEqual([status, `${told.problems![0]!.sentence}\n`]);
  });

  it("leaves a file that works alone", async () => {
    const answer = await served.ask("/file.json");
    expect([answer.status, answer.body]).toEqual([200, '{"a":1}']);
  });
});
