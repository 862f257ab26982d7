import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { publishProgramme } from "../../domain/programme/publication.server";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { Prose } from "../../ui/layout";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { builderAddress, programmeOfYear, sayPublication } from "./edition-programme-view";

export const meta = pageTitle("Publish the programme");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const programme = await found(() => programmeOfYear(ctx, args.params));
  const { edition, content, published, changes, clashes, digest } = programme;
  const sessions = content.days.flatMap((one) => one.sessions);
  return {
    where: `Conference ${edition.name} · ${content.city}`,
    address: builderAddress(edition.year),
    publication: sayPublication(published, changes.length),
    first: published === undefined,
    next: (published?.number ?? 0) + 1,
    sessions: sessions.length,
    presentations: sessions.reduce((sum, session) => sum + session.slots.length, 0),
    changes: changes.map((change) => change.sentence),
    clashes: clashes.map((clash) => {
      const session = sessions.find((one) => one.id === clash.sessionId);
      return `“${session?.title}”: ${clash.sentence}`;
    }),
    digest,
  };
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { edition } = await programmeOfYear(ctx, args.params);
    const number = await publishProgramme(ctx, edition.id, textOf(typed, "seen"));
    return redirectWithNotice(
      args,
      builderAddress(edition.year),
      `Version ${number} is public. The national representatives get a letter.`,
    );
  });

export default function Publish() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const publishable = page.sessions > 0 && (page.first || page.changes.length > 0);
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={page.where}
        title={publishable ? `Publish version ${page.next}` : "Publish the programme"}
        lead={page.publication}
      >
        <a href={page.address}>Back to the programme</a>
      </PageHead>
      {publishable ? null : (
        <EmptyState title={page.sessions === 0 ? "There is no session yet" : "Nothing has changed"}>
          <p>
            {page.sessions === 0
              ? "Add sessions to the programme first."
              : "What everybody sees is what you see. Change the programme, then publish again."}
          </p>
        </EmptyState>
      )}
      {page.clashes.length > 0 ? (
        <Note kind="bad" title="Clashes and gaps that would become public">
          <Prose>
            <ul>
              {page.clashes.map((clash) => (
                <li key={clash}>{clash}</li>
              ))}
            </ul>
          </Prose>
        </Note>
      ) : null}
      {page.changes.length > 0 ? (
        <section>
          <h2>What changes</h2>
          <Prose>
            <ul>
              {page.changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </Prose>
        </section>
      ) : null}
      {publishable ? (
        <Form method="post">
          <p>
            {page.first
              ? `${page.sessions} sessions and ${page.presentations} presentations become public: state, title and presenter of each entry, never its text. `
              : "The page, the print, the calendar and the feeds show this version at once. "}
            Every national representative gets a letter.
          </p>
          <input type="hidden" name="seen" value={page.digest} />
          <Button>Publish version {page.next}</Button>
        </Form>
      ) : null}
    </>
  );
}
