import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { editionFacts } from "../../domain/editions/editions.server";
import { closeJudging } from "../../domain/judging/closing.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { progressOf } from "../../domain/judging/progress.server";
import { may } from "../../domain/people/permissions";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { ConfirmDetails } from "../../ui/button";
import { Country } from "../../ui/country";
import { ErrorSummary } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Day } from "../../ui/time";
import { SheetMark } from "./sheet-state";

export const meta = pageTitle("Progress of judging");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    return {
      edition: { name: edition.name, state: edition.state, judgingUntil: edition.judging_until },
      orderOpened: edition.order_opened_at !== null,
      progress: await progressOf(ctx, edition.id),
      mayClose:
        edition.state === "judging" && may(ctx.actor, "judging.close", { edition: editionFacts(edition) }),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx) => {
    await closeJudging(ctx, (await juryEdition(ctx)).id);
    return redirectWithNotice(
      args,
      "/jury/order",
      "Judging is closed. Nobody can change a score sheet any more.",
    );
  });

export default function Progress() {
  const { edition, orderOpened, progress, mayClose } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const { delegations, rows, recusals } = progress;
  return (
    <>
      <PageHead
        where={`Jury · ${edition.name}`}
        title="Progress of judging"
        lead={
          <>
            How far each delegation is, never what it gave. Judging is to be closed by{" "}
            <Day day={edition.judgingUntil} />.
          </>
        }
      >
        {edition.state === "deciding" ? <a href="/jury/order">Opening the order</a> : null}
        {orderOpened ? <a href="/jury/ranking">Ranking</a> : null}
      </PageHead>
      <ErrorSummary problems={refused?.problems} title="Judging cannot be closed yet" />
      <DataTable
        caption="Score sheets by entry and delegation"
        captionHidden
        columns={[
          { label: "Entry" },
          { label: "State" },
          ...delegations.map((one) => ({ label: `${one.number}. ${one.name}` })),
        ]}
        rows={rows.map((row) => ({
          key: row.entryId,
          cells: [
            row.title,
            <Country key="state" code={row.country} />,
            ...row.cells.map((cell) =>
              cell.assignmentId && cell.state !== "recused" ? (
                <a key={cell.delegationId} href={`/jury/progress/${cell.assignmentId}`}>
                  <SheetMark state={cell.state} />
                </a>
              ) : (
                <SheetMark key={cell.delegationId} state={cell.state} />
              ),
            ),
          ],
        }))}
        empty={
          <EmptyState title="There is nothing to follow yet">
            <p>Once the secretariat has opened judging, every delegation and entry stands here.</p>
          </EmptyState>
        }
      />
      {rows.length > 0 ? (
        <DataTable
          caption="Final score sheets by delegation"
          columns={[
            { label: "Delegation" },
            { label: "Final", numeric: true },
            { label: "To judge", numeric: true },
          ]}
          rows={delegations.map((one) => ({
            key: one.id,
            cells: [`${one.number}. ${one.name}`, one.done, one.owed],
          }))}
        />
      ) : null}
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
