import type { LoaderFunctionArgs } from "@remix-run/node";
import { othersWriting } from "../../domain/entries/presence.server";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";

/** Tells the browser module who else is writing in the entry. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const here = new URL(args.request.url).searchParams.get("section") ?? undefined;
  const writers = await found(() => othersWriting(ctx, args.params.entryId ?? "", here));
  return Response.json({ writers }, { headers: { "Cache-Control": "no-store" } });
}
