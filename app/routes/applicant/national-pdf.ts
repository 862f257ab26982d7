import type { LoaderFunctionArgs } from "@remix-run/node";
import { nationalPdf } from "../../domain/national/national-files.server";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";

/** Sends what an entry said in its national language as a PDF to its own people. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { entryId = "" } = args.params;
  const demonstration = args.context.installation.stage !== undefined;
  const file = await found(() => nationalPdf(ctx, entryId, demonstration));
  return new Response(file, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="national-version-${entryId}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}
