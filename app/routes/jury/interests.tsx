import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { type InterestKind, interestKinds, recusalWords } from "../../domain/judging/interest";
import { declareInterests, interestsOf } from "../../domain/judging/interests.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { Country } from "../../ui/country";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Fieldset } from "../../ui/form-question";
import { Details, EmptyState, SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { TextArea } from "../../ui/text-field";

export const meta = pageTitle("Interests");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    const { entries, recused } = await interestsOf(ctx, edition.id);
    return {
      edition: edition.name,
      open: edition.state === "judging",
      entries: entries.filter((entry) => entry.declared === undefined),
      declared: entries.filter((entry) => entry.declared !== undefined),
      recused,
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const interests = Object.keys(typed).flatMap((field) => {
      const entryId = /^interest-(\w{16})$/.exec(field)?.[1];
      const kind = textOf(typed, field) as InterestKind;
      if (!entryId || !interestKinds.includes(kind)) return [];
      const reason = textOf(typed, `reason-${entryId}`);
      return [{ entryId, kind, ...(kind === "conflict" ? { reason } : {}) }];
    });
    const { conflicts } = await declareInterests(ctx, interests);
    const recused =
      conflicts === 0
        ? ""
        : ` Your delegation is recused from ${conflicts === 1 ? "1 entry" : `${conflicts} entries`}; nothing of their judging is shown to it any more.`;
    return redirectWithNotice(
      args,
      conflicts > 0 ? "/jury/interests" : "/jury",
      interests.length === 0
        ? "Nothing was chosen, so nothing was declared."
        : `Your declarations are recorded.${recused}`,
    );
  });

export default function Interests() {
  const { edition, open, entries, declared, recused } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  return (
    <>
      <PageHead
        where={`Jury · ${edition}`}
        title="Interests"
        lead="Before an entry opens, say whether you, your organisation or people close to you have an interest in it. A conflict takes your whole delegation off the entry."
      >
        <a href="/jury">Entries to judge</a>
      </PageHead>
      <ErrorSummary problems={refused?.problems} />
      {entries.length > 0 && open ? (
        <Form method="post">
          {entries.map((entry) => (
            <Fieldset
              key={entry.entryId}
              legend={entry.title}
              hint={
                <>
                  <Country code={entry.country} />, {entry.organisation}
                </>
              }
            >
              {entry.partners ? (
                <Details summary="Partners">
                  <PlainText text={entry.partners} />
                </Details>
              ) : null}
              <RadioGroup
                name={`interest-${entry.entryId}`}
                label={`Your interest in ${entry.title}`}
                value={textOf(refused?.typed, `interest-${entry.entryId}`)}
                problem={problemOf(refused?.problems, `interest-${entry.entryId}`)}
                options={[
                  { value: "none", label: "I have no interest in this entry" },
                  { value: "conflict", label: "I have a conflict of interest" },
                ]}
              />
              <TextArea
                name={`reason-${entry.entryId}`}
                label="Reason, where there is a conflict"
                rows={2}
                value={textOf(refused?.typed, `reason-${entry.entryId}`)}
                problem={problemOf(refused?.problems, `reason-${entry.entryId}`)}
              />
            </Fieldset>
          ))}
          <Button>Record the declarations</Button>
        </Form>
      ) : (
        <EmptyState title={open ? "You have declared on every entry" : "There is nothing to declare now"}>
          <p>
            If you notice a conflict later, also after you have begun to score, open the entry and declare it
            there.
          </p>
        </EmptyState>
      )}
      {declared.length > 0 ? (
        <Details summary={`No interest declared: ${declared.length}`}>
          <ul>
            {declared.map((entry) => (
              <li key={entry.entryId}>
                <a href={`/jury/entries/${entry.entryId}`}>{entry.title}</a>, {countryName(entry.country)}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      {recused.length > 0 ? (
        <>
          <h2>What your delegation does not judge</h2>
          <Note kind="plain">
            <p>
              Nothing that comes from judging these entries is shown to you. What you may see for another
              reason stays with you: a state's people go on working on their own entry.
            </p>
          </Note>
          <SummaryList
            beside
            rows={recused.map((one) => ({
              key: one.entryId,
              term: <Country code={one.country} />,
              detail:
                one.kind === "own-country"
                  ? `${one.title}. ${recusalWords[one.kind]}.`
                  : `${one.title}. ${recusalWords[one.kind]}: ${one.reason}`,
            }))}
          />
        </>
      ) : null}
    </>
  );
}
