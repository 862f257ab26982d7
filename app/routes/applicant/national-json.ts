import type { LoaderFunctionArgs } from "@remix-run/node";
import { nationalFile } from "../../domain/national/national-files.server";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const file = await found(() => nationalFile(ctx, args.params.entryId ?? ""));
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="national-version-${file.entry.id}.json"`,
    },
  });
}
