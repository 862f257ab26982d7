import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { recordAbsence } from "../../domain/judging/absences.server";
import { imposeRecusal } from "../../domain/judging/imposed-recusals.server";
import { reopenSheet, watchedSheet } from "../../domain/judging/progress.server";
import { sayDay } from "../../domain/times";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, notFound, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { Country } from "../../ui/country";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { SummaryList } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { TextArea } from "../../ui/text-field";
import { SheetMark } from "./sheet-state";

export const meta = pageTitle("Score sheet of a delegation");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(() => watchedSheet(ctx, args.params.id ?? ""));
}

const proposed = "It is proposed. It takes effect when a second person confirms it.";

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const id = args.params.id ?? "";
    const reason = textOf(typed, "reason");
    switch (textOf(typed, "intent")) {
      case "reopen":
        await reopenSheet(ctx, id, reason);
        return redirectWithNotice(
          args,
          "/jury/progress",
          "The score sheet is open again; its delegation is told.",
        );
      case "absence":
        return (await recordAbsence(ctx, id, reason)) === "proposed"
          ? redirectWithNotice(args, "/jury/confirmations", proposed)
          : redirectWithNotice(
              args,
              "/jury/progress",
              "The absence is recorded, and the delegation is told.",
            );
      case "recusal": {
        const sheet = await watchedSheet(ctx, id);
        if ((await imposeRecusal(ctx, sheet.delegationId, sheet.entryId, reason)) === "proposed") {
          return redirectWithNotice(args, "/jury/confirmations", proposed);
        }
        return redirectWithNotice(
          args,
          "/jury/progress",
          "The delegation is recused from the entry and is told.",
        );
      }
      default:
        throw notFound();
    }
  });

const acts = [
  {
    intent: "reopen",
    title: "Reopen the score sheet",
    words: "The delegation can change it again and has to finish it anew. It gets your reason by letter.",
    second: undefined,
    button: "Reopen it",
  },
  {
    intent: "absence",
    title: "Record that the sheet will not come",
    words:
      "Judging can then be closed without it. The delegation is told and can take it up again until judging is closed.",
    second: "This sheet was begun. Its absence is proposed, and somebody of the secretariat confirms it.",
    button: "Record the absence",
  },
  {
    intent: "recusal",
    title: "Recuse the delegation from this entry",
    words:
      "The delegation no longer judges the entry and sees nothing of its judging. A sheet it has written is kept, but it does not count. This is not taken back.",
    second:
      "The order is open. The recusal is proposed, and a second person confirms it: chair and secretariat do it together.",
    button: "Recuse the delegation",
  },
] as const;

export default function WatchedSheetPage() {
  const sheet = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const allowed = {
    reopen: sheet.may.reopen,
    absence: sheet.may.recordAbsence,
    recusal: sheet.may.imposeRecusal,
  };
  const needsSecond = { reopen: false, ...sheet.needsSecond };
  const tried = textOf(refused?.typed, "intent");
  return (
    <>
      <PageHead where={sheet.delegation} title={sheet.title} lead={<Country code={sheet.country} />}>
        <a href="/jury/progress">Progress of judging</a>
      </PageHead>
      <ErrorSummary problems={refused?.problems} />
      <SummaryList
        beside
        rows={[
          { term: "Score sheet", detail: <SheetMark state={sheet.state} /> },
          ...(sheet.reason ? [{ term: "Reason", detail: sheet.reason }] : []),
        ]}
      />
      {sheet.absenceAfter ? (
        <p className="quiet">
          That the sheet will not come can be recorded after {sayDay(sheet.absenceAfter)}, the last day of
          judging. Before that the delegation itself can say so.
        </p>
      ) : null}
      {acts
        .filter((one) => allowed[one.intent])
        .map((one) => (
          <Form method="post" key={one.intent}>
            <h2>{one.title}</h2>
            <p>{one.words}</p>
            {needsSecond[one.intent] ? <p>{one.second}</p> : null}
            <TextArea
              name="reason"
              label="Reason"
              rows={3}
              value={tried === one.intent ? textOf(refused?.typed, "reason") : ""}
              problem={tried === one.intent ? problemOf(refused?.problems, "reason") : undefined}
            />
            <Button kind={one.intent === "recusal" ? "danger" : "second"} name="intent" value={one.intent}>
              {one.button}
            </Button>
          </Form>
        ))}
    </>
  );
}
