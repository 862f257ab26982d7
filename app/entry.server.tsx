import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { logFault } from "./http/faults";
import "./http/load-context";

const abortAfter = 10_000;

/** Renders a page whole before it is sent: an error then becomes an error page, never half a page. */
export default function render(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  _context: AppLoadContext,
): Promise<Response> {
  return new Promise((done, failed) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={entry} url={request.url} />, {
      onAllReady() {
        const parts: Uint8Array[] = [];
        // Sent in one piece: passing two kilobytes on at a time takes longer than rendering them.
        const whole = new Writable({
          write(part: Uint8Array, _encoding, next) {
            parts.push(part);
            next();
          },
          final(next) {
            done(new Response(Buffer.concat(parts), { headers, status: code }));
            next();
          },
        });
        headers.set("Content-Type", "text/html; charset=utf-8");
        // A signed-in page must not stay on a shared laptop.
        headers.set("Cache-Control", signedIn(request) ? "no-store" : "no-cache");
        pipe(whole);
      },
      onShellError: failed,
      onError() {
        code = 500;
      },
    });
    setTimeout(abort, abortAfter).unref();
  });
}

function signedIn(request: Request): boolean {
  return /(^|;\s*)(__Host-)?session=/.test(request.headers.get("Cookie") ?? "");
}

/** Notes an unexpected error with the request's number and nothing a person typed. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (request.signal.aborted || !context) return;
  logFault(context.installation, context.requestId, error);
}
