import type { LoaderFunctionArgs } from "@remix-run/node";
import { candidatePdf } from "../../domain/national/national-files.server";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";

/** Sends a handed-in candidate as a PDF to who may read it in the round. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "", entryId = "" } = args.params;
  const demonstration = args.context.installation.stage !== undefined;
  const file = await found(() => candidatePdf(ctx, id, entryId, demonstration));
  return new Response(file, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="candidate-${entryId}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}
