import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf } from "../../domain/editions/editions.server";
import { isFixedSection, questionOf } from "../../domain/editions/form-changes";
import {
  correctQuestion,
  correctSection,
  isCorrectable,
} from "../../domain/editions/form-corrections.server";
import { sectionSchema } from "../../domain/editions/form-sections.server";
import { editionOfPresidency } from "../../domain/editions/presidency.server";
import { wordsSchema } from "../../domain/editions/question-input";
import { markOf } from "../../domain/editions/revision.server";
import { line } from "../../domain/people/people";
import { known, Unknown } from "../../domain/problems";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { TextArea, TextField } from "../../ui/text-field";
import { Overtaken, Seen } from "./overtaken";
import { QuestionDetail } from "./question-detail";
import { fieldsOf, WordFields } from "./question-fields";

export const meta = pageTitle("Correct the wording");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { year, kind, id = "" } = args.params;
  return found(async () => {
    const edition = await editionOfPresidency(ctx, year);
    if (!isCorrectable(edition)) throw new Unknown("wording");
    const { sections } = await formOf(ctx, edition.id);
    const page = { year: edition.year, name: edition.name };
    if (kind === "question") {
      const { section, question } = known(questionOf(sections, id), "question");
      if (isFixedSection(section)) throw new Unknown("question");
      return { ...page, kind: "question" as const, question, seen: markOf(question) };
    }
    const section = known(
      kind === "section" ? sections.find((one) => one.id === id && !isFixedSection(one)) : undefined,
      "section",
    );
    const words = { title: section.title, lead: section.lead ?? "" };
    return { ...page, kind: "section" as const, words, seen: markOf(words) };
  });
}

const reasonSchema = z.object({ reason: line("why the wording is corrected", 500) });
const choiceField = "choice:";

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { year, kind, id = "" } = args.params;
    const edition = await editionOfPresidency(ctx, year);
    const seen = textOf(typed, "seen");
    if (kind === "question") {
      const input = parseForm(wordsSchema.extend(reasonSchema.shape), typed);
      const names = Object.keys(typed).filter((name) => name.startsWith(choiceField));
      const labels = parseForm(
        z.object(Object.fromEntries(names.map((name) => [name, line("the answer", 200)]))),
        typed,
      );
      const choices = names.map((name) => [name.slice(choiceField.length), labels[name]]);
      await correctQuestion(
        ctx,
        edition.id,
        id,
        { ...input, guidance: input.guidance ?? [], choices: Object.fromEntries(choices) },
        seen,
      );
    } else {
      known(kind === "section" ? kind : undefined, "section");
      const input = parseForm(sectionSchema.extend(reasonSchema.shape), typed);
      await correctSection(ctx, edition.id, id, input, seen);
    }
    return redirectWithNotice(
      args,
      `/presidency/editions/${edition.year}/form#versions`,
      "The wording is corrected. Those who write see it beside the words, and are told by letter within the hour.",
    );
  });

export default function CorrectWording() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const field = fieldsOf(refused, page.kind === "section" ? page.words : {});
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead where={`Edition ${page.name} · Entry form`} title="Correct the wording">
        <a href={`/presidency/editions/${page.year}/form`}>Back to the form</a>
      </PageHead>
      <Note kind="plain" title="Only the words">
        <p>
          The form is published: what kind of answer is asked for, limits and conditions stay. The correction
          stands beside the words with its date and reason, for everybody; those who are writing get one
          letter for all corrections of an hour. Entries that have been submitted keep the words they
          answered.
        </p>
      </Note>
      <Overtaken refused={refused}>
        {page.kind === "question" ? (
          <>
            <p>{page.question.label}</p>
            <QuestionDetail question={page.question} />
          </>
        ) : (
          <p>
            {page.words.title}. {page.words.lead}
          </p>
        )}
      </Overtaken>
      <Form method="post">
        <Seen mark={page.seen} refused={refused} />
        {page.kind === "question" ? (
          <>
            <WordFields question={page.question} refused={refused} />
            {(page.question.choices ?? []).map((choice, index) => (
              <TextField
                key={choice.value}
                {...fieldsOf(refused, { [`${choiceField}${choice.value}`]: choice.label })(
                  `${choiceField}${choice.value}`,
                )}
                label={`Answer ${index + 1}`}
                maxLength={200}
                required
              />
            ))}
          </>
        ) : (
          <>
            <TextField {...field("title")} label="Title" required />
            <TextArea {...field("lead")} label="Sentence under the title (optional)" rows={2} />
          </>
        )}
        <TextField
          {...field("reason")}
          label="Why is it corrected?"
          hint="Everybody reads this beside the correction."
          required
        />
        <Button>Correct the wording</Button>
      </Form>
    </>
  );
}
