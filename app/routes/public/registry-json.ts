import type { LoaderFunctionArgs } from "@remix-run/node";
import { registryRows } from "../../domain/registry/registry.server";
import { publicFile } from "../../http/public-file";
import { contextOf } from "../../http/request";

/** The registry and archive as open data. */
export async function loader(args: LoaderFunctionArgs) {
  const rows = await registryRows(await contextOf(args));
  const body = JSON.stringify({ licence: "CC BY 4.0", entries: rows }, null, 1);
  return publicFile(args.request, body, "application/json; charset=utf-8");
}
