import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { readingView } from "../../domain/entries/reading.server";
import { pastEdition, pastEntry, sayAward } from "../../domain/registry/past-editions";
import { publicEntry } from "../../domain/registry/public-entries.server";
import { notAssessed } from "../../domain/registry/registry";
import { sayPlace } from "../../domain/results/places";
import { winnersOf } from "../../domain/results/winners.server";
import { contextOf } from "../../http/request";
import { found } from "../../http/responses";
import { Country } from "../../ui/country";
import { EntryReader } from "../../ui/entry-reader";
import { SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";

export const meta = ({ data }: { data?: { heading: string } }) => [
  { title: `${data?.heading ?? "Entry"} - European Crime Prevention Award` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextOf(args);
  const id = args.params.id ?? "";
  return found(async () => {
    const past = pastEntry(id);
    if (past) {
      const heading = past.title ?? `Project from ${countryName(past.country)}`;
      const theme = pastEdition(past.year)?.theme ?? null;
      return { kind: "past" as const, heading, entry: past, theme, award: sayAward(past.award) ?? null };
    }
    const { entry, edition } = await publicEntry(ctx, id);
    const winner = (await winnersOf(ctx, edition)).find((one) => one.entryId === id);
    return {
      kind: "own" as const,
      heading: entry.title,
      edition: { year: edition.year, name: edition.name, theme: edition.theme },
      award: winner ? sayPlace(winner.place, winner.shared) : null,
      reasons: winner?.reasons ?? null,
      view: await readingView(ctx, id, "public"),
    };
  });
}

export default function Entry() {
  const data = useLoaderData<typeof loader>();
  if (data.kind === "past") {
    const { entry, heading, theme, award } = data;
    return (
      <>
        <PageHead where={`Edition ${entry.year}`} title={heading} serif />
        <SummaryList
          beside
          rows={[
            { term: "Country", detail: <Country code={entry.country} /> },
            { term: "Edition", detail: <a href={`/editions/${entry.year}`}>{entry.year}</a> },
            { term: "Theme", detail: theme ?? "Not recorded" },
            { term: "Kind", detail: entry.competing ? "Competing entry" : "Additional entry" },
            { term: "Award", detail: award ?? "None that is recorded" },
            { term: "Assessment", detail: notAssessed },
          ]}
        />
        <Note kind="plain">More is not recorded here. The sources stand on the edition’s page.</Note>
      </>
    );
  }
  const { view, edition, award, reasons } = data;
  return (
    <>
      {award && reasons ? (
        <Note kind="good" title={`${award}, ${edition.name}`}>
          {reasons}
        </Note>
      ) : null}
      <EntryReader
        title={view.title}
        titleOwn={view.titleOwn ?? undefined}
        titleLang={view.titleLanguage ?? undefined}
        country={view.country}
        sections={view.sections.map((section) => ({
          ...section,
          answers: section.answers.map((answer) => ({
            key: answer.questionId,
            question: answer.label,
            text: answer.text,
          })),
        }))}
      />
      <p>
        Entered in <a href={`/editions/${edition.year}`}>{edition.name}</a> under the theme “{edition.theme}”.
        Assessment: {notAssessed}.
      </p>
    </>
  );
}
