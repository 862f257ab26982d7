import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";
import { isReadable } from "./path-pattern";

/** Sets the security headers; scripts run only with this response's nonce, styles only from files of ours. */
export function securityHeaders(origin: string) {
  const https = origin.startsWith("https://");
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        scriptSrc: [(_request, response) => `'nonce-${(response as Response).locals.nonce}'`],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Same-origin, not no-referrer: with the latter Chromium sends `Origin: null` on form posts without JavaScript.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
  });
}

const readingMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Answers an address that cannot be read (a stray percent sign) with the one 404, before anything prints or matches it. */
export function refuseBrokenAddress(request: Request, response: Response, next: NextFunction) {
  if (isReadable(request.path)) return next();
  response.status(404).type("text/plain").send("There is no such address.\n");
}

/** Refuses a change that another site asks for, and one whose origin the browser does not tell. */
export function refuseForeignOrigin(origin: string) {
  return (request: Request, response: Response, next: NextFunction) => {
    if (readingMethods.has(request.method)) return next();
    const from = request.headers.origin;
    const site = request.headers["sec-fetch-site"];
    const own = from === undefined ? site === "same-origin" : from === origin;
    if (own) return next();
    response
      .status(403)
      .type("text/plain")
      .send(
        "This request came from another site and was refused. Open the page here and send the form again.\n",
      );
  };
}

/**
 * Reads every request as one to the installation's own origin: a proxy may pass another Host on, and Remix compares it with
 * the origin of a post that has been accepted already.
 */
export function standForOrigin(origin: string) {
  const { host } = new URL(origin);
  return (request: Request, _response: Response, next: NextFunction) => {
    request.headers.host = host;
    delete request.headers["x-forwarded-host"];
    next();
  };
}

const uploadAddress = /^\/write\/[^/]+\/materials(?:\/[^/]+)?$/;

/** True for an address whose form may carry a file. */
function takesFile(path: string): boolean {
  return uploadAddress.test(path);
}

const maxBody = 1024 * 1024;

/** How long a request's body may take from the arrival of its headers; a file on a slow line takes longer than any form. */
const bodyMilliseconds = { form: 30_000, file: 10 * 60_000 };

/** The longest any request may take: the server itself cuts off there. */
export const longestBodyMilliseconds = bodyMilliseconds.file;

/**
 * Refuses a body without a stated length, beyond a million bytes (no form of ours needs more), or that takes longer than
 * half a minute. A form that carries a file may have `maxFile` bytes and ten minutes; whether the file itself is too long
 * its page says, up to a few times that much.
 */
export function limitBody(maxFile: number) {
  return (request: Request, response: Response, next: NextFunction) => {
    if (readingMethods.has(request.method)) return next();
    const withFile = takesFile(request.path);
    const stated = request.headers["content-length"];
    const length = Number(stated);
    if (stated === undefined || !Number.isInteger(length)) {
      response
        .status(411)
        .type("text/plain")
        .send("The request does not say how long it is and was refused.\n");
      return;
    }
    if (length > (withFile ? 4 * maxFile + maxBody : maxBody)) {
      response
        .status(413)
        .set("Connection", "close")
        .type("text/plain")
        .send(
          withFile
            ? `This file is far too big: at most ${maxFile / 1_000_000} MB can be uploaded. Go back and choose another one.\n`
            : "This is more than a form can take (1 MB). Shorten the longest answer and send it again.\n",
        );
      return;
    }
    cutOff(request, withFile ? bodyMilliseconds.file : bodyMilliseconds.form);
    next();
  };
}

/** Breaks a request off whose body is not there in time. */
function cutOff(request: Request, milliseconds: number): void {
  const timer = setTimeout(() => request.destroy(), milliseconds);
  timer.unref();
  for (const event of ["end", "close"]) request.once(event, () => clearTimeout(timer));
}
