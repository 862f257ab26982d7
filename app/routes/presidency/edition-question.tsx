import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "../../domain/editions/editions.server";
import { changeQuestion } from "../../domain/editions/form.server";
import { isFixedSection, possibleConditions, questionOf } from "../../domain/editions/form-changes";
import { editionOfPresidency } from "../../domain/editions/presidency.server";
import { questionSchema } from "../../domain/editions/question-input";
import { markOf } from "../../domain/editions/revision.server";
import { known, Unknown } from "../../domain/problems";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";
import { Overtaken, Seen } from "./overtaken";
import { QuestionDetail } from "./question-detail";
import { SettingFields, WordFields } from "./question-fields";

export const meta = pageTitle("Change a question");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const { sections } = await formOf(ctx, edition.id);
    const { section, question } = known(questionOf(sections, args.params.question ?? ""), "question");
    if (edition.state !== "preparing" || isFixedSection(section)) throw new Unknown("question");
    return {
      year: edition.year,
      name: edition.name,
      section: section.title,
      question,
      conditions: possibleConditions(sections, question.id).map((one) => ({
        question: { id: one.question.id, label: one.question.label },
        offered: one.offered,
      })),
      seen: markOf(question),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const { question = "" } = args.params;
    const change = parseForm(questionSchema, typed);
    await changeQuestion(ctx, edition.id, question, change, textOf(typed, "seen"));
    const to = `/presidency/editions/${edition.year}/form#q-${question}`;
    return redirectWithNotice(args, to, "The question is saved.");
  });

export default function ChangeQuestion() {
  const { year, name, section, question, conditions, seen } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead where={`Edition ${name} · Entry form · ${section}`} title="Change a question">
        <a href={`/presidency/editions/${year}/form#q-${question.id}`}>Back to the form</a>
      </PageHead>
      <Overtaken refused={refused}>
        <p>{question.label}</p>
        <QuestionDetail question={question} />
      </Overtaken>
      <Form method="post">
        <Seen mark={seen} refused={refused} />
        <WordFields question={question} refused={refused} />
        <SettingFields question={question} refused={refused} conditions={conditions} />
        <Button>Save the question</Button>
      </Form>
    </>
  );
}
