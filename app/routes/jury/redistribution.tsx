import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { seedFrom } from "../../domain/judging/distribution";
import { drawnSeed } from "../../domain/judging/distributions.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { redistribute, redistributionOf } from "../../domain/judging/redistribution.server";
import { known } from "../../domain/problems";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button, ButtonLink } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { Row } from "../../ui/layout";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";

export const meta = pageTitle("Redistribution");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const asked = new URL(args.request.url).searchParams.get("seed") ?? "";
  return found(async () => {
    const edition = await juryEdition(ctx);
    return {
      name: edition.name,
      nextSeed: drawnSeed(ctx),
      plan: await redistributionOf(ctx, edition.id, seedFrom(asked) ?? drawnSeed(ctx)),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await juryEdition(ctx);
    const added = await redistribute(ctx, edition.id, {
      seed: known(seedFrom(textOf(typed, "seed")), "seed"),
      seen: textOf(typed, "seen"),
    });
    return redirectWithNotice(
      args,
      "/jury/progress",
      added === 1
        ? "One assignment is added; its delegation is told."
        : `${added} assignments are added; their delegations are told.`,
    );
  });

export default function RedistributionPage() {
  const { name, nextSeed, plan } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Jury · ${name}`}
        title="Redistribution"
        lead="After a late recusal, what is missing is added. Nothing that stands is moved, and no sheet is lost."
      >
        <a href="/jury/progress">Progress of judging</a>
      </PageHead>
      {plan ? (
        <>
          <List title="What is missing" sentences={plan.gaps} />
          <List title="What would be added" sentences={plan.added} />
          {plan.left.length > 0 ? (
            <Note title="What this does not mend">
              {plan.left.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </Note>
          ) : null}
          {plan.added.length > 0 ? (
            <>
              <p>
                Those who have least are asked first; among equals the lot decides, here with seed {plan.seed}
                . The delegations that get an entry are told by letter.
              </p>
              <Form method="post">
                <input type="hidden" name="seed" value={plan.seed} />
                <input type="hidden" name="seen" value={plan.seen} />
                <Button name="intent" value="redistribute">
                  Add these assignments
                </Button>
              </Form>
              <Row>
                <ButtonLink to={`/jury/redistribution?seed=${nextSeed}`} kind="second">
                  Draw with another seed
                </ButtonLink>
              </Row>
            </>
          ) : null}
        </>
      ) : (
        <EmptyState title="Nothing is missing">
          <p>
            Where entries are dealt to a number of delegations each, and one of them has to step out, what is
            then missing stands here.
          </p>
        </EmptyState>
      )}
    </>
  );
}

function List({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
