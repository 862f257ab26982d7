import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { editionFacts } from "../../domain/editions/editions.server";
import { closeJudging } from "../../domain/judging/closing.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { nudgeDelegation } from "../../domain/judging/nudges.server";
import { progressOf } from "../../domain/judging/progress.server";
import { redistributionOf } from "../../domain/judging/redistribution.server";
import { changeReminderDays, reminderDaysOf } from "../../domain/judging/reminder-settings.server";
import { reminderDaysSchema } from "../../domain/letters/reminder-days";
import { may } from "../../domain/people/permissions";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, notFound, type Refused, redirectWithNotice } from "../../http/responses";
import { ConfirmDetails } from "../../ui/button";
import { Country } from "../../ui/country";
import { ErrorSummary } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Day } from "../../ui/time";
import { DelegationsProgress, ReminderDays } from "./progress-delegations";
import { ProgressByEntry, ProgressMatrix } from "./progress-entries";

export const meta = pageTitle("Progress of judging");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    return {
      edition: { name: edition.name, state: edition.state, judgingUntil: edition.judging_until },
      orderOpened: edition.order_opened_at !== null,
      progress: await progressOf(ctx, edition.id),
      reminderDays: await reminderDaysOf(ctx, edition.id),
      gaps: (await redistributionOf(ctx, edition.id, 0)) !== undefined,
      mayClose:
        edition.state === "judging" && may(ctx.actor, "judging.close", { edition: editionFacts(edition) }),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await juryEdition(ctx);
    const here = "/jury/progress";
    switch (textOf(typed, "intent")) {
      case "nudge": {
        const letters = await nudgeDelegation(ctx, textOf(typed, "delegation"));
        return redirectWithNotice(
          args,
          here,
          letters === 1 ? "A letter goes to the delegation." : `${letters} letters go to the delegation.`,
        );
      }
      case "days":
        await changeReminderDays(ctx, edition.id, parseForm(reminderDaysSchema, typed).days);
        return redirectWithNotice(args, here, "The days of the reminders are saved.");
      case "close":
        await closeJudging(ctx, edition.id);
        return redirectWithNotice(
          args,
          "/jury/order",
          "Judging is closed. Nobody can change a score sheet any more.",
        );
      default:
        throw notFound();
    }
  });

export default function Progress() {
  const { edition, orderOpened, progress, mayClose, reminderDays, gaps } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const { delegations, rows, recusals } = progress;
  return (
    <>
      <PageHead
        where={`Jury · ${edition.name}`}
        title="Progress of judging"
        lead={
          edition.state === "judging" ? (
            <>
              How far each delegation is, never what it gave. Judging is to be closed by{" "}
              <Day day={edition.judgingUntil} />.
            </>
          ) : (
            "How far each delegation was when judging was closed, never what it gave."
          )
        }
      >
        <a href="/jury/register">Interests</a>
        {edition.state === "deciding" ? <a href="/jury/order">Opening the order</a> : null}
        {orderOpened ? <a href="/jury/ranking">Ranking</a> : null}
      </PageHead>
      <ErrorSummary
        problems={refused?.problems}
        title={textOf(refused?.typed, "intent") === "close" ? "Judging cannot be closed yet" : undefined}
      />
      {progress.uncounted ? <ProgressByEntry progress={progress} /> : <ProgressMatrix progress={progress} />}
      {gaps ? (
        <Note title="A late recusal has left entries short">
          <p>
            <a href="/jury/redistribution">See what is missing, and add delegations</a>
          </p>
        </Note>
      ) : null}
      {rows.length > 0 ? (
        <DelegationsProgress delegations={delegations} uncounted={progress.uncounted} />
      ) : null}
      <ReminderDays
        days={reminderDays}
        changeable={edition.state === "judging"}
        until={edition.judgingUntil}
        refused={refused}
      />
      {mayClose ? (
        <Form method="post">
          <ConfirmDetails label="Close judging" confirm="Close it for all" name="intent" value="close">
            <p>
              It can be closed once every score sheet is final, or its absence recorded with a reason.
              Afterwards nobody can change a sheet.
            </p>
          </ConfirmDetails>
        </Form>
      ) : null}
      {recusals.length > 0 ? (
        <DataTable
          caption="Recusals"
          columns={[
            { label: "Entry" },
            { label: "State" },
            { label: "Delegation" },
            { label: "Kind" },
            { label: "Reason" },
          ]}
          rows={recusals.map((one) => ({
            key: one.key,
            cells: [
              one.title,
              <Country key="state" code={one.country} />,
              one.delegation,
              one.words,
              one.reason,
            ],
          }))}
        />
      ) : null}
    </>
  );
}
