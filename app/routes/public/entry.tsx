import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { readingView } from "../../domain/entries/reading.server";
import { type Tags, tagsOffered, tagTitles } from "../../domain/forms/tags";
import { publicMaterials } from "../../domain/materials/reading.server";
import { publicTagsOf } from "../../domain/registry/entry-tags.server";
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
import { MaterialList } from "../../ui/material-list";
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
      tags: await publicTagsOf(ctx, { id, edition_id: edition.id }),
      inArchive: args.context.installation.stage === undefined,
      materials: await publicMaterials(ctx, id),
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
  const { view, edition, award, reasons, tags, inArchive } = data;
  const licence = view.sections
    .flatMap((section) => section.answers)
    .find((answer) => answer.questionId === "licence")?.text;
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
      >
        <TagLinks tags={tags} inArchive={inArchive} />
      </EntryReader>
      {data.materials.length > 0 ? (
        <section aria-labelledby="materials">
          <h2 id="materials">Pictures and material</h2>
          <MaterialList materials={data.materials} />
          <p className="quiet">Licence: {licence ?? "not given"}</p>
        </section>
      ) : null}
      <p>
        Entered in <a href={`/editions/${edition.year}`}>{edition.name}</a> under the theme “{edition.theme}”.
        Assessment: {notAssessed}.
      </p>
    </>
  );
}

/** What the archive files the entry under; each leads to the others filed there, but for a demonstration's entries. */
function TagLinks({ tags, inArchive }: { tags: Tags; inArchive: boolean }) {
  const kinds = (["approaches", "topics"] as const).filter((kind) => tags[kind].length > 0);
  if (kinds.length === 0) return null;
  return (
    <SummaryList
      beside
      rows={kinds.map((kind) => ({
        term: tagTitles[kind],
        detail: tagsOffered(kind)
          .filter((tag) => tags[kind].includes(tag.value))
          .map((tag, index) => (
            <span key={tag.value}>
              {index > 0 ? "; " : ""}
              {inArchive ? (
                <a href={`/registry?show=archive&${kind}=${tag.value}`}>{tag.label}</a>
              ) : (
                tag.label
              )}
            </span>
          )),
      }))}
    />
  );
}
