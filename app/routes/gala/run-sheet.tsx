import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { editionByYear } from "../../domain/editions/editions.server";
import { runSheet } from "../../domain/gala/gala.server";
import { sayPlace } from "../../domain/results/places";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { Country } from "../../ui/country";
import { EmbargoNotice } from "../../ui/gala-screen";
import { SummaryList } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { Instant } from "../../ui/time";
import { Bilingual } from "../../ui/title";
import { EveningTabs } from "../presidency/evening-tabs";

export const meta = pageTitle("Run sheet");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionByYear(ctx, Number(args.params.year));
    return { ...(await runSheet(ctx, edition)), sealed: edition.state === "decided" };
  });
}

export default function RunSheetPage() {
  const { edition, steps, sealed } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        where={`Edition ${edition.name}`}
        title="Run sheet of the award evening"
        lead={
          <>
            {edition.city}, <Instant at={edition.galaAt} zone={edition.timeZone} />. For the presenter: in the
            order of the evening, with the names as they are written and as they are read in Latin letters.
          </>
        }
      >
        <a href={`/gala/${edition.year}`}>Gala screen</a>
      </PageHead>
      <EveningTabs year={edition.year} current="run-sheet" />
      {sealed ? (
        <EmbargoNotice until={<Instant at={edition.galaAt} zone={edition.timeZone} />}>
          <p>Print one copy, and leave it nowhere.</p>
        </EmbargoNotice>
      ) : null}
      <ol className="stack">
        {steps.map((step) => (
          <li key={step.step}>
            <h2>
              {sayPlace(step.place, step.shared)}: {step.title}
            </h2>
            <SummaryList
              beside
              rows={[
                {
                  term: "Project",
                  detail: (
                    <Bilingual
                      text={step.title}
                      own={step.titleOwn ?? undefined}
                      lang={step.titleLanguage ?? undefined}
                    />
                  ),
                },
                { term: "Country", detail: <Country code={step.country} /> },
                {
                  term: "Called on stage",
                  detail: step.presenterLatin ? (
                    <Bilingual
                      text={step.presenterLatin}
                      own={step.presenterOwn ?? undefined}
                      lang={step.presenterLanguage ?? undefined}
                    />
                  ) : (
                    "Nobody is named yet; ask the national representative."
                  ),
                },
                { term: "Organisation", detail: step.organisation },
                {
                  term: "To read out",
                  detail:
                    step.reasons === undefined ? (
                      "The judging of this entry is not for you; a colleague of another state prepares this part."
                    ) : (
                      <PlainText text={step.reasons} />
                    ),
                },
              ]}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
