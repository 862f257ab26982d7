import type { LoaderFunctionArgs } from "@remix-run/node";
import { blankForm } from "../../domain/registry/blank-form.server";
import { publicFile } from "../../http/public-file";
import { contextOf } from "../../http/request";
import { found } from "../../http/responses";

/** The form of an edition, to be read and printed. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextOf(args);
  const year = Number(args.params.year);
  const demonstration = args.context.installation.stage !== undefined;
  const bytes = await found(() => blankForm(ctx, year, demonstration));
  return publicFile(args.request, bytes, "application/pdf", `ecpa-${year}-form.pdf`);
}
