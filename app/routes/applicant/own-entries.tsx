import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { entriesWrittenBy } from "../../domain/entries/entries.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { Country } from "../../ui/country";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { EntryStateMark } from "../national/entry-state";

export const meta = pageTitle("Entries you write");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return {
    name: ctx.actor.nameLatin,
    entries: (await found(() => entriesWrittenBy(ctx))).map((entry) => ({
      id: entry.id,
      title: entry.title,
      country: entry.country,
      state: entry.state,
    })),
  };
}

export default function OwnEntries() {
  const { name, entries } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead where={name} title="Entries you write" />
      <DataTable
        caption="Entries you write"
        captionHidden
        columns={[{ label: "Project" }, { label: "Country" }, { label: "State" }]}
        rows={entries.map((entry) => ({
          key: entry.id,
          cells: [
            <a key="title" href={`/write/${entry.id}`}>
              {entry.title}
            </a>,
            <Country key="country" code={entry.country} />,
            <EntryStateMark key="state" state={entry.state} />,
          ],
        }))}
        empty={
          <EmptyState title="You are invited to no entry">
            <p>
              The national representative of your state invites you by letter. If you expect an invitation,
              ask them which e-mail address they used.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
