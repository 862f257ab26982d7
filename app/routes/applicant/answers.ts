import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { saveAnswers } from "../../domain/entries/answers.server";
import { sayTime } from "../../domain/times";
import { signedIn } from "../../http/request";
import { act, notFound } from "../../http/responses";
import { typedAnswers } from "./typed-answers";

/** Nothing is read here; the address is for saving only. */
export async function loader(args: LoaderFunctionArgs) {
  await signedIn(args);
  throw notFound();
}

/** Saves what the browser module sends and answers with the new versions. */
export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const versions = await saveAnswers(ctx, args.params.entryId ?? "", typedAnswers(typed));
    return Response.json({ versions, saved: sayTime(ctx.now) });
  });
