import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formIfChosen } from "../../domain/editions/editions.server";
import { chooseForm } from "../../domain/editions/form.server";
import { droppedQuestions, formTemplates, isFixedSection } from "../../domain/editions/form-changes";
import { correctionsOf, isCorrectable } from "../../domain/editions/form-corrections.server";
import { editionOfPresidency } from "../../domain/editions/presidency.server";
import { conditionWords } from "../../domain/forms/answers";
import type { FormTemplate } from "../../domain/forms/question";
import { isThemeSection } from "../../domain/forms/theme-conditions";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button, ButtonLink, ConfirmDetails } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { runFormAct } from "./form-acts";
import { FormSection } from "./form-section";
import { FormVersions } from "./form-versions";

export const meta = pageTitle("Entry form");

const templateSchema = z.object({
  template: z.enum(["five-is", "classic"], { error: "Choose a form to start from." }),
});

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const form = await formIfChosen(ctx, edition.id);
    const template = form && formTemplates[form.template as FormTemplate["name"]];
    const preparing = edition.state === "preparing";
    return {
      year: edition.year,
      name: edition.name,
      preparing,
      correctable: isCorrectable(edition),
      openedAt: edition.opened_at,
      corrections: preparing ? [] : await correctionsOf(ctx, edition.id),
      form: form &&
        template && {
          title: template.title,
          sections: form.sections.map((section) => ({
            id: section.id,
            title: section.title,
            lead: section.lead,
            fixed: isFixedSection(section),
            ofTheme: isThemeSection(section),
            questions: section.questions.map((question) => ({
              question,
              condition: conditionWords(form.sections, question),
            })),
          })),
          dropped: droppedQuestions(template, form.sections).map(({ id, label }) => ({ id, label })),
        },
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const to = `/presidency/editions/${edition.year}/form`;
    const done = await runFormAct(ctx, edition.id, typed);
    if (done) return redirectWithNotice(args, `${to}${done.anchor}`, done.notice);
    const { template } = parseForm(templateSchema, typed);
    await chooseForm(ctx, edition.id, template);
    return redirectWithNotice(args, to, `The form starts from the ${formTemplates[template].title}.`);
  });

const templateOptions = [
  {
    value: "five-is",
    label: formTemplates["five-is"].title,
    hint: "Intelligence, intervention, implementation, involvement, impact: gathers what others need to learn from a project.",
  },
  {
    value: "classic",
    label: formTemplates.classic.title,
    hint: "The older form: general information, a one-page description, and the criteria.",
  },
];

export default function EditionForm() {
  const { year, name, preparing, correctable, openedAt, corrections, form } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/presidency/editions/${year}/form`;
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${name}`}
        title="Entry form"
        lead={form ? `It starts from the ${form.title}.` : "Choose the form to start from."}
      >
        <a href={`/presidency/editions/${year}`}>Back to the edition</a>
        {form ? <a href={`${here}/preview`}>As the applicants see it</a> : null}
        {form ? <a href={`/editions/${year}/form.pdf`}>Blank form (PDF)</a> : null}
      </PageHead>
      {preparing ? null : (
        <Note kind="plain" title="Published and locked">
          <p>
            The call has been opened with this form. What it asks for can no longer be changed;{" "}
            {correctable
              ? "a slip in the wording can still be corrected, with a reason that everybody reads."
              : "its wording stays as it is too."}
          </p>
        </Note>
      )}
      {form ? null : (
        <Form method="post">
          <RadioGroup
            name="template"
            label="Form to start from"
            hint="Questions can be added, reworded, moved and dropped afterwards."
            options={templateOptions}
            value={textOf(refused?.typed, "template")}
            problem={problemOf(refused?.problems, "template")}
          />
          <Button>Choose this form</Button>
        </Form>
      )}
      {form?.sections.map((section) => (
        <FormSection
          key={section.id}
          here={here}
          section={section}
          changes={preparing ? "all" : correctable ? "wording" : "none"}
          corrections={corrections}
        />
      ))}
      {form && preparing ? (
        <ButtonLink kind="second" to={`${here}/sections/new`}>
          Add a section
        </ButtonLink>
      ) : null}
      {form && openedAt ? (
        <FormVersions sections={form.sections} openedAt={openedAt} corrections={corrections} />
      ) : null}
      {form && preparing && form.dropped.length > 0 ? (
        <section aria-labelledby="dropped">
          <h2 id="dropped">Dropped questions</h2>
          {form.dropped.map((question) => (
            <Form method="post" key={question.id}>
              <p>{question.label}</p>
              <Button
                kind="second"
                small
                name="back"
                value={question.id}
                label={`Bring back: ${question.label}`}
              >
                Bring back
              </Button>
            </Form>
          ))}
        </section>
      ) : null}
      {form && preparing ? (
        <Details summary="Start again from a template">
          {Object.values(formTemplates).map((template) => (
            <Form method="post" key={template.name}>
              <ConfirmDetails
                label={`Start again from the ${template.title}`}
                confirm="Start again now"
                name="template"
                value={template.name}
                small
              >
                <p>Everything you have added, reworded, moved or dropped is lost. This cannot be undone.</p>
              </ConfirmDetails>
            </Form>
          ))}
        </Details>
      ) : null}
    </>
  );
}
