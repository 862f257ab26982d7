import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import wordCounts from "../../browser/word-count.ts?worker&url";
import { formOf } from "../../domain/editions/editions.server";
import { editionOfPresidency } from "../../domain/editions/presidency.server";
import { conditionWords } from "../../domain/forms/answers";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { FormColumns, Stack } from "../../ui/layout";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { QuestionField } from "../applicant/question-field";

export const handle = { modules: [wordCounts] };
export const meta = pageTitle("The form as applicants see it");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const { sections } = await formOf(ctx, edition.id);
    return {
      year: edition.year,
      name: edition.name,
      sections: sections
        .filter((section) => section.questions.length > 0)
        .map((section) => ({
          id: section.id,
          title: section.title,
          lead: section.lead,
          questions: section.questions.map((question) => ({
            question,
            condition: conditionWords(sections, question),
          })),
        })),
    };
  });
}

export default function FormPreview() {
  const { year, name, sections } = useLoaderData<typeof loader>();
  return (
    <FormColumns
      sections={
        <nav aria-label="Sections of the form">
          <ol>
            {sections.map((section) => (
              <li key={section.id}>
                <a href={`#section-${section.id}`}>{section.title}</a>
              </li>
            ))}
          </ol>
        </nav>
      }
    >
      <PageHead
        where={`Edition ${name} · Entry form`}
        title="The form as applicants see it"
        lead="Each section is a page of its own there. Country, kind and title are asked when an entry is created."
      >
        <a href={`/presidency/editions/${year}/form`}>Back to the form</a>
      </PageHead>
      <Note kind="plain">
        <p>Try the fields as you like: nothing that is typed here is kept.</p>
      </Note>
      {sections.length === 0 ? (
        <EmptyState title="The form has no question yet" />
      ) : (
        sections.map((section) => (
          <section key={section.id} aria-labelledby={`section-${section.id}`}>
            <Stack>
              <h2 id={`section-${section.id}`}>{section.title}</h2>
              {section.lead ? <p className="quiet">{section.lead}</p> : null}
              {/* No form around it: nothing can be sent from here. */}
              <div>
                {section.questions.map(({ question, condition }) => (
                  <QuestionField
                    key={question.id}
                    question={question}
                    value=""
                    version={0}
                    condition={condition}
                  />
                ))}
              </div>
            </Stack>
          </section>
        ))
      )}
    </FormColumns>
  );
}
