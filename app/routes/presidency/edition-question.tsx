import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "../../domain/editions/editions.server";
import { changeQuestion } from "../../domain/editions/form.server";
import { isPublicationSection, questionOf, questionSchema } from "../../domain/editions/form-changes";
import { editionOfPresidency } from "../../domain/editions/presidency.server";
import { markOf } from "../../domain/editions/revision.server";
import type { Question } from "../../domain/forms/question";
import { known, Unknown } from "../../domain/problems";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";
import { TextArea, TextField } from "../../ui/text-field";
import { Overtaken, Seen } from "./overtaken";
import { QuestionDetail } from "./question-detail";

export const meta = pageTitle("Reword a question");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const { sections } = await formOf(ctx, edition.id);
    const { section, question } = known(questionOf(sections, args.params.question ?? ""), "question");
    if (edition.state !== "preparing" || isPublicationSection(section)) throw new Unknown("question");
    return {
      year: edition.year,
      name: edition.name,
      section: section.title,
      question: question as Question,
      seen: markOf(question),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const change = parseForm(questionSchema, typed);
    await changeQuestion(ctx, edition.id, args.params.question ?? "", change, textOf(typed, "seen"));
    return redirectWithNotice(args, `/presidency/editions/${edition.year}/form`, "The question is saved.");
  });

export default function RewordQuestion() {
  const { year, name, section, question, seen } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const stored: Record<string, string> = {
    label: question.label,
    hint: question.hint ?? "",
    maxWords: question.maxWords === undefined ? "" : String(question.maxWords),
    required: question.required ? "yes" : "no",
  };
  const field = (key: string) => ({
    name: key,
    value: refused ? textOf(refused.typed, key) : (stored[key] ?? ""),
    problem: problemOf(refused?.problems, key),
  });
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead where={`Edition ${name} · Entry form · ${section}`} title="Reword a question">
        <a href={`/presidency/editions/${year}/form`}>Back to the form</a>
      </PageHead>
      <Overtaken refused={refused}>
        <p>{question.label}</p>
        <QuestionDetail question={question as Question} />
      </Overtaken>
      <Form method="post">
        <Seen mark={seen} refused={refused} />
        <TextArea {...field("label")} label="Question" rows={2} required />
        <TextArea {...field("hint")} label="Hint under the question" rows={2} />
        {question.maxWords === undefined ? null : (
          <TextField {...field("maxWords")} label="Word limit" inputMode="numeric" width={4} required />
        )}
        <RadioGroup
          {...field("required")}
          label="Must it be answered?"
          options={[
            { value: "yes", label: "Yes, the entry cannot be submitted without it" },
            { value: "no", label: "No, it is optional" },
          ]}
        />
        <Button>Save the question</Button>
      </Form>
    </>
  );
}
