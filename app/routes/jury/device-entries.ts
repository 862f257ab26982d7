import type { LoaderFunctionArgs } from "@remix-run/node";
import { keepingLeave, workToKeep } from "../../domain/judging/kept-entries.server";
import { sessionWasRevoked, signedIn } from "../../http/request";
import { found } from "../../http/responses";

const noStore = { "Cache-Control": "no-store" };

/**
 * Gives what a browser keeps for a time without a network, or with `?only=leave` what it may keep; never kept by
 * anything between, and nothing to anybody without a seat in a jury. A browser whose session somebody has ended is told so:
 * what it keeps must go, where one that has only waited too long may sign in again.
 */
export async function loader(args: LoaderFunctionArgs) {
  if (await sessionWasRevoked(args))
    throw Response.json({ revoked: true }, { status: 410, headers: noStore });
  const ctx = await signedIn(args);
  const onlyLeave = new URL(args.request.url).searchParams.get("only") === "leave";
  const answer = await found<unknown>(() => (onlyLeave ? keepingLeave(ctx) : workToKeep(ctx)));
  return Response.json(answer, { headers: noStore });
}
