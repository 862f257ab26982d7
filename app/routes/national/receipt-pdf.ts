import type { LoaderFunctionArgs } from "@remix-run/node";
import { receiptFile } from "../../domain/entries/receipts.server";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";

/** Sends the receipt as a PDF, the same bytes each time. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "", number = "" } = args.params;
  const demonstration = args.context.installation.stage !== undefined;
  const file = await found(() => receiptFile(ctx, id, Number(number), demonstration));
  return new Response(file, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="receipt-${id}-${number}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}
