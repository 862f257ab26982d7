import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { byCountryName, countryName, memberStates } from "../../domain/countries";
import { editionOfJury } from "../../domain/jury/edition-of-jury.server";
import { delegationName, delegationSchema, juryLimit, seatKinds, seatWords } from "../../domain/jury/jury";
import { addDelegation, juryOf, removeDelegation, removeJuryMember } from "../../domain/jury/jury.server";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { RadioGroup, Select } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { TextField } from "../../ui/text-field";
import { JuryTable } from "./jury-table";

export const meta = pageTitle("Jury");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const { edition, back } = await editionOfJury(ctx, args.params.year);
    const jury = await juryOf(ctx, edition.id);
    return {
      year: edition.year,
      name: edition.name,
      back,
      changeable: jury.changeable,
      people: jury.people,
      lacks: jury.lacks,
      delegations: jury.delegations.map((delegation) => ({
        id: delegation.id,
        number: delegation.number,
        name: delegationName(delegation),
        kind: delegation.kind,
        country: delegation.country,
        seat: delegation.seat,
        people: delegation.people.map((member) => ({ ...member })),
      })),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { edition } = await editionOfJury(ctx, args.params.year);
    const to = `/presidency/editions/${edition.year}/jury`;
    const delegation = textOf(typed, "delegation");
    const leaving = textOf(typed, "leaving");
    if (leaving) {
      await removeJuryMember(ctx, delegation, leaving);
      return redirectWithNotice(args, to, "The person has left the jury.");
    }
    if (textOf(typed, "intent") === "remove") {
      await removeDelegation(ctx, delegation);
      return redirectWithNotice(args, to, "The delegation is removed.");
    }
    const id = await addDelegation(ctx, edition.id, parseForm(delegationSchema, typed));
    return redirectWithNotice(args, `${to}/${id}`, "The delegation is added. Now name its people.");
  });

const states = [...memberStates]
  .sort(byCountryName)
  .map((code) => ({ value: code, label: countryName(code) }));

export default function EditionJury() {
  const jury = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${jury.name}`}
        title="Jury"
        lead={`The current, the previous and the two following presidencies, and invited experts. At most ${juryLimit} people judge; now ${jury.people === 1 ? "there is 1" : `there are ${jury.people}`}.`}
      >
        <a href={jury.back}>Back to the edition</a>
      </PageHead>
      {jury.lacks.length > 0 ? (
        <Note title="Before judging can open">
          {jury.lacks.map((lack) => (
            <p key={lack}>{lack}</p>
          ))}
        </Note>
      ) : null}
      {jury.changeable ? null : (
        <Note kind="plain" title="Locked">
          <p>The jury can no longer be changed.</p>
        </Note>
      )}
      <JuryTable year={jury.year} delegations={jury.delegations} changeable={jury.changeable} />
      {jury.changeable ? (
        <section aria-labelledby="add">
          <h2 id="add">Add a delegation</h2>
          <Form method="post">
            <RadioGroup
              name="kind"
              label="Kind"
              options={[
                { value: "presidency", label: "A presidency" },
                { value: "expert", label: "An invited expert institution" },
              ]}
              value={textOf(refused?.typed, "kind") || "presidency"}
              problem={problemOf(refused?.problems, "kind")}
            />
            <Select
              name="country"
              label="State"
              hint="For an expert institution, the state it is in. A delegation does not judge its own state's entry."
              options={states}
              empty="No state"
              value={textOf(refused?.typed, "country")}
              problem={problemOf(refused?.problems, "country")}
            />
            <TextField
              name="institution"
              label="Institution"
              hint="For experts only."
              value={textOf(refused?.typed, "institution")}
              problem={problemOf(refused?.problems, "institution")}
            />
            <RadioGroup
              name="seat"
              label="Seat"
              hint="The vice-chair acts where the chair is recused."
              options={seatKinds.map((seat) => ({ value: seat, label: seatWords[seat] }))}
              value={textOf(refused?.typed, "seat") || "member"}
              problem={problemOf(refused?.problems, "seat")}
            />
            <Button>Add the delegation</Button>
          </Form>
        </section>
      ) : null}
    </>
  );
}
