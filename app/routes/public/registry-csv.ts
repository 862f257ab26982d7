import type { LoaderFunctionArgs } from "@remix-run/node";
import { asCsv } from "../../domain/registry/registry";
import { registryRows } from "../../domain/registry/registry.server";
import { publicFile } from "../../http/public-file";
import { contextOf } from "../../http/request";

/** The registry and archive as a table. */
export async function loader(args: LoaderFunctionArgs) {
  const rows = await registryRows(await contextOf(args));
  return publicFile(args.request, asCsv(rows), "text/csv; charset=utf-8", "ecpa-registry.csv");
}
