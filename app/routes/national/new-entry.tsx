import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { currentEdition, editionFacts } from "../../domain/editions/editions.server";
import { createEntry } from "../../domain/entries/drafts.server";
import { newEntrySchema } from "../../domain/entries/entry-input";
import { beginningUntil } from "../../domain/entries/late-exceptions.server";
import { statesSpokenFor } from "../../domain/entries/own-states";
import { whyNoNewEntry } from "../../domain/entries/windows";
import { known } from "../../domain/problems";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, notFound, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { RadioGroup, Select } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { TextField } from "../../ui/text-field";
import { Deadline } from "../../ui/time";
import { TitleFields } from "./title-fields";

export const meta = pageTitle("Enter a project");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const states = statesSpokenFor(ctx.actor);
  const edition = await currentEdition(ctx);
  if (states.length === 0 || !edition) throw notFound();
  const asked = new URL(args.request.url).searchParams.get("country") ?? "";
  const closed = whyNoNewEntry(editionFacts(edition), ctx.now)?.sentence;
  const late = [];
  for (const country of closed ? states : []) {
    const until = await beginningUntil(ctx, edition, country);
    if (until !== null) late.push({ country, until });
  }
  return {
    name: edition.name,
    closed: late.length > 0 ? undefined : closed,
    late,
    limit: edition.additional_limit,
    states: states.map((value) => ({ value, label: countryName(value) })),
    country: states.includes(asked) ? asked : states[0]!,
  };
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = known(await currentEdition(ctx), "edition");
    const id = await createEntry(ctx, edition.id, parseForm(newEntrySchema, typed));
    return redirectWithNotice(
      args,
      `/national/entries/${id}`,
      "The entry is created as a draft. Invite the people who write it, or open the form yourself.",
    );
  });

export default function NewEntry() {
  const { name, closed, late, limit, states, country } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const problems = refused?.problems;
  const typed = refused?.typed;
  const value = (field: string) => textOf(typed, field);
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHead
        where={
          <>
            <a href="/national">Entries of your state</a> · {name}
          </>
        }
        title="Enter a project"
      />
      {closed ? (
        <Note kind="plain">
          <p>{closed}</p>
        </Note>
      ) : null}
      {late.map((one) => (
        <Note key={one.country} title="By exception, after the deadline">
          <p>
            The competing entry of {countryName(one.country)} can be created, written and submitted until{" "}
            <Deadline at={one.until} />. The exception holds for the entry that you create here.
          </p>
        </Note>
      ))}
      <Form method="post" noValidate>
        {states.length > 1 ? (
          <Select
            name="country"
            label="State"
            options={states}
            value={value("country") || country}
            problem={problemOf(problems, "country")}
          />
        ) : (
          <input type="hidden" name="country" value={country} />
        )}
        {late.length > 0 ? (
          <input type="hidden" name="kind" value="competing" />
        ) : (
          <RadioGroup
            name="kind"
            label="Does the project compete for the award?"
            hint="You can change this until the deadline."
            options={[
              {
                value: "competing",
                label: "Yes, it is the state's competing entry",
                hint: "One for each state.",
              },
              {
                value: "additional",
                label: "No, it is an additional example of good practice",
                hint: `Up to ${limit} for each state. Additional entries are not judged.`,
              },
            ]}
            value={value("kind")}
            problem={problemOf(problems, "kind")}
          />
        )}
        <TitleFields
          values={{
            title: value("title"),
            titleOwn: value("titleOwn"),
            titleLanguage: value("titleLanguage"),
          }}
          problems={problems}
        />
        <TextField
          name="organisation"
          label="Which organisation runs the project?"
          value={value("organisation")}
          problem={problemOf(problems, "organisation")}
          maxLength={200}
        />
        <Button>Create the entry</Button>
      </Form>
    </>
  );
}
