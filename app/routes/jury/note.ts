import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { noteFromFields } from "../../domain/judging/private-note";
import { savePrivateNote } from "../../domain/judging/private-notes.server";
import { textOf } from "../../http/forms";
import { signedIn } from "../../http/request";
import { act, notFound } from "../../http/responses";

/** There is nothing to read here: the notes stand on the entry's page. */
export async function loader(args: LoaderFunctionArgs) {
  await signedIn(args);
  throw notFound();
}

/** Saves private notes for the browser module: answers with the new version, or with the problems and the stored note. */
export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const note = noteFromFields((name) => textOf(typed, name));
    const version = await savePrivateNote(ctx, args.params.id ?? "", note);
    return Response.json({ version, savedAt: ctx.now }, { headers: { "Cache-Control": "no-store" } });
  });
