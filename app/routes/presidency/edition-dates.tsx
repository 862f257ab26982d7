import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { changeEdition } from "../../domain/editions/create.server";
import { editionSchema, typedEdition } from "../../domain/editions/edition-input";
import { editionOfPresidency, presidenciesOf } from "../../domain/editions/presidency.server";
import { markOf } from "../../domain/editions/revision.server";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { EditionFactsList } from "./edition-facts-list";
import { EditionFields } from "./edition-fields";
import { Overtaken, Seen } from "./overtaken";

export const meta = pageTitle("Theme and dates");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const values = typedEdition(edition);
    return {
      year: edition.year,
      name: edition.name,
      preparing: edition.state === "preparing",
      presidencies: presidenciesOf(ctx),
      deadlineAt: edition.deadline_at,
      galaAt: edition.gala_at,
      values,
      seen: markOf(values),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const input = parseForm(editionSchema, typed);
    await changeEdition(ctx, edition.id, input, textOf(typed, "seen"));
    return redirectWithNotice(args, `/presidency/editions/${input.year}`, "Theme and dates are saved.");
  });

export default function EditionDates() {
  const edition = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const values: Record<string, string> = edition.values;
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead where={`Edition ${edition.name}`} title="Theme and dates">
        <a href={`/presidency/editions/${edition.year}`}>Back to the edition</a>
      </PageHead>
      <Overtaken refused={refused}>
        <EditionFactsList values={values} deadlineAt={edition.deadlineAt} galaAt={edition.galaAt} />
      </Overtaken>
      {edition.preparing ? (
        <Form method="post">
          <Seen mark={edition.seen} refused={refused} />
          <EditionFields
            value={(field) => (refused ? textOf(refused.typed, field) : (values[field] ?? ""))}
            problems={refused?.problems}
            presidencies={edition.presidencies}
          />
          <Button>Save theme and dates</Button>
        </Form>
      ) : (
        <>
          <Note kind="plain" title="Published and locked">
            <p>The call has been opened with these dates; they can no longer be changed.</p>
          </Note>
          <EditionFactsList values={values} deadlineAt={edition.deadlineAt} galaAt={edition.galaAt} />
        </>
      )}
    </>
  );
}
