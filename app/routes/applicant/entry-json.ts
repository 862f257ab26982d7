import type { LoaderFunctionArgs } from "@remix-run/node";
import { entryJson } from "../../domain/entries/entry-files.server";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";

/** Sends the entry as it stands as JSON to its own people. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { entryId = "" } = args.params;
  const text = await found(() => entryJson(ctx, entryId));
  return new Response(text, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="entry-${entryId}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}
