import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { recordAbsence, reopenSheet, watchedSheet } from "../../domain/judging/progress.server";
import { imposeRecusal } from "../../domain/judging/recusals.server";
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
        await recordAbsence(ctx, id, reason);
        return redirectWithNotice(args, "/jury/progress", "The absence is recorded.");
      case "recusal": {
        const sheet = await watchedSheet(ctx, id);
        await imposeRecusal(ctx, sheet.delegationId, sheet.entryId, reason);
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
    button: "Reopen it",
  },
  {
    intent: "absence",
    title: "Record that the sheet will not come",
    words: "Judging can then be closed without it. A draft is kept, but it does not count.",
    button: "Record the absence",
  },
  {
    intent: "recusal",
    title: "Recuse the delegation from this entry",
    words:
      "The delegation no longer judges the entry and sees nothing of its judging. A sheet it has written is kept, but it does not count. This is not taken back.",
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
      {acts
        .filter((one) => allowed[one.intent])
        .map((one) => (
          <Form method="post" key={one.intent}>
            <h2>{one.title}</h2>
            <p>{one.words}</p>
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
