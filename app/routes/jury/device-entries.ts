import type { LoaderFunctionArgs } from "@remix-run/node";
import { keepingLeaveOfAnybody, workToKeep } from "../../domain/judging/kept-entries.server";
import { contextOf, sessionWasRevoked, signedIn } from "../../http/request";
import { found } from "../../http/responses";

const noStore = { "Cache-Control": "no-store" };

/**
 * Gives what a browser keeps for a time without a network, or with `?only=leave` what it may keep; never kept by
 * anything between, and nothing to anybody without a seat in a jury; but who asks is told, so that a browser forgets what
 * it keeps of somebody else. A browser whose session somebody has ended is told so:
 * what it keeps must go, where one that has only waited too long may sign in again.
 */
export async function loader(args: LoaderFunctionArgs) {
  if (await sessionWasRevoked(args))
    throw Response.json({ revoked: true }, { status: 410, headers: noStore });
  const anybody = await contextOf(args);
  const onlyLeave = new URL(args.request.url).searchParams.get("only") === "leave";
  if (onlyLeave && anybody.actor.kind === "person") {
    return Response.json(await keepingLeaveOfAnybody(anybody), { headers: noStore });
  }
  const ctx = await signedIn(args);
  return Response.json(await found(() => workToKeep(ctx)), { headers: noStore });
}
