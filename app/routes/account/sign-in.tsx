import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { crockford } from "../../domain/ids";
import { castOfDemonstration } from "../../domain/people/cast.server";
import { emailAddress } from "../../domain/people/people";
import { requestSignIn } from "../../domain/people/sign-in.server";
import { browserCookie } from "../../http/cookies";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { contextOf, safeNext } from "../../http/request";
import { actAsAnybody } from "../../http/responses";
import { Button } from "../../ui/button";
import { Country } from "../../ui/country";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { TextField } from "../../ui/text-field";

export const meta = pageTitle("Sign in");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextOf(args);
  const next = new URL(args.request.url).searchParams.get("next");
  if (ctx.actor.kind === "person") throw redirect(safeNext(next), 303);
  const cast = args.context.installation.stage ? await castOfDemonstration(ctx) : undefined;
  return { cast, next };
}

export const action = (args: ActionFunctionArgs) =>
  actAsAnybody(args, async (ctx, typed) => {
    const { email } = parseForm(z.object({ email: emailAddress }), typed);
    const { installation, network } = args.context;
    const cookie = browserCookie(installation.settings.origin);
    const known: unknown = await cookie.parse(args.request.headers.get("Cookie"));
    const browserToken = typeof known === "string" ? known : crockford(ctx.newSecret(20));
    const id = await requestSignIn(ctx, { email, browserToken, network });
    const next = textOf(typed, "next");
    const query = new URLSearchParams({ request: id, ...(next ? { next } : {}) });
    return redirect(`/account/sign-in/code?${query}`, {
      status: 303,
      headers: { "Set-Cookie": await cookie.serialize(browserToken) },
    });
  });

export default function SignIn() {
  const { cast, next } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const problems = refused && "problems" in refused ? refused.problems : undefined;
  const typed = refused && "typed" in refused ? refused.typed : undefined;
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHead
        title="Sign in"
        lead="Give your e-mail address. We send a letter with a link and a code; there is no password."
      />
      <Form method="post">
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="email"
          value={textOf(typed, "email")}
          problem={problemOf(problems, "email")}
          width={30}
        />
        <Button>Send the letter</Button>
      </Form>
      {cast ? <Cast people={cast} next={next} /> : null}
    </>
  );
}

type CastMember = Awaited<ReturnType<typeof castOfDemonstration>>[number];

function Cast({ people, next }: { people: readonly CastMember[]; next: string | null }) {
  return (
    <section aria-labelledby="cast">
      <h2 id="cast">The people of the demonstration</h2>
      <p>All of them are invented. Press a name to sign in as that person.</p>
      <DataTable
        caption="The people of the demonstration"
        captionHidden
        columns={[{ label: "Person" }, { label: "Country" }, { label: "Roles" }]}
        rows={people.map((person) => ({
          key: person.id,
          cells: [
            <Form method="post" action="/account/sign-in/as" key={person.id}>
              {next ? <input type="hidden" name="next" value={next} /> : null}
              <Button kind="second" small name="person" value={person.id}>
                {person.name}
              </Button>
            </Form>,
            person.country ? <Country code={person.country} /> : "",
            person.roles.join(", "),
          ],
        }))}
      />
    </section>
  );
}
