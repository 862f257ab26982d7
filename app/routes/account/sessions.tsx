import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { endSession, ownSessions, sessionOf } from "../../domain/people/sessions.server";
import { sessionCookie } from "../../http/cookies";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";
import { State } from "../../ui/state";
import { DataTable } from "../../ui/table";
import { Instant } from "../../ui/time";

export const meta = pageTitle("Where you are signed in");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const cookie = sessionCookie(args.context.installation.settings.origin);
  const token: unknown = await cookie.parse(args.request.headers.get("Cookie"));
  const current = typeof token === "string" ? await sessionOf(ctx, token) : undefined;
  return {
    name: ctx.actor.nameLatin,
    sessions: (await ownSessions(ctx)).map((session) => ({
      id: session.id,
      device: session.device,
      createdAt: session.created_at,
      seenAt: session.seen_at,
      current: session.id === current?.id,
    })),
  };
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    await endSession(ctx, textOf(typed, "session"));
    return redirectWithNotice(args, "/account/sessions", "The session is ended.");
  });

export default function Sessions() {
  const { name, sessions } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary problems={refused && "problems" in refused ? refused.problems : undefined} />
      <PageHead
        where={name}
        title="Where you are signed in"
        lead="If you do not know one of these, end it and tell the secretariat."
      />
      <DataTable
        caption="Your sessions"
        captionHidden
        columns={[
          { label: "Browser" },
          { label: "Signed in" },
          { label: "Last used" },
          { label: "End", hidden: true },
        ]}
        rows={sessions.map((session) => ({
          key: session.id,
          cells: [
            session.device,
            <Instant key="created" at={session.createdAt} />,
            <Instant key="seen" at={session.seenAt} />,
            session.current ? (
              <State key="state" kind="done">
                This browser
              </State>
            ) : (
              <Form method="post" key="end">
                <Button
                  kind="second"
                  small
                  name="session"
                  value={session.id}
                  label={`End the session on ${session.device}`}
                >
                  End
                </Button>
              </Form>
            ),
          ],
        }))}
      />
      <Form method="post" action="/account/sign-out">
        <Button kind="second">Sign out</Button>
      </Form>
    </>
  );
}
