import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { seatWords } from "../../domain/jury/jury";
import { juryForStates } from "../../domain/jury/jury-for-states.server";
import { objectionSchema, objectionStateWords } from "../../domain/jury/objection";
import { raiseObjection, retractObjection } from "../../domain/jury/objections.server";
import { known } from "../../domain/problems";
import { sayDeadline } from "../../domain/times";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button, ConfirmDetails } from "../../ui/button";
import { RadioGroup, Select } from "../../ui/choices";
import { Country } from "../../ui/country";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { DataTable } from "../../ui/table";
import { TextArea } from "../../ui/text-field";
import { Deadline, Instant } from "../../ui/time";
import { Bilingual } from "../../ui/title";

export const meta = pageTitle("The jury");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => (await juryForStates(ctx)) ?? null);
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const retracted = textOf(typed, "retract");
    if (retracted) {
      await retractObjection(ctx, retracted);
      return redirectWithNotice(args, "/national/jury", "The objection is withdrawn.");
    }
    const jury = known(await juryForStates(ctx), "jury");
    await raiseObjection(ctx, jury.edition.id, parseForm(objectionSchema, typed));
    return redirectWithNotice(
      args,
      "/national/jury",
      "The objection is raised. Whoever decides it is told, and you get a letter with the decision.",
    );
  });

export default function JuryOfStates() {
  const jury = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (!jury || jury.delegations.length === 0) {
    return (
      <>
        <PageHead where={jury ? `Award ${jury.edition.name}` : undefined} title="The jury">
          <a href="/national">Entries of your state</a>
        </PageHead>
        <EmptyState title="The states have not been shown a jury yet">
          <p>When the presidency shows it, you get a letter, and your state can object here with a reason.</p>
        </EmptyState>
      </>
    );
  }
  const objectable = jury.delegations.some((one) => one.open);
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Award ${jury.edition.name}`}
        title="The jury"
        lead="States and institutions are public. The people's names are for the national representatives in confidence; they become public after the announcement, if the person agrees."
      >
        <a href="/national">Entries of your state</a>
      </PageHead>
      <DataTable
        caption="Delegations"
        captionHidden
        columns={[{ label: "Delegation" }, { label: "Seat" }, { label: "People" }, { label: "Objections" }]}
        rows={jury.delegations.map((one) => ({
          key: one.id,
          cells: [
            <>
              {one.number}. {one.name}
              {one.kind === "expert" && one.country ? (
                <>
                  <br />
                  <Country code={one.country} />
                </>
              ) : null}
            </>,
            one.adviceOnly ? "Advice only" : seatWords[one.seat],
            one.people.length === 0 ? (
              "Nobody has accepted yet."
            ) : (
              <ul key="people">
                {one.people.map((person) => (
                  <li key={person.nameLatin}>
                    <Bilingual
                      text={person.nameLatin}
                      own={person.nameOwn ?? undefined}
                      lang={person.nameLanguage ?? undefined}
                    />
                  </li>
                ))}
              </ul>
            ),
            one.open ? (
              <>
                until <Deadline at={one.objectionsUntil} />
              </>
            ) : (
              "The period is over."
            ),
          ],
        }))}
      />
      {jury.objections.length > 0 ? (
        <section className="stack" aria-labelledby="objections">
          <h2 id="objections">Objections of your state</h2>
          {jury.objections.map((one) => (
            <div key={one.id} className="stack">
              <h3>
                {one.delegation}: {objectionStateWords[one.state]}
              </h3>
              <p className="quiet">
                {countryName(one.country)}, <Instant at={one.raisedAt} />,{" "}
                {one.ownEntry ? "about the judging of your own entry" : "about the jury as it is composed"}.
              </p>
              <PlainText text={one.reason} />
              {one.decisionReason ? (
                <p>
                  Decided on <Instant at={one.decidedAt ?? ""} />: {one.decisionReason}
                </p>
              ) : null}
              {one.state === "open" ? (
                <Form method="post">
                  <ConfirmDetails
                    label="Withdraw"
                    confirm="Withdraw the objection"
                    name="retract"
                    value={one.id}
                    small
                  >
                    <p>Nobody decides it then. It stays on the record.</p>
                  </ConfirmDetails>
                </Form>
              ) : null}
            </div>
          ))}
        </section>
      ) : null}
      {objectable || jury.mayObjectForEntry ? (
        <section className="stack" aria-labelledby="object">
          <h2 id="object">Object to a delegation</h2>
          <p>
            The chair of the jury decides, with a reason that you are told; the vice-chair decides about the
            chair's own delegation. Judging is neither opened nor closed while an objection waits. Each is
            decided once; tell the secretariat what is new afterwards.
          </p>
          <Form method="post">
            {jury.states.length === 1 ? (
              <input type="hidden" name="country" value={jury.states[0]!.country} />
            ) : (
              <Select
                name="country"
                label="State"
                options={jury.states.map(({ country }) => ({ value: country, label: countryName(country) }))}
                value={textOf(refused?.typed, "country")}
                problem={problemOf(refused?.problems, "country")}
              />
            )}
            <Select
              name="delegation"
              label="Delegation"
              options={jury.delegations.map((one) => ({ value: one.id, label: one.name }))}
              empty="Choose the delegation"
              value={textOf(refused?.typed, "delegation")}
              problem={problemOf(refused?.problems, "delegation")}
            />
            <RadioGroup
              name="about"
              label="What the objection is about"
              options={[
                {
                  value: "jury",
                  label: "That this delegation sits in the jury",
                  hint: "Upheld, the delegation leaves the jury. Possible while the period runs.",
                },
                {
                  value: "own-entry",
                  label: "That this delegation judges our own entry",
                  hint: `Upheld, it is recused from that entry. Possible until ${sayDeadline(jury.entryObjectionsUntil)} (Brussels).`,
                  disabled: !jury.mayObjectForEntry || jury.states.every((one) => !one.hasEntry),
                },
              ]}
              value={textOf(refused?.typed, "about") || (objectable ? "jury" : "own-entry")}
              problem={problemOf(refused?.problems, "about")}
            />
            <TextArea
              name="reason"
              label="Reason"
              hint="Only whoever decides reads it, and your state."
              rows={4}
              value={textOf(refused?.typed, "reason")}
              problem={problemOf(refused?.problems, "reason")}
            />
            <Button>Raise the objection</Button>
          </Form>
        </section>
      ) : null}
    </>
  );
}
