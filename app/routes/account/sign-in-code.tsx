import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { signInMinutes } from "../../domain/people/sign-in";
import { signInWithCode } from "../../domain/people/sign-in.server";
import { browserCookie, sessionCookie } from "../../http/cookies";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { safeNext } from "../../http/request";
import { actAsAnybody } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { TextField } from "../../ui/text-field";

export const meta = pageTitle("Type the code");

export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return { request: query.get("request") ?? "", next: query.get("next") ?? "" };
}

export const action = (args: ActionFunctionArgs) =>
  actAsAnybody(args, async (ctx, typed) => {
    const { installation } = args.context;
    const { origin } = installation.settings;
    const browser: unknown = await browserCookie(origin).parse(args.request.headers.get("Cookie"));
    const token = await signInWithCode(
      ctx,
      {
        requestId: textOf(typed, "request"),
        code: textOf(typed, "code"),
        browserToken: typeof browser === "string" ? browser : "",
      },
      installation.key,
      args.request.headers.get("user-agent") ?? "unknown",
    );
    return redirect(safeNext(textOf(typed, "next") || null), {
      status: 303,
      headers: { "Set-Cookie": await sessionCookie(origin).serialize(token) },
    });
  });

export default function SignInCode() {
  const { request, next } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const problems = refused && "problems" in refused ? refused.problems : undefined;
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHead
        title="Look into your mailbox"
        lead={`If the address is known here, a letter is on its way. Open its link, or type its code below within ${signInMinutes} minutes.`}
      />
      <Form method="post">
        <input type="hidden" name="request" value={request} />
        <input type="hidden" name="next" value={next} />
        <TextField
          name="code"
          label="Code from the letter"
          hint="Eight characters. Upper or lower case and the hyphen do not matter."
          autoComplete="one-time-code"
          width={10}
          spellCheck={false}
          problem={problemOf(problems, "code")}
        />
        <Button>Sign in</Button>
      </Form>
      <Details summary="No letter has come">
        <p>
          Look into the junk folder. The letter goes only to addresses that your national representative, the
          presidency or the secretariat has entered; ask them which one they used. After five letters in an
          hour no further one is sent.
        </p>
        <p>
          <a href="/account/sign-in">Ask for another letter</a>
        </p>
      </Details>
    </>
  );
}
