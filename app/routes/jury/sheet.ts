import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { sheetFromFields } from "../../domain/judging/sheet";
import { saveSheet } from "../../domain/judging/sheets.server";
import { textOf } from "../../http/forms";
import { signedIn } from "../../http/request";
import { act, notFound } from "../../http/responses";

/** There is nothing to read here: the sheet stands on the entry's page. */
export async function loader(args: LoaderFunctionArgs) {
  await signedIn(args);
  throw notFound();
}

/** Saves a draft for the browser module: answers with the new version, or with the problems and the stored sheet. */
export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const entryId = args.params.id ?? "";
    const version = await saveSheet(
      ctx,
      entryId,
      sheetFromFields((name) => textOf(typed, name), Object.keys(typed)),
    );
    return Response.json({ version, savedAt: ctx.now }, { headers: { "Cache-Control": "no-store" } });
  });
