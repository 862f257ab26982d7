import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { currentEdition, editionFacts } from "../../domain/editions/editions.server";
import { statesSpokenFor } from "../../domain/entries/own-states";
import { whyNoNewEntry } from "../../domain/entries/windows";
import { newRoundSchema, usualCandidatesPerBody } from "../../domain/national/round";
import { openRound } from "../../domain/national/rounds.server";
import { known } from "../../domain/problems";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, notFound, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { Select } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Deadline } from "../../ui/time";
import { RoundFields } from "./round-fields";

export const meta = pageTitle("Open a national round");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const states = statesSpokenFor(ctx.actor);
  const edition = await currentEdition(ctx);
  if (states.length === 0 || !edition) throw notFound();
  const asked = new URL(args.request.url).searchParams.get("country") ?? "";
  return {
    name: edition.name,
    deadlineAt: edition.deadline_at,
    closed: whyNoNewEntry(editionFacts(edition), ctx.now)?.sentence,
    states: states.map((value) => ({ value, label: countryName(value) })),
    country: states.includes(asked) ? asked : states[0]!,
  };
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = known(await currentEdition(ctx), "edition");
    const id = await openRound(ctx, edition.id, parseForm(newRoundSchema, typed));
    return redirectWithNotice(
      args,
      `/national/rounds/${id}`,
      "The national round is open. Invite the bodies that may propose projects.",
    );
  });

export default function NewRound() {
  const { name, deadlineAt, closed, states, country } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const value = (field: string) => textOf(refused?.typed, field);
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={
          <>
            <a href="/national">Entries of your state</a> · {name}
          </>
        }
        title="Open a national round"
        lead="Bodies that you invite propose projects on the award's form. You and your committee read them side by side, and you decide which one the state enters."
      />
      {closed ? (
        <Note kind="plain">
          <p>{closed}</p>
        </Note>
      ) : null}
      <p>
        How a state selects its project is its own affair. Without a round, enter the project directly under{" "}
        <a href="/national/entries/new">Enter a project</a>. The edition's own deadline is{" "}
        <Deadline at={deadlineAt} />.
      </p>
      <Form method="post" noValidate>
        {states.length > 1 ? (
          <Select
            name="country"
            label="State"
            options={states}
            value={value("country") || country}
            problem={problemOf(refused?.problems, "country")}
          />
        ) : (
          <input type="hidden" name="country" value={country} />
        )}
        <RoundFields
          deadlineDay={value("deadlineDay")}
          candidatesPerBody={value("candidatesPerBody") || String(usualCandidatesPerBody)}
          problems={refused?.problems}
        />
        <Button>Open the round</Button>
      </Form>
    </>
  );
}
