import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import countdown from "../../browser/countdown.ts?worker&url";
import { countryName } from "../../domain/countries";
import { currentEdition, editionFacts } from "../../domain/editions/editions.server";
import { entriesVisibleTo } from "../../domain/entries/entries.server";
import { type EntryKind, entryKindWords, isCandidate } from "../../domain/entries/entry";
import { entryFacts } from "../../domain/entries/entry-rows.server";
import { whyNoException } from "../../domain/entries/late-entry";
import { beginningUntil, lateExceptionsOf } from "../../domain/entries/late-exceptions.server";
import { statesSpokenFor } from "../../domain/entries/own-states";
import { whyNoNewEntry, whyNotWriting } from "../../domain/entries/windows";
import { roundsVisibleTo } from "../../domain/national/rounds.server";
import { zoneOf } from "../../domain/people/zones";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found, notFound } from "../../http/responses";
import { ButtonLink } from "../../ui/button";
import { Country } from "../../ui/country";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Countdown, Deadline, Instant } from "../../ui/time";
import { Title } from "../../ui/title";
import { EntryStateMark } from "./entry-state";
import { LateExceptions } from "./late-exceptions";

export const handle = { modules: [countdown] };
export const meta = pageTitle("Entries of your state");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const states = statesSpokenFor(ctx.actor);
  if (states.length === 0) throw notFound();
  return found(async () => {
    const edition = await currentEdition(ctx);
    if (!edition) return { edition: undefined, states: [], exceptions: [], now: ctx.now };
    const entries = await entriesVisibleTo(ctx, edition.id);
    const rounds = await roundsVisibleTo(ctx);
    const late = await Promise.all(states.map((country) => beginningUntil(ctx, edition, country)));
    return {
      now: ctx.now,
      exceptions: await lateExceptionsOf(ctx, edition),
      edition: {
        year: edition.year,
        name: edition.name,
        theme: edition.theme,
        deadlineAt: edition.deadline_at,
        additionalLimit: edition.additional_limit,
        mayBeLate: whyNoException(editionFacts(edition), ctx.now) === undefined,
        closed: whyNoNewEntry(editionFacts(edition), ctx.now)?.sentence,
      },
      states: states.map((country, index) => ({
        country,
        lateUntil: late[index] ?? null,
        round: rounds.find((round) => round.country === country && round.edition_id === edition.id),
        entries: entries
          .filter((entry) => entry.country === country && !isCandidate(entry))
          .sort((a, b) => b.kind.localeCompare(a.kind))
          .map((entry) => ({
            id: entry.id,
            title: entry.title,
            own: entry.title_own,
            lang: entry.title_language,
            kind: entryKindWords[entry.kind as EntryKind],
            state: entry.state,
            submittedAt: entry.submitted_at,
            missed:
              entry.state === "draft" &&
              whyNotWriting({ edition: editionFacts(edition), entry: entryFacts(entry) }, ctx.now) !==
                undefined,
          })),
      })),
    };
  });
}

export default function Entries() {
  const { edition, states, exceptions, now } = useLoaderData<typeof loader>();
  if (!edition) {
    return (
      <>
        <PageHead title="Entries of your state" />
        <EmptyState title="No call is open">
          <p>When the secretariat opens a call, you get a letter, and your state's entries are made here.</p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead where={`Award ${edition.name}`} title="Entries of your state" lead={edition.theme}>
        <a href={`/editions/${edition.year}`}>Theme, rules and the form as a PDF</a>
        <a href="/national/jury">The jury</a>
      </PageHead>
      {edition.closed ? (
        <Note kind="plain">
          <p>{edition.closed}</p>
        </Note>
      ) : (
        <div>
          <Countdown deadline={edition.deadlineAt} now={now} />
          <p>
            Entries can be submitted until{" "}
            <Deadline at={edition.deadlineAt} zone={zoneOf(states[0]?.country)} />.
          </p>
        </div>
      )}
      {states.map(({ country, entries, round, lateUntil }) => (
        <section key={country} aria-labelledby={`entries-${country}`}>
          <h2 id={`entries-${country}`}>
            <Country code={country} />
          </h2>
          <DataTable
            caption={`Entries of ${countryName(country)}`}
            captionHidden
            columns={[{ label: "Project" }, { label: "Kind" }, { label: "State" }, { label: "Submitted" }]}
            rows={entries.map((entry) => ({
              key: entry.id,
              cells: [
                <a key="title" href={`/national/entries/${entry.id}`}>
                  <Title
                    text={entry.title}
                    {...(entry.own ? { own: entry.own, lang: entry.lang ?? "" } : {})}
                  />
                </a>,
                entry.kind,
                <EntryStateMark key="state" state={entry.state} />,
                entry.missed ? (
                  "Not by the deadline: open it to see what can be done"
                ) : entry.submittedAt ? (
                  <Instant key="at" at={entry.submittedAt} />
                ) : (
                  "Not yet"
                ),
              ],
            }))}
            empty={
              <EmptyState title="No project is entered yet">
                {edition.closed && !lateUntil ? (
                  <p>
                    {edition.mayBeLate
                      ? "If your state wanted to take part, write to the secretariat: it can propose a reasoned exception, which a second person confirms."
                      : "Your state does not take part in this edition."}
                  </p>
                ) : (
                  <p>
                    Create the entry, invite the people of the project to write the form with you, and submit
                    it {lateUntil ? "before the exception ends" : "before the deadline"}. One entry competes
                    {lateUntil
                      ? "; others can no longer be entered."
                      : `; up to ${edition.additionalLimit} more may be entered as good practice.`}
                  </p>
                )}
              </EmptyState>
            }
          />
          {lateUntil ? (
            <Note title="Your state may enter a project late">
              <p>
                By exception, the competing entry can be created, written and submitted until{" "}
                <Deadline at={lateUntil} zone={zoneOf(country)} />. It holds for this one entry.
              </p>
            </Note>
          ) : null}
          {edition.closed && !lateUntil ? null : (
            <ButtonLink to={`/national/entries/new?country=${country}`}>Enter a project</ButtonLink>
          )}
          {round ? (
            <p>
              <a href={`/national/rounds/${round.id}`}>National round</a>:{" "}
              {round.decided_at ? (
                "decided."
              ) : (
                <>
                  bodies can hand in until <Deadline at={round.deadline_at} />.
                </>
              )}
            </p>
          ) : edition.closed ? null : (
            <p>
              Several projects to choose from?{" "}
              <a href={`/national/rounds/new?country=${country}`}>Open a national round</a>
            </p>
          )}
        </section>
      ))}
      <LateExceptions exceptions={exceptions} />
    </>
  );
}
