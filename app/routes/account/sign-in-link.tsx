import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { linkHolds, signInWithLink } from "../../domain/people/sign-in.server";
import { sessionCookie } from "../../http/cookies";
import { pageTitle } from "../../http/page-title";
import { contextOf } from "../../http/request";
import { actAsAnybody } from "../../http/responses";
import { Button, ButtonLink } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";

export const meta = pageTitle("Sign in");

export async function loader(args: LoaderFunctionArgs) {
  return { holds: await linkHolds(await contextOf(args), args.params.token ?? "") };
}

export const action = (args: ActionFunctionArgs) =>
  actAsAnybody(args, async (ctx) => {
    const device = args.request.headers.get("user-agent") ?? "unknown";
    const token = await signInWithLink(ctx, args.params.token ?? "", device);
    const cookie = sessionCookie(args.context.installation.settings.origin);
    return redirect("/desk", { status: 303, headers: { "Set-Cookie": await cookie.serialize(token) } });
  });

export default function SignInLink() {
  const { holds } = useLoaderData<typeof loader>();
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
        <ButtonLink to="/account/sign-in">Ask for a new letter</ButtonLink>
      </>
    );
  }
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHead title="Sign in" lead="One press and you are in. The link holds once." />
      <Form method="post">
        <Button>Sign in now</Button>
      </Form>
    </>
  );
}
