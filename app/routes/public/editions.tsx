import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isPublished } from "../../domain/editions/edition";
import { editionsVisibleTo } from "../../domain/editions/editions.server";
import { pastEditions } from "../../domain/registry/past-editions";
import { winnersOf } from "../../domain/results/winners.server";
import { pageTitle } from "../../http/page-title";
import { contextOf } from "../../http/request";
import { Country } from "../../ui/country";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";

export const meta = pageTitle("Editions");

type Row = { year: number; name: string; theme: string | null; city: string | null; winners: string[] };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextOf(args);
  const own: Row[] = [];
  for (const edition of (await editionsVisibleTo(ctx)).filter(isPublished)) {
    own.push({
      year: edition.year,
      name: edition.state === "cancelled" ? `${edition.name}, cancelled` : edition.name,
      theme: edition.theme,
      city: edition.city,
      winners: (await winnersOf(ctx, edition)).filter((one) => one.place === 1).map((one) => one.country),
    });
  }
  const past = pastEditions.map(
    (edition): Row => ({
      year: edition.year,
      name: String(edition.year),
      theme: edition.theme,
      city: edition.city,
      winners: edition.entries.filter((entry) => entry.award === 1).map((entry) => entry.country),
    }),
  );
  return { rows: [...own, ...past] };
}

export default function Editions() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="All editions"
        lead="The award has been given since 1997. Of the early years little is recorded; what stands here is what public sources say, and no more."
      />
      <DataTable
        caption="Editions, the newest first"
        captionHidden
        columns={[{ label: "Edition" }, { label: "Theme" }, { label: "City" }, { label: "Winner" }]}
        rows={rows.map((row) => ({
          key: String(row.year),
          cells: [
            <a key="edition" href={`/editions/${row.year}`}>
              {row.name}
            </a>,
            row.theme ?? "Not recorded",
            row.city ?? "Not recorded",
            row.winners.length > 0
              ? row.winners.map((country) => <Country key={country} code={country} />)
              : "Not recorded",
          ],
        }))}
      />
    </>
  );
}
