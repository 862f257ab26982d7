import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { saveAnswers } from "../../domain/entries/answers.server";
import { refuse } from "../../domain/problems";
import { sayTime } from "../../domain/times";
import { textOf } from "../../http/forms";
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
    // Somebody else may have signed in in this browser since the page was opened; nothing is saved in another's name.
    const writer = textOf(typed, "person");
    if (writer !== "" && writer !== ctx.actor.id) {
      refuse("another-person", "Somebody else is signed in here now. Sign in as yourself to save this.");
    }
    const versions = await saveAnswers(ctx, args.params.entryId ?? "", typedAnswers(typed));
    return Response.json({ versions, saved: sayTime(ctx.now) });
  });
