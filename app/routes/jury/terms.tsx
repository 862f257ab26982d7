import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { invitationPath } from "../../domain/jury/invitation";
import { juryTerms } from "../../domain/jury/terms";
import { acceptTerms, ownTerms } from "../../domain/jury/terms.server";
import { fieldProblem, Refusal } from "../../domain/problems";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button, ButtonLink } from "../../ui/button";
import { CheckboxGroup } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Prose } from "../../ui/layout";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Instant } from "../../ui/time";

export const meta = pageTitle("Terms of the jury");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(() => ownTerms(ctx));
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    if (textOf(typed, "accept") !== "yes") {
      throw new Refusal([
        fieldProblem("accept", "not-accepted", "Tick the box if you accept the terms. Nothing opens before."),
      ]);
    }
    await acceptTerms(ctx, textOf(typed, "edition"), Number(textOf(typed, "version")));
    return redirectWithNotice(args, "/desk", "You have accepted the terms of the jury.");
  });

export default function Terms() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Jury · ${page.name}`}
        title={juryTerms.title}
        lead="Whoever sits in the jury accepts these terms before anything opens."
      >
        <a href={invitationPath}>Your seat</a>
      </PageHead>
      {page.answerFirst ? (
        <Note title="Answer the invitation first">
          <p>
            <ButtonLink to={invitationPath}>Go to the invitation</ButtonLink>
          </p>
        </Note>
      ) : null}
      <Prose>
        {juryTerms.articles.map((article) => (
          <Fragment key={article.title}>
            <h2>{article.title}</h2>
            <p>{article.text}</p>
          </Fragment>
        ))}
        <p className="quiet">Version {juryTerms.version} of these terms.</p>
      </Prose>
      {page.acceptedAt ? (
        <Note kind="good" title="Accepted">
          <p>
            You accepted this version on <Instant at={page.acceptedAt} />.
          </p>
        </Note>
      ) : page.answerFirst ? null : (
        <Form method="post">
          <input type="hidden" name="edition" value={page.editionId} />
          <input type="hidden" name="version" value={juryTerms.version} />
          <CheckboxGroup
            name="accept"
            label="Your acceptance"
            options={[{ value: "yes", label: "I have read these terms and accept them for this edition" }]}
            problem={problemOf(refused?.problems, "accept")}
          />
          <Button>Accept the terms</Button>
        </Form>
      )}
    </>
  );
}
