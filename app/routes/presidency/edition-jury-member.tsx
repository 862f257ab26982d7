import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { byCountryName, countryName, memberStates } from "../../domain/countries";
import { editionOfJury } from "../../domain/jury/edition-of-jury.server";
import { delegationName, juryLimit, juryMemberSchema } from "../../domain/jury/jury";
import { addJuryMember, juryOf } from "../../domain/jury/jury.server";
import { known, Unknown } from "../../domain/problems";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { Select } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { TextArea } from "../../ui/text-field";
import { PersonFields } from "../secretariat/person-fields";

export const meta = pageTitle("Name a jury member");

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
    return {
      year: edition.year,
      name: edition.name,
      delegation: delegationName(delegation),
      country: delegation.country ?? "",
      full: jury.people >= juryLimit,
      people: jury.people,
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { edition } = await editionOfJury(ctx, args.params.year);
    const input = parseForm(juryMemberSchema, typed);
    await addJuryMember(ctx, args.params.delegation ?? "", input);
    return redirectWithNotice(
      args,
      `/presidency/editions/${edition.year}/jury`,
      `${input.nameLatin} is named and invited by letter.`,
    );
  });

const states = [...memberStates]
  .sort(byCountryName)
  .map((code) => ({ value: code, label: countryName(code) }));

export default function JuryMember() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const value = (field: string) => textOf(refused?.typed, field);
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${page.name} · Jury · ${page.delegation}`}
        title="Name a jury member"
        lead="The person is invited by letter; the link in it signs in once."
      >
        <a href={`/presidency/editions/${page.year}/jury`}>Back to the jury</a>
      </PageHead>
      {page.full ? (
        <Note title={`${page.people} people judge already`}>
          <p>The rules name at most {juryLimit}. One more needs a reason, which stays with the jury.</p>
        </Note>
      ) : null}
      <Form method="post">
        <PersonFields value={value} problems={refused?.problems} />
        <Select
          name="nationality"
          label="Nationality"
          hint="A delegation does not judge an entry from the state of one of its people."
          options={states}
          empty="None of the Member States"
          value={refused ? value("nationality") : page.country}
          problem={problemOf(refused?.problems, "nationality")}
        />
        {page.full ? (
          <TextArea
            name="reason"
            label={`Reason for more than ${juryLimit} people`}
            rows={2}
            value={value("reason")}
            problem={problemOf(refused?.problems, "reason")}
            required
          />
        ) : null}
        <Button>Name and invite</Button>
      </Form>
    </>
  );
}
