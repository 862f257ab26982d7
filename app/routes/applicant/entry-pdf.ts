import type { LoaderFunctionArgs } from "@remix-run/node";
import { entryPdf } from "../../domain/entries/entry-files.server";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";

/** Sends the entry as it stands as a PDF to its own people. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { entryId = "" } = args.params;
  const demonstration = args.context.installation.stage !== undefined;
  const file = await found(() => entryPdf(ctx, entryId, demonstration));
  return new Response(file, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="entry-${entryId}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}
