import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { chooseAfterwards, decideRound } from "../../domain/national/decision.server";
import { remarksOf } from "../../domain/national/remarks.server";
import { outcomes, outcomeWords } from "../../domain/national/round";
import { roundPage } from "../../domain/national/round-page.server";
import { known } from "../../domain/problems";
import { type Typed, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { TextArea } from "../../ui/text-field";
import { Deadline } from "../../ui/time";
import { Bilingual, Title } from "../../ui/title";
import { Remarks } from "./round-remarks";

export const meta = pageTitle("Decide the national round");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "" } = args.params;
  return found(async () => {
    const page = await roundPage(ctx, id);
    known(page.leads ? page : undefined, "decision");
    const decided = page.decidedAt !== null;
    return {
      id,
      edition: page.edition,
      early: page.early,
      decided,
      candidates: page.candidates.filter((one) =>
        decided ? one.outcome === "not-chosen" : one.state === "handed-in",
      ),
      remarks: await remarksOf(ctx, id),
    };
  });
}

const decisionIn = (typed: Typed, entryId: string) => ({
  outcome: textOf(typed, `outcome:${entryId}`),
  reason: textOf(typed, `reason:${entryId}`),
});

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { id = "" } = args.params;
    const to = `/national/rounds/${id}`;
    const afterwards = textOf(typed, "choose");
    if (afterwards) {
      await chooseAfterwards(ctx, afterwards, decisionIn(typed, afterwards));
      return redirectWithNotice(args, to, "The candidate is chosen, and its body is told by letter.");
    }
    const asked = Object.keys(typed).flatMap((field) => /^reason:(.+)$/.exec(field)?.[1] ?? []);
    await decideRound(ctx, id, Object.fromEntries(asked.map((one) => [one, decisionIn(typed, one)])));
    const notice =
      asked.length === 0
        ? "The round is closed without a choice."
        : "The round is decided. Each body gets its reasons by letter.";
    return redirectWithNotice(args, to, notice);
  });

export default function Decision() {
  const { id, edition, early, decided, candidates, remarks } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const problems = refused?.problems;
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHead
        where={
          <>
            <a href={`/national/rounds/${id}`}>National round</a> · {edition.name}
          </>
        }
        title={decided ? "Choose a candidate afterwards" : "Decide the national round"}
        lead={
          decided
            ? "The round is decided. If the chosen project falls out, another candidate can take its place until the edition's deadline."
            : "Say of each candidate what becomes of it and why. Each body gets its own reasons by letter, and nothing about the others."
        }
      />
      {early ? (
        <Note>
          <p>{early}</p>
        </Note>
      ) : null}
      {candidates.length === 0 ? (
        <EmptyState title={decided ? "No candidate is left" : "No candidate is handed in"}>
          {decided || early ? null : (
            <Form method="post">
              <p>
                Close the round if you wait for nothing more. Your state can still enter a project itself.
              </p>
              <Button kind="second" name="intent" value="close">
                Close the round without a choice
              </Button>
            </Form>
          )}
          <p>
            <a href={`/national/rounds/${id}`}>Back to the round</a>
          </p>
        </EmptyState>
      ) : (
        <Form method="post" noValidate>
          {candidates.map((one) => (
            <section key={one.id} aria-labelledby={`candidate-${one.id}`} className="stack">
              <h2 id={`candidate-${one.id}`}>
                <a href={`/national/rounds/${id}/candidates/${one.id}`}>
                  <Title
                    text={one.title}
                    {...(one.titleOwn ? { own: one.titleOwn, lang: one.titleLanguage ?? "" } : {})}
                  />
                </a>
              </h2>
              <p className="quiet">
                <Bilingual
                  text={one.body.name}
                  {...(one.body.own ? { own: one.body.own, lang: one.body.language ?? "" } : {})}
                />
              </p>
              <Remarks remarks={remarks.filter((remark) => remark.entryId === one.id)} />
              <RadioGroup
                name={`outcome:${one.id}`}
                label={`What becomes of "${one.title}"?`}
                options={outcomes
                  .filter((outcome) => !decided || outcome !== "not-chosen")
                  .map((value) => ({ value, label: outcomeWords[value] }))}
                value={textOf(refused?.typed, `outcome:${one.id}`)}
                problem={problemOf(problems, `outcome:${one.id}`)}
              />
              <TextArea
                name={`reason:${one.id}`}
                label={`Reasons for the decision on "${one.title}"`}
                hint="Its body reads them by letter."
                rows={4}
                value={textOf(refused?.typed, `reason:${one.id}`)}
                problem={problemOf(problems, `reason:${one.id}`)}
              />
              {decided ? (
                <Button kind="second" name="choose" value={one.id}>
                  Choose it now
                </Button>
              ) : null}
            </section>
          ))}
          {decided ? null : (
            <>
              <p>
                Once decided, the round does not open again. The chosen entries must be submitted before{" "}
                <Deadline at={edition.deadlineAt} />.
              </p>
              <Button>Decide and send the letters</Button>
            </>
          )}
        </Form>
      )}
    </>
  );
}
