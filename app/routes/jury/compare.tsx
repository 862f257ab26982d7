import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { type ComparedEntry, comparisonOn } from "../../domain/judging/own-scores.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { Country } from "../../ui/country";
import { Details, EmptyState, Tabs } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { Anchors } from "../../ui/score-scale";
import { DataTable } from "../../ui/table";
import { SheetMark } from "./sheet-state";

export const meta = pageTitle("Compare your entries");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const asked = new URL(args.request.url).searchParams;
  return found(async () => {
    const byScore = asked.get("order") === "score";
    const comparison = await comparisonOn(ctx, asked.get("criterion") ?? undefined);
    const entries = byScore ? [...comparison.entries].sort(higherFirst) : comparison.entries;
    return { ...comparison, entries, byScore };
  });
}

// The sort is stable: equal scores stay in the reading order, and entries without a score come last.
function higherFirst(a: ComparedEntry, b: ComparedEntry): number {
  return (b.score ?? -1) - (a.score ?? -1);
}

export default function Compare() {
  const { edition, criteria, criterion, entries, undeclared, byScore } = useLoaderData<typeof loader>();
  const address = (key: string, order: boolean) =>
    `/jury/compare?criterion=${key}${order ? "&order=score" : ""}`;
  return (
    <>
      <PageHead
        where={`Jury · ${edition.name}`}
        title="Compare your entries"
        lead="What your delegation has given on one criterion, entry by entry. Nobody else's scores are here."
      >
        <a href="/jury">All entries</a>
        <a href="/jury/scores">Your scores so far</a>
      </PageHead>
      <Tabs
        label="Criteria"
        items={criteria.map(({ key, name }) => ({
          label: name,
          to: address(key, byScore),
          current: key === criterion.key,
        }))}
      />
      <h2>{criterion.name}</h2>
      <p>{criterion.question}</p>
      <Details summary="What each score means">
        <Anchors anchors={criterion.anchors} />
      </Details>
      {entries.length > 0 ? (
        <>
          <p className="small">
            {byScore ? (
              <>
                The highest score first. <a href={address(criterion.key, false)}>In your reading order</a>
              </>
            ) : (
              <>
                In your reading order. <a href={address(criterion.key, true)}>The highest score first</a>
              </>
            )}
          </p>
          <DataTable
            caption={`Your scores on ${criterion.name}`}
            captionHidden
            columns={[
              { label: "Entry" },
              { label: "State" },
              { label: "Score", numeric: true },
              { label: "Remark" },
              { label: "Score sheet" },
            ]}
            rows={entries.map((one) => ({
              key: one.entryId,
              cells: [
                <>
                  {one.position}.{" "}
                  <a href={`/jury/entries/${one.entryId}#criterion-${criterion.key}`}>{one.title}</a>
                </>,
                <Country key="country" code={one.country} name={countryName(one.country)} />,
                one.score ?? "no score",
                one.remark ? <PlainText text={one.remark} /> : <span className="quiet">no remark</span>,
                <SheetMark key="sheet" state={one.sheet} />,
              ],
            }))}
          />
        </>
      ) : (
        <EmptyState title="There is nothing to compare yet">
          <p>
            An entry stands here once judging is open and you have declared that you have no interest in it.
          </p>
        </EmptyState>
      )}
      {undeclared > 0 && entries.length > 0 ? (
        <p>
          {undeclared === 1 ? "One entry is" : `${undeclared} entries are`} left out until you{" "}
          <a href="/jury/interests">declare your interests</a>.
        </p>
      ) : null}
    </>
  );
}
