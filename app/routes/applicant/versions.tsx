import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { restoreAnswer, versionsOf } from "../../domain/entries/answers.server";
import { writingOf } from "../../domain/entries/writing.server";
import { questionOf, sayAnswer } from "../../domain/forms/answers";
import { known } from "../../domain/problems";
import { wordCount } from "../../domain/text";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button, ButtonLink } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { Instant } from "../../ui/time";

export const meta = pageTitle("Earlier versions");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { entryId = "", questionId = "" } = args.params;
  return found(async () => {
    const { entry, sections, answers, closed, remarks } = await writingOf(ctx, entryId);
    const question = known(questionOf(sections, questionId), "question");
    const section = known(
      sections.find((one) => one.questions.some((other) => other.id === questionId)),
      "section",
    );
    const open = !closed && (entry.state !== "returned" || remarks.has(questionId));
    return {
      entryId,
      title: entry.title,
      label: question.label,
      open,
      back: `/write/${entryId}/${section.id}#f-${questionId}`,
      present: answers[questionId]?.version ?? 0,
      versions: (await versionsOf(ctx, entryId, questionId)).map((version) => ({
        ...version,
        text: sayAnswer(question, version.text),
        words: wordCount(version.text),
        counted: question.type === "long-text",
      })),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { entryId = "", questionId = "" } = args.params;
    await restoreAnswer(
      ctx,
      entryId,
      questionId,
      Number(textOf(typed, "version")),
      Number(textOf(typed, "present")),
    );
    return redirectWithNotice(
      args,
      `/write/${entryId}/versions/${questionId}`,
      "The earlier text is the answer again.",
    );
  });

export default function Versions() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={<a href={`/write/${page.entryId}`}>{page.title}</a>}
        title="Earlier versions"
        lead={page.label}
      />
      {page.versions.length === 0 ? (
        <EmptyState title="Nothing has been written yet">
          <p>Every text that is saved here is kept, and can be brought back.</p>
        </EmptyState>
      ) : (
        page.versions.map((version) => (
          <section key={version.version} aria-labelledby={`version-${version.version}`}>
            <h2 id={`version-${version.version}`}>
              Version {version.version}
              {version.version === page.present ? ", the present one" : ""}
            </h2>
            <p className="quiet">
              <Instant at={version.savedAt} />, {version.savedBy}
              {version.counted ? `, ${version.words} ${version.words === 1 ? "word" : "words"}` : ""}
            </p>
            {version.text ? <PlainText text={version.text} /> : <p className="quiet">(empty)</p>}
            {page.open && version.version !== page.present ? (
              <Form method="post">
                <input type="hidden" name="present" value={page.present} />
                <Button
                  kind="second"
                  small
                  name="version"
                  value={String(version.version)}
                  label={`Bring back version ${version.version}`}
                >
                  Bring this text back
                </Button>
              </Form>
            ) : null}
          </section>
        ))
      )}
      <ButtonLink kind="second" to={page.back}>
        Back to the question
      </ButtonLink>
    </>
  );
}
