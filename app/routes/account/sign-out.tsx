import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession, sessionOf } from "../../domain/people/sessions.server";
import { sessionCookie } from "../../http/cookies";
import { act, notFound } from "../../http/responses";

/** There is no page here, only the button that ends the session. */
export function loader() {
  throw notFound();
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx) => {
    const cookie = sessionCookie(args.context.installation.settings.origin);
    const token: unknown = await cookie.parse(args.request.headers.get("Cookie"));
    const session = typeof token === "string" ? await sessionOf(ctx, token) : undefined;
    if (session) await endSession(ctx, session.id);
    return redirect("/", {
      status: 303,
      headers: [
        ["Set-Cookie", await cookie.serialize("", { maxAge: 0 })],
        ["Clear-Site-Data", '"cache", "storage"'],
      ],
    });
  });
