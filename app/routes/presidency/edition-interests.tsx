import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { conflictScopes, conflictScopeWords } from "../../domain/judging/interest";
import { interestSettings, setConflictScope } from "../../domain/judging/interest-settings.server";
import { editionOfJury } from "../../domain/jury/edition-of-jury.server";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";

export const meta = pageTitle("Conflicts of interest");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const { edition } = await editionOfJury(ctx, args.params.year);
    return {
      year: edition.year,
      name: edition.name,
      ...(await interestSettings(ctx, edition)),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { edition } = await editionOfJury(ctx, args.params.year);
    await setConflictScope(ctx, edition.id, textOf(typed, "scope"));
    return redirectWithNotice(args, `/presidency/editions/${edition.year}/interests`, "The rule is saved.");
  });

const hints = {
  delegation:
    "The delegation writes one sheet together, so nobody of it judges the entry. The stricter rule.",
  person:
    "The others of the delegation go on without that person, who sees nothing of this entry's judging. Where nobody is left, the delegation is recused.",
};

export default function EditionInterests() {
  const settings = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${settings.name}`}
        title="Conflicts of interest"
        lead="Whom one person's conflict takes off an entry. A delegation never judges its own state's entry, nor that of an expert's nationality or of an institution's country: that is no setting."
      >
        <a href={`/presidency/editions/${settings.year}/jury`}>Jury</a>
      </PageHead>
      {settings.changeable ? (
        <Form method="post">
          <RadioGroup
            name="scope"
            label="A conflict takes off the entry"
            options={conflictScopes.map((value) => ({
              value,
              label: conflictScopeWords[value],
              hint: hints[value],
            }))}
            value={textOf(refused?.typed, "scope") || settings.scope}
            problem={problemOf(refused?.problems, "scope")}
          />
          <Button>Save the rule</Button>
        </Form>
      ) : (
        <>
          <SummaryList
            beside
            rows={[{ term: "A conflict takes off the entry", detail: conflictScopeWords[settings.scope] }]}
          />
          <Note kind="plain" title="Settled">
            <p>
              Presidency and secretariat choose it until the first person has declared; what people declare
              rests on it.
            </p>
          </Note>
        </>
      )}
    </>
  );
}
