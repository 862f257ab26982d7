import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { byCountryName, countryName, memberStates } from "../../domain/countries";
import type { Role } from "../../domain/people/actor";
import { appointmentRoles, appointmentSchema, roleWords } from "../../domain/people/appointment-input";
import { appoint, endAppointment, standingAppointments } from "../../domain/people/people.server";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { RadioGroup, Select } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { type Appointment, AppointmentTable } from "./appointment-table";
import { PersonFields } from "./person-fields";

export const meta = pageTitle("People");

const names = new Intl.Collator("en-GB");
const states = [...memberStates].sort(byCountryName);

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const people = (await standingAppointments(ctx))
      .map((row) => ({
        id: row.id,
        role: row.role as Role,
        country: row.country,
        email: row.email,
        nameLatin: row.name_latin,
        nameOwn: row.name_own,
        nameLanguage: row.name_language,
      }))
      .sort((a, b) => names.compare(a.nameLatin, b.nameLatin));
    const speaking = people.filter((one) => one.role === "representative" || one.role === "substitute");
    return {
      office: people.filter((one) => one.role === "secretariat"),
      presidency: people
        .filter((one) => one.role === "presidency")
        .sort((a, b) => byCountryName(a.country ?? "", b.country ?? "")),
      speaking: speaking.sort(
        (a, b) => byCountryName(a.country ?? "", b.country ?? "") || a.role.localeCompare(b.role),
      ),
      missing: states.filter(
        (state) => !speaking.some((one) => one.country === state && one.role === "representative"),
      ),
      // From the list of states without a representative, the form is one press away.
      state: new URL(args.request.url).searchParams.get("state") ?? "",
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const ending = textOf(typed, "ending");
    if (ending) {
      await endAppointment(ctx, ending);
      return redirectWithNotice(
        args,
        "/secretariat/people",
        "The appointment has ended. What the person did stays.",
      );
    }
    const input = parseForm(appointmentSchema, typed);
    await appoint(ctx, input);
    return redirectWithNotice(
      args,
      "/secretariat/people",
      `${input.nameLatin} is entered and invited by letter.`,
    );
  });

export default function People() {
  const { office, presidency, speaking, missing, state } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const value = (field: string) => textOf(refused?.typed, field);
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where="Secretariat"
        title="People"
        lead="Everybody who is entered is invited by letter. Applicants and jury members are invited by their own states and by the presidency."
      >
        <a href="#enter">Enter a person</a>
        <a href="/secretariat/retention">What is forgotten, and when</a>
      </PageHead>
      {missing.length > 0 ? (
        <Note
          title={
            missing.length === 1
              ? "One state has no representative"
              : `${missing.length} states have no representative`
          }
        >
          <p>They do not hear of the call and cannot submit an entry.</p>
          <p className="row">
            {missing.map((code) => (
              <a key={code} href={`/secretariat/people?state=${code}#enter`}>
                {countryName(code)}
              </a>
            ))}
          </p>
        </Note>
      ) : null}
      <h2>National representatives and substitutes</h2>
      <AppointmentTable
        caption="National representatives and substitutes"
        people={speaking as Appointment[]}
        byState
        empty="Nobody is entered yet. Begin with the representatives: they receive the call."
      />
      <h2>Presidencies</h2>
      <AppointmentTable
        caption="Presidencies"
        people={presidency as Appointment[]}
        byState
        empty="Nobody is entered yet. The presidency creates the edition."
      />
      <h2>Secretariat</h2>
      <AppointmentTable caption="Secretariat" people={office as Appointment[]} empty="Nobody." />
      <section aria-labelledby="enter">
        <h2 id="enter">Enter a person</h2>
        <Form method="post">
          <RadioGroup
            name="role"
            label="Entered as"
            options={appointmentRoles.map((role) => ({
              value: role,
              label: roleWords[role],
              ...(role === "representative"
                ? {
                    hint: "Takes the place of the state's present representative and takes over its entries.",
                  }
                : {}),
            }))}
            value={value("role") || (state ? "representative" : "")}
            problem={problemOf(refused?.problems, "role")}
          />
          <Select
            name="country"
            label="State"
            hint="Nothing for the secretariat, which serves all states."
            options={states.map((code) => ({ value: code, label: countryName(code) }))}
            empty="No state"
            value={refused ? value("country") : state}
            problem={problemOf(refused?.problems, "country")}
          />
          <PersonFields value={value} problems={refused?.problems} />
          <Button>Enter and invite</Button>
        </Form>
      </section>
    </>
  );
}
