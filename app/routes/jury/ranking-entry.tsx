import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { entryScoresOf } from "../../domain/judging/entry-scores.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { Country } from "../../ui/country";
import { SummaryList } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";

export const meta = pageTitle("What the delegations gave");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(() => entryScoresOf(ctx, args.params.id ?? ""));
}

type Scores = ReturnType<typeof useLoaderData<typeof loader>>;

function nameOf(sheet: Scores["sheets"][number]): string {
  const name = sheet.number === undefined ? `Sheet ${sheet.key}` : `Delegation ${sheet.number}`;
  return sheet.own ? `${name} (yours)` : name;
}

function adviceName(sheet: Scores["advice"][number]): string {
  return sheet.own ? `Advice ${sheet.key} (yours)` : `Advice ${sheet.key}`;
}

export default function RankingEntry() {
  const scores = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        where={`Place ${scores.place} · score ${scores.score} · plain mean ${scores.plainMean}`}
        title={scores.title}
        lead={<Country code={scores.country} />}
        serif
      >
        <a href="/jury/ranking">Ranking</a>
      </PageHead>
      {scores.unnumbered ? (
        <p className="quiet">
          {scores.unnumbered === "recused"
            ? "A delegation is recused from this entry. The sheets stand in order of their totals and without numbers, as the number left out would tell which delegation is which."
            : "The sheets stand in order of their totals and without numbers: counting them over all entries would tell who judged an entry whose judging is not for you."}
        </p>
      ) : null}
      <DataTable
        caption="Scores by delegation"
        columns={[
          { label: "Delegation" },
          ...scores.criteria.map(({ name }) => ({ label: name, numeric: true })),
          { label: "Total", numeric: true },
        ]}
        rows={scores.sheets.map((sheet) => ({
          key: sheet.key,
          cells: [
            nameOf(sheet),
            ...scores.criteria.map(({ key }) => sheet.scores[key]?.score ?? ""),
            sheet.total.toFixed(2),
          ],
        }))}
      />
      {scores.advice.length > 0 ? (
        <>
          <DataTable
            caption="Advice"
            columns={[
              { label: "Delegation without a vote" },
              ...scores.criteria.map(({ name }) => ({ label: name, numeric: true })),
              { label: "Total", numeric: true },
            ]}
            rows={scores.advice.map((sheet) => ({
              key: sheet.key,
              cells: [
                adviceName(sheet),
                ...scores.criteria.map(({ key }) => sheet.scores[key]?.score ?? ""),
                sheet.total.toFixed(2),
              ],
            }))}
          />
          <p className="quiet">Advice counts in no mean, vote or quorum.</p>
        </>
      ) : null}
      {[
        ...scores.sheets.map((sheet) => ({ ...sheet, name: nameOf(sheet) })),
        ...scores.advice.map((sheet) => ({ ...sheet, name: adviceName(sheet) })),
      ].map((sheet) => (
        <section key={sheet.name} className="stack">
          <h2>Remarks: {sheet.name}</h2>
          <SummaryList
            beside
            rows={[
              ...scores.criteria.map(({ key, name }) => ({
                key,
                term: name,
                detail: sheet.scores[key]?.remark || "No remark.",
              })),
              { key: "overall", term: "Overall", detail: sheet.overallRemark || "No remark." },
            ]}
          />
        </section>
      ))}
    </>
  );
}
