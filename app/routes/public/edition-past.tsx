import { type PastEdition, sayAward } from "../../domain/registry/past-editions";
import { notAssessed } from "../../domain/registry/registry";
import { Country } from "../../ui/country";
import { Prose } from "../../ui/layout";
import { EmptyState, SummaryList } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { DayRange } from "../../ui/time";

const notRecorded = "Not recorded";

/** An edition before the platform: what is known, where it is known from, and what is not. */
export function PastEditionPage({
  edition,
  nameOf,
}: {
  edition: PastEdition;
  nameOf: (country: string) => string;
}) {
  const { dates } = edition;
  return (
    <>
      <PageHead
        where={`Edition ${edition.year}`}
        title={edition.theme ?? `European Crime Prevention Award ${edition.year}`}
        serif
      />
      <SummaryList
        beside
        rows={[
          {
            term: "Presidency",
            detail: edition.presidency ? <Country code={edition.presidency} /> : notRecorded,
          },
          { term: "City", detail: edition.city ?? notRecorded },
          {
            term: "Conference",
            detail: dates ? <DayRange from={dates.from} until={dates.until} /> : notRecorded,
          },
          { term: "Competing entries", detail: edition.entriesCount ?? notRecorded },
          ...(edition.notes ? [{ term: "Notes", detail: edition.notes }] : []),
        ]}
      />
      <h2>Entries that are known</h2>
      {edition.entries.length > 0 ? (
        <DataTable
          caption={`Known entries of ${edition.year}`}
          captionHidden
          columns={[{ label: "Project" }, { label: "Country" }, { label: "Award" }, { label: "Assessment" }]}
          rows={edition.entries.map((entry) => ({
            key: entry.id,
            cells: [
              <a key="title" href={`/entries/${entry.id}`}>
                {entry.title ?? `Project from ${nameOf(entry.country)} (title not known)`}
              </a>,
              <Country key="country" code={entry.country} />,
              sayAward(entry.award) ?? "None recorded",
              notAssessed,
            ],
          }))}
        />
      ) : (
        <EmptyState title="No entry is known by name">
          <p>If you have a document of that year, tell us under Contact.</p>
        </EmptyState>
      )}
      <h2>Sources</h2>
      <Prose>
        <ul>
          {edition.sources.map((source) => (
            <li key={source}>
              <a href={source}>{source}</a>
            </li>
          ))}
        </ul>
      </Prose>
    </>
  );
}
