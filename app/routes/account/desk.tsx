import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dueFor } from "../../domain/desk.server";
import { currentEdition } from "../../domain/editions/editions.server";
import { entriesVisibleTo } from "../../domain/entries/entries.server";
import { isCandidate, sayKind } from "../../domain/entries/entry";
import { speaksFor } from "../../domain/people/actor";
import { sayRoles } from "../../domain/people/roles";
import { daysUntil } from "../../domain/times";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { ButtonLink } from "../../ui/button";
import { Country } from "../../ui/country";
import { TwoColumns } from "../../ui/layout";
import { DueList, EmptyState, SummaryList } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { EntryStateMark } from "../national/entry-state";

export const meta = pageTitle("Desk");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const due = await dueFor(ctx);
  const edition = await currentEdition(ctx);
  const entries = edition ? await entriesVisibleTo(ctx, edition.id) : [];
  const own = entries.filter(
    (entry) =>
      (speaksFor(ctx.actor, entry.country) && !isCandidate(entry)) ||
      ctx.actor.entries.some((one) => one.entryId === entry.id),
  );
  return {
    roles: sayRoles(ctx.actor),
    edition: edition?.name,
    due: due.map((item) => ({
      ...item,
      days: item.day ? daysUntil(item.day, ctx.now) : undefined,
    })),
    entries: own.map((entry) => ({
      id: entry.id,
      country: entry.country,
      title: entry.title,
      own: entry.title_own,
      lang: entry.title_language,
      kind: sayKind(entry),
      state: entry.state,
    })),
  };
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Desk() {
  const { roles, due, entries, edition } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead where={roles} title="What awaits you" />
      {entries.length > 0 ? (
        <TwoColumns aside={<OwnEntries entries={entries} edition={edition} />} asideLabel="Your entries">
          <WhatIsDue due={due} />
        </TwoColumns>
      ) : (
        <WhatIsDue due={due} />
      )}
    </>
  );
}

function WhatIsDue({ due }: Pick<Data, "due">) {
  if (due.length === 0) {
    return (
      <EmptyState title="Nothing awaits you">
        <p>When something needs you, it stands here with its date, and a letter tells you.</p>
      </EmptyState>
    );
  }
  return (
    <DueList
      items={due.map((item, index) => ({
        key: item.key,
        day: item.day,
        days: item.days,
        title: item.title,
        children: item.why,
        action: item.action ? (
          <ButtonLink to={item.action.to} kind={index === 0 ? "main" : "second"}>
            {item.action.label}
          </ButtonLink>
        ) : undefined,
      }))}
    />
  );
}

function OwnEntries({ entries, edition }: Pick<Data, "entries" | "edition">) {
  return (
    <>
      <h2>{`Your entries in ${edition}`}</h2>
      <SummaryList
        rows={entries.map((entry) => ({
          key: entry.id,
          term: (
            <>
              <Country code={entry.country} /> · {entry.kind}
            </>
          ),
          detail: (
            <>
              <a href={`/national/entries/${entry.id}`}>{entry.title}</a>
              {entry.own ? (
                <>
                  <br />
                  <span className="quiet" lang={entry.lang ?? undefined}>
                    {entry.own}
                  </span>
                </>
              ) : null}
              <br />
              <EntryStateMark state={entry.state} />
            </>
          ),
        }))}
      />
    </>
  );
}
