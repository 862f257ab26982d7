import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { digestAsItStands, submitEntry } from "../../domain/entries/submission.server";
import { writableUntil } from "../../domain/entries/windows";
import { writingOf } from "../../domain/entries/writing.server";
import { isAsked, sayAnswer } from "../../domain/forms/answers";
import { fieldProblem, Refusal } from "../../domain/problems";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button, ButtonLink } from "../../ui/button";
import { Checkbox } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { Deadline } from "../../ui/time";

export const meta = pageTitle("Check the entry");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "" } = args.params;
  return found(async () => {
    const writing = await writingOf(ctx, id);
    const { entry, sections, answers } = writing;
    const texts = Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, answer.text]));
    const gaps = new Map(writing.gaps.map((gap) => [gap.questionId, gap.sentence]));
    return {
      id,
      title: entry.title,
      state: entry.state,
      until: writableUntil(writing.facts),
      closed: writing.closed,
      maySignOff: writing.maySignOff,
      gaps: gaps.size,
      read: await digestAsItStands(ctx, id),
      sections: sections.map((section) => ({
        id: section.id,
        title: section.title,
        questions: section.questions
          .filter((question) => isAsked(sections, texts, question))
          .map((question) => ({
            id: question.id,
            label: question.label,
            words: sayAnswer(question, texts[question.id] ?? ""),
            gap: gaps.get(question.id),
            juryOnly: answers[question.id]?.juryOnlyReason ?? null,
          })),
      })),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { id = "" } = args.params;
    if (textOf(typed, "publication") !== "yes") {
      throw new Refusal([
        fieldProblem(
          "publication",
          "publication-not-confirmed",
          "Confirm that what the publication section says is agreed.",
        ),
      ]);
    }
    const number = await submitEntry(ctx, id, textOf(typed, "read") || undefined);
    return redirectWithNotice(
      args,
      `/national/entries/${id}/receipts/${number}`,
      "The entry is submitted. This is the receipt; it has also been sent by letter.",
    );
  });

export default function Check() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const linkTo = (sectionId: string, questionId: string) =>
    `/write/${page.id}/${sectionId}#f-${encodeURIComponent(questionId)}`;
  // A gap's own field stands on another page; the list below leads there, so the summary keeps the rule only.
  const problems = refused?.problems.filter((problem) => problem.code !== "gap");
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHead
        where={<a href={`/national/entries/${page.id}`}>{page.title}</a>}
        title="Check the entry"
        lead={
          page.gaps === 0
            ? "Every answer is given. Read them once more: this is what is judged."
            : `${page.gaps} ${page.gaps === 1 ? "answer is" : "answers are"} missing or need a change.`
        }
      />
      {page.closed ? (
        <Note kind="plain">
          <p>{page.closed}</p>
          <p>
            <a href={`/national/entries/${page.id}`}>Back to the entry and its receipts</a>
          </p>
        </Note>
      ) : null}
      {page.gaps > 0 ? (
        <section aria-labelledby="gaps">
          <h2 id="gaps">What is missing</h2>
          <ul>
            {page.sections.flatMap((section) =>
              section.questions.flatMap((question) =>
                question.gap
                  ? [
                      <li key={question.id}>
                        <a href={linkTo(section.id, question.id)}>{question.label}</a> {question.gap}
                      </li>,
                    ]
                  : [],
              ),
            )}
          </ul>
        </section>
      ) : null}
      {page.sections.map((section) => (
        <section key={section.id} aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`}>{section.title}</h2>
          <SummaryList
            rows={section.questions.map((question) => ({
              key: question.id,
              term: question.label,
              detail: (
                <>
                  {question.words ? <PlainText text={question.words} /> : <p className="quiet">No answer.</p>}
                  {question.juryOnly ? <p className="quiet">For the jury only: {question.juryOnly}</p> : null}
                </>
              ),
              action: page.closed ? undefined : (
                <a href={linkTo(section.id, question.id)} aria-label={`Change: ${question.label}`}>
                  Change
                </a>
              ),
            }))}
          />
        </section>
      ))}
      {page.closed ? null : page.maySignOff ? (
        <SignOff page={page} refused={refused} />
      ) : (
        <Note kind="plain" title="The national representative submits the entry">
          <p>When the form is complete, tell them. They read it here and submit it.</p>
        </Note>
      )}
    </>
  );
}

function SignOff({
  page,
  refused,
}: {
  page: { id: string; gaps: number; state: string; until: string | null; read: string };
  refused: Refused | undefined;
}) {
  if (page.gaps > 0) {
    return (
      <ButtonLink kind="second" to={`/write/${page.id}`}>
        Go on writing
      </ButtonLink>
    );
  }
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="read" value={page.read} />
      <h2>Submit</h2>
      <p>
        You submit for your state.{" "}
        {page.until ? (
          <>
            Until <Deadline at={page.until} />{" "}
            {page.state === "draft" ? "you can reopen it and submit again." : "it can be submitted again."}
          </>
        ) : null}
      </p>
      <Checkbox
        name="publication"
        label="What the publication section says is agreed with the owner of the project."
        checked={textOf(refused?.typed, "publication") === "yes"}
        problem={problemOf(refused?.problems, "publication")}
      />
      <Button>{page.state === "returned" ? "Submit the entry again" : "Submit the entry"}</Button>
    </Form>
  );
}
