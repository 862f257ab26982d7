import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { linkHolds, signInWithLink } from "../../domain/people/sign-in.server";
import { sessionCookie } from "../../http/cookies";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { contextOf, safeNext } from "../../http/request";
import { actAsAnybody } from "../../http/responses";
import { Button, ButtonLink } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";

export const meta = pageTitle("Sign in");

export async function loader(args: LoaderFunctionArgs) {
  const next = safeNext(new URL(args.request.url).searchParams.get("next"));
  return { holds: await linkHolds(await contextOf(args), args.params.token ?? ""), next };
}

export const action = (args: ActionFunctionArgs) =>
  actAsAnybody(args, async (ctx, typed) => {
    const device = args.request.headers.get("user-agent") ?? "unknown";
    const token = await signInWithLink(ctx, args.params.token ?? "", device);
    const cookie = sessionCookie(args.context.installation.settings.origin);
    return redirect(safeNext(textOf(typed, "next") || null), {
      status: 303,
      headers: { "Set-Cookie": await cookie.serialize(token) },
    });
  });

export default function SignInLink() {
  const { holds, next } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const problems = refused && "problems" in refused ? refused.problems : undefined;
  if (!holds) {
    return (
      <>
        <ErrorSummary problems={problems} />
        <PageHead
          title="This link can no longer be used"
          lead="It has been used, is too old, or a newer one has taken its place."
        />
        <ButtonLink to={`/account/sign-in?next=${encodeURIComponent(next)}`}>Ask for a new letter</ButtonLink>
      </>
    );
  }
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHead title="Sign in" lead="One press and you are in. The link holds once." />
      <Form method="post">
        <input type="hidden" name="next" value={next} />
        <Button>Sign in now</Button>
      </Form>
    </>
  );
}
