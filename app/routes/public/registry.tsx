import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { tagsOffered, tagTitles } from "../../domain/forms/tags";
import { filedUnder, notAssessed, searchRows } from "../../domain/registry/registry";
import { registryRows } from "../../domain/registry/registry.server";
import { pageTitle } from "../../http/page-title";
import { contextOf } from "../../http/request";
import { Button } from "../../ui/button";
import { Select } from "../../ui/choices";
import { Country } from "../../ui/country";
import { EmptyState, Tabs } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { TextField } from "../../ui/text-field";

export const meta = pageTitle("Registry");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextOf(args);
  const query = new URL(args.request.url).searchParams;
  const archive = query.get("show") === "archive";
  const words = (query.get("words") ?? "").slice(0, 200);
  const all = await registryRows(ctx);
  const shown = archive ? all : all.filter((row) => row.label !== null);
  const tags = {
    approaches: archive ? (query.get("approaches") ?? "") : "",
    topics: archive ? (query.get("topics") ?? "") : "",
  };
  const filed = filedUnder(filedUnder(shown, "approaches", tags.approaches), "topics", tags.topics);
  return {
    archive,
    words,
    tags,
    filing: archive && all.some((row) => row.approaches.length + row.topics.length > 0),
    total: all.length,
    rows: searchRows(filed, words, countryName),
    demonstration: args.context.installation.stage !== undefined,
  };
}

export default function Registry() {
  const { archive, words, tags, filing, rows, total, demonstration } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={archive ? "The archive" : "The registry"}
        lead={
          archive
            ? "Every entry of every edition since 1997, as far as public sources name it."
            : "Practice that has been assessed with QUALIPREV and labelled effective or likely effective."
        }
      />
      <Tabs
        label="Registry and archive"
        items={[
          { label: "Labelled practice", to: "/registry", current: !archive },
          { label: `Archive (${total})`, to: "/registry?show=archive", current: archive },
        ]}
      />
      {demonstration ? (
        <Note kind="plain">These are the real past editions. Nothing of the demonstration enters here.</Note>
      ) : null}
      <search>
        <form method="get">
          {archive ? <input type="hidden" name="show" value="archive" /> : null}
          <TextField
            name="words"
            type="search"
            label="Search"
            hint="Title, country or year."
            value={words}
            width={30}
          />
          {filing
            ? (["approaches", "topics"] as const).map((kind) => (
                <Select
                  key={kind}
                  name={kind}
                  label={tagTitles[kind]}
                  empty="All"
                  options={tagsOffered(kind)}
                  value={tags[kind]}
                />
              ))
            : null}
          {filing ? (
            <p className="quiet">
              Entries before the platform are filed under nothing: their sources do not say.
            </p>
          ) : null}
          <Button kind="second">Search</Button>
        </form>
      </search>
      {rows.length > 0 ? (
        <DataTable
          caption={`${rows.length} ${rows.length === 1 ? "entry" : "entries"}`}
          columns={[
            { label: "Project" },
            { label: "Country" },
            { label: "Edition" },
            { label: "Award" },
            { label: "Assessment" },
          ]}
          rows={rows.map((row) => ({
            key: row.id,
            cells: [
              <a key="title" href={`/entries/${row.id}`}>
                {row.title ?? `Project from ${countryName(row.country)} (title not known)`}
              </a>,
              <Country key="country" code={row.country} />,
              <a key="edition" href={`/editions/${row.year}`}>
                {row.year}
              </a>,
              row.award ?? "None recorded",
              row.label ?? notAssessed,
            ],
          }))}
        />
      ) : words || tags.approaches || tags.topics ? (
        <EmptyState title="Nothing was found">
          <p>Try fewer words, the name of a country, a year, or all approaches and topics.</p>
        </EmptyState>
      ) : (
        <EmptyState
          title="No practice has been labelled here yet"
          action={<a href="/registry?show=archive">Look into the archive</a>}
        >
          <p>
            An award and an assessment are two judgements. Until an entry has been assessed, it stands in the
            archive as “{notAssessed}”.
          </p>
        </EmptyState>
      )}
      <p>
        Open data: <a href="/registry.json">JSON</a>, <a href="/registry.csv">CSV</a>.
      </p>
    </>
  );
}
