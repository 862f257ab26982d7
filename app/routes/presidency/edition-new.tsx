import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { createEdition } from "../../domain/editions/create.server";
import { editionSchema } from "../../domain/editions/edition-input";
import { presidenciesOf } from "../../domain/editions/presidency.server";
import { listed } from "../../domain/text";
import { dayOf } from "../../domain/times";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";
import { EditionFields } from "./edition-fields";

export const meta = pageTitle("Create an edition");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const presidencies = await found(async () => presidenciesOf(ctx));
  return { presidencies, year: dayOf(ctx.now).slice(0, 4) };
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const input = parseForm(editionSchema, typed);
    await createEdition(ctx, input);
    return redirectWithNotice(
      args,
      `/presidency/editions/${input.year}`,
      `The edition ${input.name} is created. Only the presidency and the secretariat see it.`,
    );
  });

export default function NewEdition() {
  const { presidencies, year } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const first: Record<string, string> = {
    year,
    name: year,
    presidencyCountry: presidencies[0] ?? "",
    hostCountry: presidencies[0] ?? "",
    deadlineDay: `${year}-09-30`,
    deadlineTime: "23:59",
    additionalLimit: "2",
    feedbackOn: "yes",
  };
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Presidency of ${listed(presidencies.map(countryName))}`}
        title="Create an edition"
        lead="Everything can be changed until the call is open. Criteria, entry form and jury come next."
      />
      <Form method="post">
        <EditionFields
          value={(field) => (refused ? textOf(refused.typed, field) : (first[field] ?? ""))}
          problems={refused?.problems}
          presidencies={presidencies}
        />
        <Button>Create the edition</Button>
      </Form>
    </>
  );
}
