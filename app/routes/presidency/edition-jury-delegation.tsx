import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { changeDelegation } from "../../domain/jury/delegations.server";
import { editionOfJury } from "../../domain/jury/edition-of-jury.server";
import { delegationName, delegationSchema } from "../../domain/jury/jury";
import { juryOf } from "../../domain/jury/jury.server";
import { known, Unknown } from "../../domain/problems";
import { parseForm } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DelegationFields } from "./delegation-fields";

export const meta = pageTitle("Change a delegation");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const { edition } = await editionOfJury(ctx, args.params.year);
    const jury = await juryOf(ctx, edition.id);
    const delegation = known(
      jury.delegations.find((one) => one.id === args.params.delegation),
      "delegation",
    );
    if (!jury.changeable) throw new Unknown("delegation");
    const votesAnew = delegation.adviceOnly && jury.people + delegation.people.length;
    return {
      year: edition.year,
      name: edition.name,
      delegation: delegationName(delegation),
      shown: delegation.shownAt !== null,
      limit: votesAnew && votesAnew > jury.settings.peopleLimit ? jury.settings.peopleLimit : undefined,
      values: {
        kind: delegation.kind,
        country: delegation.country ?? "",
        institution: delegation.institution ?? "",
        seat: delegation.seat,
        voice: delegation.adviceOnly ? "advice" : "vote",
      },
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { edition } = await editionOfJury(ctx, args.params.year);
    await changeDelegation(ctx, args.params.delegation ?? "", parseForm(delegationSchema, typed));
    return redirectWithNotice(
      args,
      `/presidency/editions/${edition.year}/jury`,
      "The delegation is changed.",
    );
  });

export default function ChangeDelegation() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead where={`Edition ${page.name} · Jury · ${page.delegation}`} title="Change a delegation">
        <a href={`/presidency/editions/${page.year}/jury`}>Back to the jury</a>
      </PageHead>
      {page.shown ? (
        <Note kind="plain">
          <p>
            The states have been shown this delegation. Another state or institution must be shown to them
            again, with a new period to object.
          </p>
        </Note>
      ) : null}
      <Form method="post">
        <DelegationFields refused={refused} now={page.values} limit={page.limit} />
        <Button>Save the delegation</Button>
      </Form>
    </>
  );
}
