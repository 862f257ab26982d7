import type { LoaderFunctionArgs } from "@remix-run/node";
import { certificateFile } from "../../domain/certificates/certificate-print.server";
import { privateFile } from "../../http/public-file";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";

/** One certificate to print. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { settings, stage } = args.context.installation;
  const printing = { origin: settings.origin, demonstration: stage !== undefined };
  const { bytes, name } = await found(() => certificateFile(ctx, args.params.id ?? "", printing));
  return privateFile(bytes, "application/pdf", name);
}
