import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { editionOfPresidency } from "../../domain/editions/presidency.server";
import { sayScale, scaleOf } from "../../domain/editions/ranking-rules";
import { markOf } from "../../domain/editions/revision.server";
import { boundsToChoose, type RemarkRule, sayRemarkRule } from "../../domain/judging/remark-rule";
import { remarkRuleOf, setRemarkRule } from "../../domain/judging/remark-rule.server";
import { remarkRuleSchema } from "../../domain/judging/remark-rule-input";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { Select } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Overtaken, Seen } from "./overtaken";

export const meta = pageTitle("Remarks on scores");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const rule = await remarkRuleOf(ctx, edition);
    const scale = scaleOf(edition);
    return {
      year: edition.year,
      name: edition.name,
      preparing: edition.state === "preparing",
      scale: sayScale(scale),
      offered: boundsToChoose(scale),
      rule,
      seen: markOf(rule),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const rule = parseForm(remarkRuleSchema, {
      below: textOf(typed, "below"),
      above: textOf(typed, "above"),
    });
    await setRemarkRule(ctx, edition.id, rule, textOf(typed, "seen"));
    return redirectWithNotice(
      args,
      `/presidency/editions/${edition.year}/criteria`,
      "The rule on remarks is saved.",
    );
  });

export default function EditionRemarks() {
  const edition = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const chosen = (side: "below" | "above") =>
    refused ? textOf(refused.typed, side) : String(edition.rule[side] ?? "");
  const options = (side: "below" | "above") => [
    { value: "", label: side === "below" ? "No low score needs one" : "No high score needs one" },
    ...edition.offered[side].map((score) => ({ value: String(score), label: String(score) })),
  ];
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${edition.name}`}
        title="Remarks on scores"
        lead={`The jury scores from ${edition.scale}. Very low and very high scores are the ones an entrant asks about; here you say which of them the jury has to explain.`}
      >
        <a href={`/presidency/editions/${edition.year}/criteria`}>Back to the criteria</a>
      </PageHead>
      <Overtaken refused={refused}>
        <p>{sayRemarkRule((refused?.current as RemarkRule | undefined) ?? edition.rule)}</p>
      </Overtaken>
      {edition.preparing ? (
        <Form method="post">
          <Seen mark={edition.seen} refused={refused} />
          <Select
            name="below"
            label="A remark is needed below"
            options={options("below")}
            value={chosen("below")}
            problem={problemOf(refused?.problems, "below")}
          />
          <Select
            name="above"
            label="A remark is needed above"
            options={options("above")}
            value={chosen("above")}
            problem={problemOf(refused?.problems, "above")}
          />
          <p>
            It is published with the call; the score sheet holds to it, and a sheet without these remarks
            cannot be finished.
          </p>
          <Button>Save the rule</Button>
        </Form>
      ) : (
        <Note kind="plain" title="Published and locked">
          <p>{sayRemarkRule(edition.rule)}</p>
        </Note>
      )}
    </>
  );
}
