import type { LoaderFunctionArgs } from "@remix-run/node";
import { receiptByNumber } from "../../domain/entries/receipts.server";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";

/** Sends exactly the text whose digest the receipt prints. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "", number = "" } = args.params;
  const { canonical } = await found(() => receiptByNumber(ctx, id, Number(number)));
  return new Response(canonical, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="entry-${id}-${number}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}
