import { createServer, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { Kysely } from "kysely";
import { createServer as createVite } from "vite";
import type { Clock } from "../../app/database/installation";
import type { Tables } from "../../app/database/tables";
import { makeApplication } from "../../app/http/application";
import { readSettings, type Settings } from "../../app/http/environment";
import type { Installation } from "../../app/http/installation";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
export type Asked = {
  method?: string;
  headers?: Record<string, string | undefined>;
  body?: string | Uint8Array;
  /** Sends the body in pieces without saying how long it is. */
  chunked?: boolean;
};

/** Sends one request, byte for byte as asked, and gives the whole answer. */
export function ask(port: number, path: string, asked: Asked = {}): Promise<Answer> {
  const { method = "GET", headers = {}, body, chunked = false } = asked;
  const given = Object.fromEntries(
    Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined),
  );
  const length = body !== undefined && !chunked ? { "Content-Length": String(Buffer.byteLength(body)) } : {};
  return new Promise((done, failed) => {
    const request = httpRequest(
      { host: "127.0.0.1", port, path, method, headers: { ...length, ...given }, agent: false },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", failed);
        response.on("end", () =>
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString("utf8"),
          }),
        );
      },
    );
    request.on("error", failed);
    if (chunked) request.write(body);
    request.end(chunked ? undefined : body);
  });
}

/** A browser without JavaScript: keeps its cookies, tells its origin, follows nothing by itself. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #port: number;
  readonly #origin: string;

  constructor(port: number, origin: string) {
    this.#port = port;
    this.#origin = origin;
  }

  get(path: string): Promise<Answer> {
    return this.#send(path, {});
  }

  /** Fields that come several times are given as pairs. */
  post(
    path: string,
    fields: Record<string, string> | [string, string][],
    accept = "text/html",
  ): Promise<Answer> {
    return this.#send(path, {
      method: "POST",
      headers: {
        Origin: this.#origin,
        Accept: accept,
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(fields).toString(),
    });
  }

  async #send(path: string, asked: Asked): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await ask(this.#port, path, {
      ...asked,
      headers: { ...asked.headers, ...(cookie ? { Cookie: cookie } : {}) },
    });
    for (const set of answer.headers["set-cookie"] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      if (/Max-Age=0/i.test(set)) this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
    return answer;
  }
}

export type Served = {
  port: number;
  log: Record<string, unknown>[];
  visitor(): Visitor;
  ask(path: string, asked?: Asked): Promise<Answer>;
  stop(): Promise<void>;
};

export const testOrigin = "http://localhost";

/** Serves a build on a database of a test, on a free port; the log is kept for the test to read. */
export async function serve(options: {
  db: Kysely<Tables>;
  build: ServerBuild;
  clock?: Clock;
  stage?: string;
  settings?: Partial<Settings>;
}): Promise<Served> {
  const settings = { ...readSettings({ APP_ORIGIN: testOrigin }), ...options.settings };
  const log: Record<string, unknown>[] = [];
  const installation: Installation = {
    db: options.db,
    clock: options.clock ?? { now: () => "2026-03-02T09:00:00.000Z" },
    settings,
    key: new Uint8Array(32).fill(7),
    ...(options.stage ? { stage: options.stage } : {}),
    log: (line) => log.push(line),
  };
  const server = createServer(
    makeApplication(installation, { build: options.build, assets: (_request, _response, next) => next() }),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    log,
    visitor: () => new Visitor(port, settings.origin),
    ask: (path, asked) => ask(port, path, asked),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Gives the real pages as they stand in the source, without a build: a few seconds, once for all files that a process tests. */
export function realBuild(): Promise<ServerBuild> {
  loadedPages ??= loadPages();
  return loadedPages;
}

let loadedPages: Promise<ServerBuild> | undefined;

async function loadPages(): Promise<ServerBuild> {
  const vite = await createVite({
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
    appType: "custom",
    logLevel: "error",
  });
  return (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
}

export type PlayedArgs = { request: Request; params: Record<string, string>; context: AppLoadContext };

/** A route made for a test: a page unless it is a file. */
export type PlayedRoute = {
  loader?: (args: PlayedArgs) => unknown;
  action?: (args: PlayedArgs) => unknown;
  file?: true;
};

/** Makes a build of routes made for a test; its pages show what a page would be given, as JSON. */
export function playedBuild(routes: Record<string, PlayedRoute>): ServerBuild {
  const page = () => null;
  const entries = Object.entries(routes).map(([path, { file, ...run }]) => {
    const module = { ...run, ...(file ? {} : { default: page }) };
    const place = path === "/" ? { index: true } : { path: path.slice(1) };
    return [path, { id: path, parentId: "root", module, ...place }];
  });
  const show = (_request: Request, status: number, headers: Headers, context: unknown) => {
    const { loaderData, actionData, errors } = (
      context as { staticHandlerContext: { loaderData: unknown; actionData: unknown; errors: unknown } }
    ).staticHandlerContext;
    headers.set("Content-Type", "application/json");
    return new Response(JSON.stringify({ loaderData, actionData, errors }), { status, headers });
  };
  const build = {
    routes: {
      root: { id: "root", path: "", module: { default: page, ErrorBoundary: page } },
      ...Object.fromEntries(entries),
    },
    entry: { module: { default: show } },
    assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "1" },
    assetsBuildDirectory: "build/client",
    publicPath: "/",
    basename: "/",
    isSpaMode: false,
    future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
  };
  return build as unknown as ServerBuild;
}

/** Makes a build without any page, for tests of the server around it. */
export function emptyBuild(): ServerBuild {
  return playedBuild({});
}
