import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { takeBack } from "../../domain/history/proposals.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { whatIfFields, whatIfSchema } from "../../domain/judging/what-if";
import { confirmWhatIf, proposeWhatIf, whatIfStanding } from "../../domain/judging/what-if.server";
import { type WhatIfPage, whatIfPage } from "../../domain/judging/what-if-page.server";
import { parseForm, type Typed, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Instant } from "../../ui/time";
import { ChangeForms } from "./what-if-forms";
import { LeftOut, Tried } from "./what-if-outcome";

export const meta = pageTitle("What if");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => whatIfPage(ctx, (await juryEdition(ctx)).id));
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { id } = await juryEdition(ctx);
    const intent = textOf(typed, "intent");
    if (intent === "confirm") {
      await confirmWhatIf(ctx, id, textOf(typed, "proposal"));
      return redirectWithNotice(args, "/jury/what-if", "Confirmed. Both of you see below what would move.");
    }
    // Asked before the form is read: whoever may not know of the page learns nothing from its fields.
    const { edition } = await whatIfStanding(ctx, id);
    if (intent === "take-back") {
      await takeBack(ctx, edition, textOf(typed, "proposal"));
      return redirectWithNotice(args, "/jury/what-if", "Your proposal is taken back.");
    }
    await proposeWhatIf(ctx, id, parseForm(whatIfSchema, whatIfFields(intent, typed) as unknown as Typed));
    return redirectWithNotice(
      args,
      "/jury/what-if",
      "Your proposal is recorded. Its outcome is shown to both of you once the second person confirms it.",
    );
  });

export default function WhatIf() {
  const page = useLoaderData<typeof loader>() as WhatIfPage;
  const refused = useActionData<typeof action>() as Refused | undefined;
  return (
    <>
      <PageHead
        where={`Jury · ${page.edition}`}
        title="What if"
        lead="Chair and vice-chair try together what other weights, a jury without one delegation, or one other score would move. It is computed on a copy of the sealed ballots: the decision stays as it is."
      >
        <a href="/jury/ranking">Ranking</a>
        <a href="/jury/meeting">Meeting</a>
      </PageHead>
      <ErrorSummary problems={refused?.problems} />
      <p>
        One of you proposes a change, the other confirms it, and then both see what moves. Each proposal and
        each confirmation is on the record. Nobody else sees this page.
      </p>
      <LeftOut entries={page.leftOut} />
      <Waiting page={page} />
      {page.complete ? (
        <ChangeForms page={page} refused={refused} />
      ) : (
        <Note title="Not possible now">
          <p>
            It needs a chair and a vice-chair, and one of the two seats of the jury is empty. Write to the
            presidency, which composes the jury.
          </p>
        </Note>
      )}
      <h2>What has been tried</h2>
      {page.tried.length === 0 ? (
        <EmptyState title="Nothing yet">
          <p>Propose a change above. What you have tried together stays here with its outcome.</p>
        </EmptyState>
      ) : (
        page.tried.map((one) => <Tried key={one.id} tried={one} />)
      )}
    </>
  );
}

function Waiting({ page }: { page: WhatIfPage }) {
  return (
    <>
      {page.waiting.map((one) => (
        <Note key={one.id} kind="plain" title={`Proposed by ${one.by}`}>
          <p>{one.words}</p>
          <p>
            Proposed on <Instant at={one.at} />; to be confirmed by <Instant at={one.until} />.
            {one.current
              ? ""
              : " Something has changed since, such as the decision or a recusal: it has to be proposed anew."}
          </p>
          {one.mayConfirm && one.current ? (
            <Form method="post">
              <input type="hidden" name="proposal" value={one.id} />
              <Button name="intent" value="confirm">
                Confirm and show what moves
              </Button>
            </Form>
          ) : null}
          {one.own ? (
            <Form method="post">
              <p>It waits for the second person.</p>
              <input type="hidden" name="proposal" value={one.id} />
              <Button kind="second" small name="intent" value="take-back">
                Take it back
              </Button>
            </Form>
          ) : null}
        </Note>
      ))}
    </>
  );
}
