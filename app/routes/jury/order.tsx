import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { confirmOrder, orderPage, proposeOrder } from "../../domain/judging/closing.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button, ButtonLink } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { EmptyState, SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Instant } from "../../ui/time";

export const meta = pageTitle("Opening the order");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => orderPage(ctx, (await juryEdition(ctx)).id));
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await juryEdition(ctx);
    if (textOf(typed, "intent") === "confirm") {
      await confirmOrder(ctx, edition.id, textOf(typed, "proposal"));
      return redirectWithNotice(
        args,
        "/jury/ranking",
        "The order is open to the jury; its members are told by letter.",
      );
    }
    await proposeOrder(ctx, edition.id);
    return redirectWithNotice(
      args,
      "/jury/order",
      "Your proposal is recorded. It takes effect once the second person confirms it.",
    );
  });

export default function Order() {
  const { facts, leftOut, judgingClosed, openedAt, mayPropose, proposals } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const standing = proposals.filter((one) => one.current);
  const own = standing.some((one) => one.own);
  return (
    <>
      <PageHead
        where={`Jury · ${facts.edition}`}
        title="Opening the order"
        lead="Before this, nobody sees an order, a total or a ranking. The chair and a member of the secretariat open it together: one proposes, the other confirms."
      >
        <a href="/jury/progress">Progress of judging</a>
      </PageHead>
      <ErrorSummary problems={refused?.problems} />
      {openedAt ? (
        <EmptyState
          title="The order is open"
          action={<ButtonLink to="/jury/ranking">See the ranking</ButtonLink>}
        >
          <p>
            Since <Instant at={openedAt} />.
          </p>
        </EmptyState>
      ) : judgingClosed ? (
        <>
          <h2>What will happen</h2>
          <ul>
            <li>The ranking is computed from the final score sheets by the edition's published method.</li>
            <li>All jury members and the secretariat see places and official scores.</li>
            <li>
              They see each delegation's totals, scores and remarks by number, never on an entry they are
              recused from.
            </li>
            <li>Every jury member is told by letter. It cannot be taken back.</li>
          </ul>
          <SummaryList
            beside
            rows={[
              { term: "Entries", detail: facts.entries },
              { term: "Final score sheets", detail: facts.finalSheets },
              { term: "Absences on record", detail: facts.absences },
              { term: "Recusals", detail: facts.recusals },
            ]}
          />
          {leftOut ? (
            <p className="quiet">
              Sheets, absences and recusals on entries whose judging is not for you are not counted here; the
              second person sees them.
            </p>
          ) : null}
          {proposals.map((one) => (
            <Note key={one.id} kind="plain" title={`Proposed by ${one.by}`}>
              <p>
                On <Instant at={one.at} />; to be confirmed by <Instant at={one.until} />.
                {one.current
                  ? ""
                  : " Something has changed since, such as a late recusal: it has to be proposed anew."}
              </p>
              {one.current && !one.own && mayPropose ? (
                <Form method="post">
                  <input type="hidden" name="proposal" value={one.id} />
                  <Button name="intent" value="confirm">
                    Confirm and open the order
                  </Button>
                </Form>
              ) : null}
              {one.own ? <p>You proposed this. It waits for the second person.</p> : null}
            </Note>
          ))}
          {mayPropose && standing.length === 0 && !own ? (
            <Form method="post">
              <Button name="intent" value="propose">
                Propose to open the order
              </Button>
            </Form>
          ) : null}
          {mayPropose ? null : <p>The chair of the jury and the secretariat do this.</p>}
        </>
      ) : (
        <EmptyState
          title="Judging is not closed yet"
          action={<ButtonLink to="/jury/progress">See the progress</ButtonLink>}
        >
          <p>The order can be opened once judging is closed for all.</p>
        </EmptyState>
      )}
    </>
  );
}
