import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import {
  type ConfirmationsPage,
  confirmationsPage,
  confirmJudgingAct,
  takeBackJudgingAct,
  type WaitingAct,
} from "../../domain/judging/judging-acts.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { decideLateRecusal, type LateRecusal } from "../../domain/judging/late-recusals.server";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, notFound, type Refused, redirectWithNotice } from "../../http/responses";
import { Button, ConfirmDetails } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Row } from "../../ui/layout";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { TextArea } from "../../ui/text-field";
import { Instant } from "../../ui/time";
import { InterestTabs } from "./interest-tabs";

export const meta = pageTitle("To be confirmed");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => confirmationsPage(ctx, (await juryEdition(ctx)).id));
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await juryEdition(ctx);
    const intent = textOf(typed, "intent");
    const told = (notice: string) => redirectWithNotice(args, "/jury/confirmations", notice);
    switch (intent) {
      case "confirm":
        await confirmJudgingAct(ctx, edition.id, textOf(typed, "proposal"));
        return told("It is confirmed and takes effect. Those concerned are told.");
      case "take-back":
        await takeBackJudgingAct(ctx, edition.id, textOf(typed, "proposal"));
        return told("Your proposal is taken back.");
      case "struck":
      case "kept": {
        const id = textOf(typed, "recusal");
        await decideLateRecusal(ctx, id, intent, textOf(typed, `reason-${id}`));
        return told("Your decision is recorded. Those concerned are told.");
      }
      default:
        throw notFound();
    }
  });

export default function Confirmations() {
  const { edition, seesProgress, waiting, late } = useLoaderData<typeof loader>() as ConfirmationsPage;
  const refused = useActionData<typeof action>() as Refused | undefined;
  return (
    <>
      <PageHead
        where={`Jury · ${edition.name}`}
        title="To be confirmed"
        lead="Two people do this together: leave a score sheet that was begun out of the ranking and, once the order is open, recuse a delegation or strike what it gave."
      >
        {seesProgress ? <a href="/jury/progress">Progress of judging</a> : <a href="/jury">Jury</a>}
      </PageHead>
      {seesProgress ? <InterestTabs current="/jury/confirmations" /> : null}
      <ErrorSummary problems={refused?.problems} />
      {waiting.map((one) => (
        <Waiting key={one.id} proposal={one} />
      ))}
      {late.map((one) => (
        <Late
          key={one.id}
          recusal={one}
          refused={textOf(refused?.typed, "recusal") === one.id ? refused : undefined}
        />
      ))}
      {waiting.length + late.length === 0 ? (
        <EmptyState title="Nothing waits for you">
          <p>
            What you propose, and what you can confirm, stands here until the second person has confirmed it.
          </p>
        </EmptyState>
      ) : null}
    </>
  );
}

const words = {
  "impose-recusal": {
    title: "Recusal",
    confirm: "Recuse",
    effect:
      "From then on it neither discusses the entry nor votes on it, and a score sheet it has written counts no more. This is not taken back.",
  },
  "record-absence": {
    title: "Absence",
    confirm: "Record the absence",
    effect:
      "The draft is kept but does not count. The delegation can take it up again until judging is closed.",
  },
} as const;

function Waiting({ proposal }: { proposal: WaitingAct }) {
  const { title, confirm, effect } = words[proposal.act];
  const who = proposal.person ? `${proposal.person} (${proposal.delegation})` : proposal.delegation;
  const about = `${who}, ${proposal.title}`;
  return (
    <Note kind="plain" title={`${title}: ${who}, ${proposal.title} (${countryName(proposal.country)})`}>
      <p>
        Proposed by {proposal.by} on <Instant at={proposal.at} />; to be confirmed by{" "}
        <Instant at={proposal.until} />.
      </p>
      <PlainText text={proposal.reason} />
      <Form method="post">
        <input type="hidden" name="proposal" value={proposal.id} />
        {proposal.own ? (
          <>
            <p>You proposed this. The other side confirms it: the chair, or the secretariat.</p>
            <Button name="intent" value="take-back" kind="second" small label={`Take back: ${about}`}>
              Take it back
            </Button>
          </>
        ) : (
          <ConfirmDetails label={`Confirm: ${about}`} confirm={confirm} name="intent" value="confirm">
            <p>{effect} Those concerned are told by letter.</p>
          </ConfirmDetails>
        )}
      </Form>
    </Note>
  );
}

function Late({ recusal, refused }: { recusal: LateRecusal; refused: Refused | undefined }) {
  const { id, delegation, title, country } = recusal;
  const name = `reason-${id}`;
  return (
    <Note kind="plain" title={`Late recusal: ${delegation}, ${title} (${countryName(country)})`}>
      <p>
        {recusal.words}, on <Instant at={recusal.at} />, after the order was opened. The delegation discusses
        the entry no more and has no vote on it. What it had given before still counts: decide whether it is
        struck. The jury's decision waits for it.
      </p>
      <PlainText text={recusal.reason} />
      <Form method="post">
        <input type="hidden" name="recusal" value={id} />
        <TextArea
          name={name}
          label="Reason for your decision"
          hint="The delegation, the chairs and the secretariat read it."
          rows={2}
          value={textOf(refused?.typed, name)}
          problem={problemOf(refused?.problems, name)}
        />
        <Row>
          <Button
            kind="danger"
            small
            name="intent"
            value="struck"
            label={`Strike it: ${delegation}, ${title}`}
          >
            Strike it
          </Button>
          <Button
            kind="second"
            small
            name="intent"
            value="kept"
            label={`Let it stand: ${delegation}, ${title}`}
          >
            Let it stand
          </Button>
        </Row>
      </Form>
    </Note>
  );
}
