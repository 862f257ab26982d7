import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import { logFault } from "./http/faults";
import "./http/load-context";

/**
 * Renders a page whole before it is sent: an error then becomes an error page, never half a page. No page waits for
 * anything while it is rendered and none is taken over by a script, so that it needs neither a stream nor React's marks.
 */
export default function render(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  _context: AppLoadContext,
): Response {
  const page = renderToStaticMarkup(<RemixServer context={entry} url={request.url} />);
  headers.set("Content-Type", "text/html; charset=utf-8");
  // A signed-in page must not stay on a shared laptop.
  headers.set("Cache-Control", signedIn(request) ? "no-store" : "no-cache");
  return new Response(`<!DOCTYPE html>${page}`, { headers, status });
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
