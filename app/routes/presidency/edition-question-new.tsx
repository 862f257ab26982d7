import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf } from "../../domain/editions/editions.server";
import { addQuestion } from "../../domain/editions/form.server";
import { isFixedSection, possibleConditions } from "../../domain/editions/form-changes";
import { editionOfPresidency } from "../../domain/editions/presidency.server";
import { blankQuestion, questionSchema } from "../../domain/editions/question-input";
import type { QuestionType } from "../../domain/forms/question";
import { questionTypes } from "../../domain/forms/question-types";
import { optionalLine } from "../../domain/people/people";
import { known, Unknown } from "../../domain/problems";
import { parseForm } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { ErrorSummary } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";
import { TextField } from "../../ui/text-field";
import { fieldsOf, type Refusing, SettingFields, WordFields } from "./question-fields";

export const meta = pageTitle("Add a question");

const types = Object.entries(questionTypes).map(([value, rules]) => ({ value, label: rules.name }));

function typeOf(text: string | null): QuestionType | undefined {
  return types.find((type) => type.value === text)?.value as QuestionType | undefined;
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const query = new URL(args.request.url).searchParams;
  return found(async () => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const { sections } = await formOf(ctx, edition.id);
    const section = known(
      sections.find((one) => one.id === query.get("section") && !isFixedSection(one)),
      "section",
    );
    if (edition.state !== "preparing") throw new Unknown("section");
    const at = sections.indexOf(section);
    return {
      year: edition.year,
      name: edition.name,
      section: { id: section.id, title: section.title },
      type: typeOf(query.get("type")) ?? null,
      conditions: possibleConditions(sections.slice(0, at + 1)).map((one) => ({
        question: { id: one.question.id, label: one.question.label },
        offered: one.offered,
      })),
    };
  });
}

const followUpSchema = z.object({
  followUp: optionalLine("the follow-up", 300).optional(),
  followUpOn: z.enum(["yes", "no"]).optional(),
});

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const query = new URL(args.request.url).searchParams;
    const type = known(typeOf(query.get("type")), "type");
    const input = parseForm(questionSchema, typed);
    const { followUp, followUpOn = "yes" } = parseForm(followUpSchema, typed);
    const id = await addQuestion(
      ctx,
      edition.id,
      query.get("section") ?? "",
      type,
      input,
      type === "yes-no" && followUp ? { on: followUpOn, label: followUp } : undefined,
    );
    const to = `/presidency/editions/${edition.year}/form#q-${id}`;
    return redirectWithNotice(args, to, "The question is added at the end of its section.");
  });

export default function AddQuestion() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${page.name} · Entry form · ${page.section.title}`}
        title="Add a question"
        lead={page.type ? questionTypes[page.type].name : "What kind of answer does it ask for?"}
      >
        <a href={`/presidency/editions/${page.year}/form`}>Back to the form</a>
      </PageHead>
      {page.type ? (
        <Form method="post">
          <WordFields question={blankQuestion("", page.type)} refused={refused} />
          {page.type === "yes-no" ? <FollowUpFields refused={refused} /> : null}
          <SettingFields
            question={blankQuestion("", page.type)}
            refused={refused}
            conditions={page.conditions}
          />
          <Button>Add the question</Button>
        </Form>
      ) : (
        <Form method="get">
          <input type="hidden" name="section" value={page.section.id} />
          <RadioGroup name="type" label="Kind of answer" options={types} value="short-text" />
          <Button>Continue</Button>
        </Form>
      )}
    </>
  );
}

function FollowUpFields({ refused }: { refused: Refusing }) {
  const field = fieldsOf(refused, { followUpOn: "yes" });
  return (
    <>
      <TextField
        {...field("followUp")}
        label="Follow-up (optional)"
        hint='A second question, answered in a text of up to 100 words, such as "Which ones?". It can be changed afterwards like every other.'
      />
      <RadioGroup
        {...field("followUpOn")}
        label="Ask the follow-up after"
        options={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
      />
    </>
  );
}
