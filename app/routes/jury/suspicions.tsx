import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { groundWords } from "../../domain/judging/suspicion";
import {
  decideSuspicion,
  type ListedSuspicion,
  type SuspicionsPage,
  suspicionsPage,
} from "../../domain/judging/suspicions.server";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, notFound, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { Country } from "../../ui/country";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Row } from "../../ui/layout";
import { Details, EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { TextArea } from "../../ui/text-field";
import { Instant } from "../../ui/time";
import { InterestTabs } from "./interest-tabs";

export const meta = pageTitle("Suspected interests");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => suspicionsPage(ctx, (await juryEdition(ctx)).id));
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await juryEdition(ctx);
    const key = textOf(typed, "suspicion");
    const decision = textOf(typed, "intent");
    if (decision !== "confirmed" && decision !== "dismissed") throw notFound();
    const done = await decideSuspicion(ctx, edition.id, key, decision, textOf(typed, `reason-${key}`));
    if (done === "proposed") {
      return redirectWithNotice(
        args,
        "/jury/confirmations",
        "The order is open: the recusal is proposed, and takes effect when a second person confirms it.",
      );
    }
    return redirectWithNotice(
      args,
      "/jury/suspicions",
      decision === "confirmed"
        ? "It is confirmed: the recusal stands, and those concerned are told."
        : "It is dismissed, with your reason, and does not come back.",
    );
  });

export default function Suspicions() {
  const { edition, scope, open, dismissed } = useLoaderData<typeof loader>() as SuspicionsPage;
  const refused = useActionData<typeof action>() as Refused | undefined;
  const whom = scope === "delegation" ? "the delegation" : "the person, or an institution's delegation,";
  return (
    <>
      <PageHead
        where={`Jury · ${edition.name}`}
        title="Suspected interests"
        lead={`What names, addresses and earlier editions suggest. Nothing follows from it until somebody decides: confirmed, it takes ${whom} off the entry; dismissed, it does not come back.`}
      >
        <a href="/jury/progress">Progress of judging</a>
      </PageHead>
      <InterestTabs current="/jury/suspicions" />
      <ErrorSummary problems={refused?.problems} />
      {open.map((one) => (
        <OpenSuspicion
          key={one.key}
          suspicion={one}
          refused={textOf(refused?.typed, "suspicion") === one.key ? refused : undefined}
        />
      ))}
      {open.length === 0 ? (
        <EmptyState title="Nothing is suspected now">
          <p>
            From the close of admission until the jury has decided, names of organisations, e-mail domains,
            partners, people and earlier editions are compared each time this page is opened. Addresses that
            anybody can have, such as those of large mail services, are left aside.
          </p>
        </EmptyState>
      ) : null}
      {dismissed.length > 0 ? (
        <Details summary={`Dismissed: ${dismissed.length}`}>
          <DataTable
            caption="Dismissed suspicions"
            captionHidden
            columns={[{ label: "Entry" }, { label: "Suspicion" }, { label: "Reason" }, { label: "When" }]}
            rows={dismissed.map((one) => ({
              key: one.key,
              cells: [one.title, one.words, one.reason, <Instant key="at" at={one.at} />],
            }))}
          />
        </Details>
      ) : null}
    </>
  );
}

function OpenSuspicion({ suspicion, refused }: { suspicion: ListedSuspicion; refused: Refused | undefined }) {
  const { key, person, delegation, title, country, ground, evidence, against } = suspicion;
  const name = `reason-${key}`;
  const who = person ? `${person} (${delegation})` : delegation;
  return (
    <Note kind="plain" title={`${who}: ${title}`}>
      <p>
        <Country code={country} />. {groundWords[ground]}. {evidence}
      </p>
      {against ? (
        <p className="quiet">{against}</p>
      ) : (
        <Form method="post">
          <input type="hidden" name="suspicion" value={key} />
          <TextArea
            name={name}
            label="Reason for your decision"
            hint="It stays in the register; with a recusal the delegation reads it."
            rows={2}
            value={textOf(refused?.typed, name)}
            problem={problemOf(refused?.problems, name)}
          />
          <Row>
            <Button
              kind="danger"
              small
              name="intent"
              value="confirmed"
              label={`Confirm and recuse: ${who}, ${title}`}
            >
              Confirm and recuse
            </Button>
            <Button kind="second" small name="intent" value="dismissed" label={`Dismiss: ${who}, ${title}`}>
              Dismiss
            </Button>
          </Row>
        </Form>
      )}
    </Note>
  );
}
