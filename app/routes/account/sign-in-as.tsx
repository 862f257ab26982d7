import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signInAsCast } from "../../domain/people/cast.server";
import { sessionCookie } from "../../http/cookies";
import { textOf } from "../../http/forms";
import { safeNext } from "../../http/request";
import { actAsAnybody, notFound } from "../../http/responses";

/** There is no page here, only the one-click sign-in of the demonstration. */
export function loader() {
  throw notFound();
}

export const action = (args: ActionFunctionArgs) =>
  actAsAnybody(args, async (ctx, typed) => {
    const device = args.request.headers.get("user-agent") ?? "unknown";
    const token = await signInAsCast(ctx, textOf(typed, "person"), device);
    const cookie = sessionCookie(args.context.installation.settings.origin);
    return redirect(safeNext(textOf(typed, "next") || null), {
      status: 303,
      headers: { "Set-Cookie": await cookie.serialize(token) },
    });
  });
