import { join } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { sql } from "kysely";
import { systemSecret } from "../database/context";
import { crockford } from "../domain/ids";
import { answeringFaults, answerRest } from "./faults";
import type { Installation } from "./installation";
import { serveKeptFiles } from "./kept-files";
import { type Place, placesOf } from "./path-pattern";
import {
  limitBody,
  refuseBrokenAddress,
  refuseForeignOrigin,
  securityHeaders,
  standForOrigin,
} from "./security";
import { servingPagesOnly } from "./server-only";
import { materialLimits } from "./uploads";

export type Pages = {
  build: ServerBuild;
  /** Serves scripts, styles and fonts: the built files, or Vite while developing. */
  assets: express.RequestHandler;
};

const noCache = { "Cache-Control": "no-cache" };

/** Serves the files of a build: those with a digest in their name for ever, the others for an hour. */
export function builtAssets(clientFolder: string): express.RequestHandler {
  const router = express.Router();
  router.use(
    "/assets",
    express.static(join(clientFolder, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  // Browsers ask for it by themselves beside a PDF.
  router.get("/favicon.ico", (_request, response) => response.redirect(301, "/emblem.svg"));
  // Its address stays, so that browsers find the next one; they must ask each time.
  router.get("/service-worker.js", (_request, response) =>
    response.sendFile(join(clientFolder, "service-worker.js"), { cacheControl: false, headers: noCache }),
  );
  const files = express.static(clientFolder, { maxAge: "1h", index: false });
  // The address of a page has no dot in it: it need not be looked for on the disk.
  router.use((request, response, next) =>
    request.path.includes(".") ? files(request, response, next) : next(),
  );
  return router;
}

/** Gives a build that knows one page alone: the router looks at all routes several times a request, which outlasts a save. */
function only(build: ServerBuild, routes: readonly string[]): ServerBuild {
  const chosen = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => routes.includes(id)));
  return {
    ...build,
    routes: chosen(build.routes),
    assets: { ...build.assets, routes: chosen(build.assets.routes) },
  };
}

/** Answers each address with the page it leads to; what leads nowhere is left to the whole build. */
function answeringPages(
  installation: Installation,
  whole: ServerBuild,
  placeOf: (path: string) => Place,
): express.RequestHandler {
  const build = servingPagesOnly(answeringFaults(whole));
  const known = new Map<string, ReturnType<typeof createRequestHandler>>();
  const answering = (routes: readonly string[]) => {
    const page = routes.at(-1) ?? "";
    const before = known.get(page);
    if (before) return before;
    const handler = createRequestHandler({
      build: routes.length > 0 ? only(build, routes) : build,
      mode: process.env.NODE_ENV ?? "production",
      getLoadContext: (request, response) => ({
        installation,
        arrivedAt: response.locals.arrivedAt,
        requestId: response.locals.requestId,
        nonce: response.locals.nonce,
        network: request.ip ?? "unknown",
      }),
    });
    known.set(page, handler);
    return handler;
  };
  return (request, response, next) => answering(placeOf(request.path).routes)(request, response, next);
}

/** Makes the web application of an installation; the caller listens. */
export function makeApplication(installation: Installation, { build, assets }: Pages): express.Express {
  const { origin } = installation.settings;
  const placeOf = placesOf(build);
  const application = express();
  application.disable("x-powered-by");
  application.set("trust proxy", "loopback");

  application.use((_request, response, next) => {
    response.locals.arrivedAt = installation.clock.now();
    response.locals.started = process.hrtime.bigint();
    response.locals.requestId = crockford(systemSecret(10));
    response.locals.nonce = crockford(systemSecret(16));
    response.setHeader("X-Request-Id", response.locals.requestId);
    next();
  });
  application.use(securityHeaders(origin));
  application.use(compression());

  application.use(assets);

  application.use((request, response, next) => {
    response.on("finish", () => {
      const took = Number(process.hrtime.bigint() - response.locals.started) / 1e6;
      installation.log({
        level: response.statusCode >= 500 ? "error" : "info",
        event: "request",
        requestId: response.locals.requestId,
        method: request.method,
        pattern: placeOf(request.path).pattern,
        status: response.statusCode,
        ms: Math.round(took * 10) / 10,
      });
    });
    next();
  });

  application.get("/health", async (_request, response) => {
    response.setHeader("Cache-Control", "no-store");
    try {
      await sql`select 1`.execute(installation.db);
      response.json({ status: "ok", ...(installation.stage ? { stage: installation.stage } : {}) });
    } catch {
      response.status(503).json({ status: "database does not answer" });
    }
  });

  application.use(
    refuseBrokenAddress,
    refuseForeignOrigin(origin),
    limitBody(materialLimits(installation.settings).fileBytes),
    standForOrigin(origin),
  );
  application.get("/materials/:id", serveKeptFiles(installation));
  application.all("*", answeringPages(installation, build, placeOf));
  application.use(answerRest(installation));
  return application;
}
