import type { LoaderFunctionArgs } from "@remix-run/node";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { printRegister } from "../../domain/judging/register.server";
import { privateFile } from "../../http/public-file";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";

/** The register of interests, for chair, vice-chair and secretariat. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    const bytes = await printRegister(ctx, edition.id, args.context.installation.stage !== undefined);
    return privateFile(bytes, "application/pdf", `ecpa-${edition.year}-interests.pdf`);
  });
}
