import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { compositionOf } from "../../domain/jury/composition.server";
import { addDelegation, removeDelegation, seatPresidencies } from "../../domain/jury/delegations.server";
import { editionOfJury } from "../../domain/jury/edition-of-jury.server";
import { delegationName, delegationSchema } from "../../domain/jury/jury";
import { jurySettingsSchema } from "../../domain/jury/jury-settings";
import { changeJurySettings } from "../../domain/jury/jury-settings-change.server";
import { removeJuryMember } from "../../domain/jury/members.server";
import { presidencyPartWords, presidencySource } from "../../domain/jury/presidencies";
import { showJury } from "../../domain/jury/showing.server";
import { listed } from "../../domain/text";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { Prose } from "../../ui/layout";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DelegationFields } from "./delegation-fields";
import { JurySettingsForm } from "./jury-settings-form";
import { JuryTable } from "./jury-table";

export const meta = pageTitle("Jury");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const { edition, back } = await editionOfJury(ctx, args.params.year);
    const jury = await compositionOf(ctx, edition);
    return {
      ...jury,
      year: edition.year,
      name: edition.name,
      preparing: edition.state === "preparing",
      back,
      now: ctx.now,
      delegations: jury.delegations.map((delegation) => ({
        ...delegation,
        name: delegationName(delegation),
        people: delegation.people.map((member) => ({ ...member })),
        declined: jury.declined.filter((one) => one.delegationId === delegation.id),
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
    switch (textOf(typed, "intent")) {
      case "remove":
        await removeDelegation(ctx, delegation);
        return redirectWithNotice(args, to, "The delegation is removed.");
      case "presidencies":
        await seatPresidencies(ctx, edition.id);
        return redirectWithNotice(args, to, "The presidencies have their seats. Now name their people.");
      case "show":
        await showJury(ctx, edition.id);
        return redirectWithNotice(args, to, "The states are shown the jury and may object to it.");
      case "settings":
        await changeJurySettings(ctx, edition.id, parseForm(jurySettingsSchema, typed));
        return redirectWithNotice(args, to, "The settings are saved.");
      default: {
        const id = await addDelegation(ctx, edition.id, parseForm(delegationSchema, typed));
        return redirectWithNotice(args, `${to}/${id}`, "The delegation is added. Now name its people.");
      }
    }
  });

export default function EditionJury() {
  const jury = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const waiting = [...jury.lacks, ...jury.blocks];
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${jury.name}`}
        title="Jury"
        lead={`The current, the previous and the two following presidencies, and invited experts. At most ${jury.settings.peopleLimit} people judge; now ${jury.people === 1 ? "there is 1" : `there are ${jury.people}`}.`}
      >
        <a href={jury.back}>Back to the edition</a>
        <a href={`/presidency/editions/${jury.year}/distribution`}>Distribution</a>
        <a href={`/presidency/editions/${jury.year}/interests`}>Conflicts of interest</a>
      </PageHead>
      {jury.people > jury.settings.peopleLimit ? (
        <Note title={`${jury.people} people judge, more than ${jury.settings.peopleLimit}`}>
          <p>The reasons stand beside the people named beyond the limit.</p>
        </Note>
      ) : null}
      {jury.changeable && waiting.length > 0 ? (
        <Note title="Before judging can open">
          {waiting.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Note>
      ) : null}
      {jury.changeable ? null : (
        <Note kind="plain" title="Locked">
          <p>
            {jury.replaceable
              ? "Delegations and distribution can no longer be changed. A person can be replaced; the delegation's score sheets stay."
              : "The jury can no longer be changed."}
          </p>
        </Note>
      )}
      {jury.proposed.length > 0 ? <ProposedPresidencies proposed={jury.proposed} /> : null}
      <JuryTable
        year={jury.year}
        delegations={jury.delegations}
        changeable={jury.changeable}
        replaceable={jury.replaceable}
        now={jury.now}
      />
      {jury.changeable && jury.toShow.length > 0 ? (
        <section aria-labelledby="show" className="stack">
          <h2 id="show">Show the jury to the states</h2>
          <p>
            A letter goes to every national representative and substitute. For {jury.settings.objectionDays}{" "}
            working days (Monday to Friday, Brussels; the institutions' holidays are not counted out) a state
            may object to a delegation. Judging opens only afterwards. Not shown yet: {listed(jury.toShow)}.
          </p>
          {jury.unanswered.length > 0 ? (
            <Note title="Some have not accepted their seat yet">
              <p>
                The states would be shown no name for {listed(jury.unanswered)}, and might read it only after
                their period to object. Wait for the answers if there is time.
              </p>
            </Note>
          ) : null}
          {jury.mayShow ? (
            <Form method="post">
              <Button name="intent" value="show">
                Show the jury to the states
              </Button>
            </Form>
          ) : (
            <p className="quiet">
              {jury.preparing
                ? "Possible once the call is open."
                : "Possible once the jury is complete: see above what it lacks."}
            </p>
          )}
        </section>
      ) : null}
      {jury.changeable ? (
        <>
          <section aria-labelledby="add" className="stack">
            <h2 id="add">Add a delegation</h2>
            <Form method="post">
              <DelegationFields refused={textOf(refused?.typed, "intent") ? undefined : refused} />
              <Button kind={jury.mayShow ? "second" : "main"}>Add the delegation</Button>
            </Form>
          </section>
          <JurySettingsForm
            settings={jury.settings}
            refused={textOf(refused?.typed, "intent") === "settings" ? refused : undefined}
          />
        </>
      ) : null}
    </>
  );
}

function ProposedPresidencies({
  proposed,
}: {
  proposed: readonly { part: keyof typeof presidencyPartWords; country: string }[];
}) {
  return (
    <section aria-labelledby="proposed" className="stack">
      <h2 id="proposed">Presidencies without a seat</h2>
      <Prose>
        <ul>
          {proposed.map(({ part, country }) => (
            <li key={country}>
              {countryName(country)}: {presidencyPartWords[part]}
            </li>
          ))}
        </ul>
      </Prose>
      <p className="quiet">
        By the order of the half-yearly presidencies in{" "}
        <a href={presidencySource.address}>{presidencySource.title}</a>. The current presidency is seated in
        the chair, the previous one as vice-chair, where these seats are free; each can be changed.
      </p>
      <Form method="post">
        <Button kind="second" name="intent" value="presidencies">
          Seat these presidencies
        </Button>
      </Form>
    </section>
  );
}
