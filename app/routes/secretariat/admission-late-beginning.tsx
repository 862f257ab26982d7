import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { currentEdition } from "../../domain/editions/editions.server";
import { lateHoursOf } from "../../domain/entries/deadline-settings.server";
import { lateProposed, typedLateDate } from "../../domain/entries/late-entry";
import { proposeLateBeginning, statesWithoutEntry } from "../../domain/entries/late-entry.server";
import { may } from "../../domain/people/permissions";
import { known } from "../../domain/problems";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, notFound, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { Select } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { Deadline } from "../../ui/time";
import { LateFields } from "./late-fields";

export const meta = pageTitle("A late entry of a state that began nothing");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const edition = await currentEdition(ctx);
  if (!edition || !may(ctx.actor, "admission.list", {})) throw notFound();
  const states = await statesWithoutEntry(ctx, edition);
  return {
    deadlineAt: edition.deadline_at,
    host: countryName(edition.presidency_country),
    hostListed: states.includes(edition.presidency_country),
    states: states.map((value) => ({ value, label: countryName(value) })),
    typed: typedLateDate(ctx.now, await lateHoursOf(ctx, edition.id)),
  };
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    if (!may(ctx.actor, "admission.list", {})) throw notFound();
    const edition = known(await currentEdition(ctx), "edition");
    await proposeLateBeginning(ctx, edition.id, textOf(typed, "country"), {
      reason: textOf(typed, "reason"),
      day: textOf(typed, "day"),
      time: textOf(typed, "time"),
    });
    return redirectWithNotice(args, "/secretariat/admission", lateProposed);
  });

export default function AdmissionLateBeginning() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={<a href="/secretariat/admission">Admission</a>}
        title="A late entry of a state that began nothing"
        lead="The state may begin its competing entry, write it and submit it until the date you state."
      />
      <p>
        The deadline was <Deadline at={page.deadlineAt} />. Secretariat and presidency give an exception
        together: you propose it here, a person of the presidency confirms it within 72 hours. Nobody does so
        for their own state. All national representatives get the reason by letter and read it on their page.
      </p>
      {page.hostListed ? (
        <p>
          For {page.host}, which holds the presidency, the vice-chair of the jury confirms it in the
          presidency's place.
        </p>
      ) : null}
      {page.states.length === 0 ? (
        <EmptyState title="No state can be given this exception now">
          <p>
            It is for states without a competing entry, after the deadline and until admission is closed,
            where no exception holds or is proposed already.
          </p>
        </EmptyState>
      ) : (
        <Form method="post" noValidate>
          <Select
            name="country"
            label="State"
            options={[{ value: "", label: "Choose a state" }, ...page.states]}
            value={textOf(refused?.typed, "country")}
            problem={problemOf(refused?.problems, "country")}
          />
          <LateFields first={page.typed} refused={refused} />
          <Button>Propose the exception</Button>
        </Form>
      )}
    </>
  );
}
