import type { LoaderFunctionArgs } from "@remix-run/node";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { minutesOf } from "../../domain/results/minutes.server";
import { privateFile } from "../../http/public-file";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";

/** The minutes of the jury meeting, for the jury. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    const bytes = await minutesOf(ctx, edition, args.context.installation.stage !== undefined);
    return privateFile(bytes, "application/pdf", `ecpa-${edition.year}-minutes.pdf`);
  });
}
