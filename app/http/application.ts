import { join } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { sql } from "kysely";
import { systemSecret } from "../database/context";
import { crockford } from "../domain/ids";
import type { Installation } from "./installation";
import { patternsOf } from "./path-pattern";
import { limitBody, refuseForeignOrigin, securityHeaders } from "./security";

/** Makes the web application of an installation from a Remix build; the caller listens. */
export function makeApplication(
  installation: Installation,
  build: ServerBuild,
  clientFolder: string | undefined,
): express.Express {
  const { origin } = installation.settings;
  const patternOf = patternsOf(build);
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

  if (clientFolder) {
    application.use(
      "/assets",
      express.static(join(clientFolder, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
    );
    application.use(express.static(clientFolder, { maxAge: "1h", index: false }));
  }

  application.use((request, response, next) => {
    response.on("finish", () => {
      const took = Number(process.hrtime.bigint() - response.locals.started) / 1e6;
      installation.log({
        level: response.statusCode >= 500 ? "error" : "info",
        event: "request",
        requestId: response.locals.requestId,
        method: request.method,
        pattern: patternOf(request.path),
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

  application.use(refuseForeignOrigin(origin), limitBody);
  application.all(
    "*",
    createRequestHandler({
      build,
      mode: process.env.NODE_ENV ?? "production",
      getLoadContext: (request, response) => ({
        installation,
        arrivedAt: response.locals.arrivedAt,
        requestId: response.locals.requestId,
        nonce: response.locals.nonce,
        network: request.ip ?? "unknown",
      }),
    }),
  );
  return application;
}
