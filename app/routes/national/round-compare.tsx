import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { candidatesSideBySide } from "../../domain/national/candidate-reading.server";
import { remarksOf } from "../../domain/national/remarks.server";
import { mostSideBySide, sideBySideWords } from "../../domain/national/round";
import { roundById } from "../../domain/national/rounds.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { SideBySide } from "../../ui/side-by-side";
import { Bilingual, Title } from "../../ui/title";
import { Remarks } from "./round-remarks";
import { languageWords } from "./round-words";

export const meta = pageTitle("Candidates side by side");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "" } = args.params;
  const ids = new Set(new URL(args.request.url).searchParams.getAll("candidate"));
  return found(async () => {
    const { edition } = await roundById(ctx, id);
    const head = { id, edition: edition.name };
    if (ids.size < 2 || ids.size > mostSideBySide) return { ...head, beside: undefined, remarks: [] };
    return {
      ...head,
      beside: await candidatesSideBySide(ctx, id, [...ids]),
      remarks: await remarksOf(ctx, id),
    };
  });
}

export default function Compare() {
  const { id, edition, beside, remarks } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        where={
          <>
            <a href={`/national/rounds/${id}`}>National round</a> · {edition}
          </>
        }
        title="Candidates side by side"
      />
      {beside ? (
        <SideBySide
          texts={beside.candidates.map((one) => ({
            key: one.id,
            title: one.view.title,
            head: (
              <>
                <a href={`/national/rounds/${id}/candidates/${one.id}`}>
                  <Title
                    text={one.view.title}
                    {...(one.view.titleOwn
                      ? { own: one.view.titleOwn, lang: one.view.titleLanguage ?? "" }
                      : {})}
                  />
                </a>
                <p className="small quiet">
                  <Bilingual
                    text={one.body.name}
                    {...(one.body.own ? { own: one.body.own, lang: one.body.language ?? "" } : {})}
                  />{" "}
                  · {languageWords(one.language)}
                </p>
              </>
            ),
          }))}
          sections={[
            ...beside.sections.map((section) => ({
              id: section.id,
              title: section.title,
              rows: section.questions.map((question) => ({
                key: question.id,
                question: question.label,
                cells: beside.candidates.map((one) => {
                  const answer = one.view.sections
                    .flatMap((own) => own.answers)
                    .find((own) => own.questionId === question.id);
                  return answer?.text ? (
                    <Fragment key={one.id}>
                      {answer.juryOnlyReason ? (
                        <p className="reader-remark">For the jury only: {answer.juryOnlyReason}</p>
                      ) : null}
                      <PlainText text={answer.text} lang={answer.language ?? undefined} />
                    </Fragment>
                  ) : undefined;
                }),
              })),
            })),
            {
              id: "remarks",
              title: "Remarks of the committee",
              rows: [
                {
                  key: "remarks",
                  question: "What the committee says",
                  cells: beside.candidates.map((one) => (
                    <Remarks key={one.id} remarks={remarks.filter((remark) => remark.entryId === one.id)} />
                  )),
                },
              ],
            },
          ]}
        />
      ) : (
        <Note title={`Choose ${sideBySideWords} candidates`}>
          <p>
            Tick them in the table of the <a href={`/national/rounds/${id}`}>national round</a>; more do not
            fit beside each other.
          </p>
        </Note>
      )}
    </>
  );
}
