import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { closeCall, openCall } from "../../domain/editions/call.server";
import { editionOfSecretariat } from "../../domain/editions/secretariat.server";
import { type StepName, standingOf } from "../../domain/editions/standing.server";
import { archiveEdition, closeAdmission, openJudging } from "../../domain/editions/steps.server";
import { closeJudging } from "../../domain/judging/closing.server";
import { known } from "../../domain/problems";
import { releaseFeedback } from "../../domain/results/feedback.server";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { type SignedIn, signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { ConfirmDetails } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Instant } from "../../ui/time";

export const meta = pageTitle("Edition");

const steps: Partial<
  Record<StepName, { run: (ctx: SignedIn, id: string) => Promise<void>; notice: string }>
> = {
  openCall: { run: openCall, notice: "The call is open. Letters go to all states." },
  closeCall: { run: closeCall, notice: "The call is closed. Admission begins." },
  closeAdmission: {
    run: closeAdmission,
    notice: "Admission is closed. The states are asked to name their presenters.",
  },
  openJudging: { run: openJudging, notice: "Judging is open. The jury has its entries." },
  closeJudging: { run: closeJudging, notice: "Judging is closed for all." },
  releaseFeedback: {
    run: releaseFeedback,
    notice: "The feedback is released. Every state whose entry did not win gets a letter.",
  },
  archiveEdition: { run: archiveEdition, notice: "The edition is in the archive." },
};

const whose = { presidency: "the presidency", secretariat: "the secretariat", jury: "the jury" };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionOfSecretariat(ctx, args.params.year);
    const { words, next, done } = await standingOf(ctx, edition);
    return {
      year: edition.year,
      name: edition.name,
      theme: edition.theme,
      words,
      done,
      next: next && { ...next, whose: whose[next.by], here: steps[next.step] !== undefined },
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionOfSecretariat(ctx, args.params.year);
    const step = known(steps[textOf(typed, "step") as StepName], "step");
    await step.run(ctx, edition.id);
    return redirectWithNotice(args, `/secretariat/editions/${edition.year}`, step.notice);
  });

export default function SecretariatEdition() {
  const edition = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { next } = edition;
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead where={`Edition ${edition.name}`} title={edition.theme} lead={edition.words} serif>
        <a href={`/editions/${edition.year}`}>The edition's page</a>
        <a href={`/presidency/editions/${edition.year}/jury`}>Jury</a>
        <a href={`/presidency/editions/${edition.year}/distribution`}>Distribution</a>
        <a href={`/presidency/editions/${edition.year}/materials`}>Material of the entries</a>
        <a href={`/secretariat/editions/${edition.year}/deadline`}>Reminders and late entries</a>
        <a href={`/secretariat/editions/${edition.year}/acts`}>Steps back, extension, cancelling</a>
        <a href={`/secretariat/history?edition=${edition.year}`}>History</a>
      </PageHead>
      {next ? (
        <section aria-labelledby="next">
          <h2 id="next">Next: {next.label.toLowerCase()}</h2>
          {next.blocks.length > 0 ? (
            <Note title={next.by === "secretariat" ? "Not possible yet" : `Waiting for ${next.whose}`}>
              {next.blocks.map((block) => (
                <p key={block}>{block}</p>
              ))}
            </Note>
          ) : next.by === "secretariat" && next.here ? (
            <Form method="post">
              <ConfirmDetails label={next.label} confirm={`${next.label} now`} name="step" value={next.step}>
                <p>{next.words}</p>
                <p>This step cannot be taken back by one person alone.</p>
              </ConfirmDetails>
            </Form>
          ) : (
            <Note kind="plain" title={`This is a step of ${next.whose}`}>
              <p>{next.words}</p>
            </Note>
          )}
        </section>
      ) : null}
      <h2>Done so far</h2>
      <SummaryList
        beside
        rows={edition.done.map((step) => ({
          key: step.title,
          term: step.title,
          detail: <Instant at={step.at} />,
        }))}
      />
    </>
  );
}
