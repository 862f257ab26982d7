import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { byCountryName, countryName, memberStates } from "../../domain/countries";
import { editionOfJury } from "../../domain/jury/edition-of-jury.server";
import { delegationName, juryMemberSchema } from "../../domain/jury/jury";
import { juryOf } from "../../domain/jury/jury.server";
import { addJuryMember, isReplaceable, replaceJuryMember } from "../../domain/jury/members.server";
import { seatsToFill } from "../../domain/jury/seats-to-fill.server";
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
    const instead = new URL(args.request.url).searchParams.get("instead");
    const seated = delegation.people.find((one) => one.id === instead);
    const declined = (await seatsToFill(ctx, edition)).find(
      (one) => one.delegationId === delegation.id && one.personId === instead,
    );
    const leaving = instead
      ? known(seated ?? (declined && { id: declined.personId, nameLatin: declined.name }), "jury member")
      : undefined;
    const possible = leaving ? await isReplaceable(ctx, edition) : jury.changeable;
    if (!possible) throw new Unknown("delegation");
    return {
      leaving: leaving && { id: leaving.id, name: leaving.nameLatin, declined: seated === undefined },
      year: edition.year,
      name: edition.name,
      delegation: delegationName(delegation),
      country: delegation.country ?? "",
      full: !leaving && !delegation.adviceOnly && jury.people >= jury.settings.peopleLimit,
      limit: jury.settings.peopleLimit,
      people: jury.people,
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { edition } = await editionOfJury(ctx, args.params.year);
    const input = parseForm(juryMemberSchema, typed);
    const delegation = args.params.delegation ?? "";
    const instead = textOf(typed, "instead");
    if (instead) await replaceJuryMember(ctx, delegation, instead, input);
    else await addJuryMember(ctx, delegation, input);
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
        title={page.leaving ? `Name somebody in the place of ${page.leaving.name}` : "Name a jury member"}
        lead={
          page.leaving
            ? `${page.leaving.name} ${page.leaving.declined ? "has declined" : "leaves the jury and is told"}. The delegation's score sheets stay; the new person accepts, declares interests and then goes on with them.`
            : "The person is invited by letter; the link in it signs in once."
        }
      >
        <a href={`/presidency/editions/${page.year}/jury`}>Back to the jury</a>
      </PageHead>
      {page.full ? (
        <Note title={`${page.people} people judge already`}>
          <p>The rules name at most {page.limit}. One more needs a reason, which stays with the jury.</p>
        </Note>
      ) : null}
      <Form method="post">
        {page.leaving ? <input type="hidden" name="instead" value={page.leaving.id} /> : null}
        <PersonFields value={value} problems={refused?.problems} />
        <Select
          name="nationality"
          label="Nationality"
          hint="Asked only to find recusals: a delegation does not judge an entry from the state of one of its people. Only those who compose the jury see it."
          options={states}
          empty="None of the Member States"
          value={refused ? value("nationality") : page.country}
          problem={problemOf(refused?.problems, "nationality")}
        />
        {page.full ? (
          <TextArea
            name="reason"
            label={`Reason for more than ${page.limit} people`}
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
