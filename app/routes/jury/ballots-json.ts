import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportBallots } from "../../domain/judging/ballots-export.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";

/** Sends exactly the text whose digest the sealed statement holds. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    const { text } = await exportBallots(ctx, edition.id);
    return new Response(text, {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": `attachment; filename="ecpa-${edition.year}-ballots.json"`,
        "Cache-Control": "no-store",
      },
    });
  });
}
