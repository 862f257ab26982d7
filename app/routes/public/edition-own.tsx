import { Fragment } from "react";
import type { OwnEditionFacts } from "../../domain/registry/edition-page.server";
import { notAssessed } from "../../domain/registry/registry";
import { sayPlace } from "../../domain/results/places";
import { Country } from "../../ui/country";
import { Prose } from "../../ui/layout";
import { Details, EmptyState, SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Anchors } from "../../ui/score-scale";
import { Timeline, WinnersList } from "../../ui/story";
import { DataTable } from "../../ui/table";
import { Countdown, Day, DayRange, Deadline } from "../../ui/time";
import { Bilingual } from "../../ui/title";
import { WordingCorrections } from "../../ui/wording-corrections";

/** An edition of the platform for the public: the call with all its rules, then what has become public since. */
export function OwnEdition({ edition }: { edition: OwnEditionFacts }) {
  return (
    <>
      <PageHead where={`Edition ${edition.name}`} title={edition.theme} lead={edition.lead} serif />
      {edition.state === "preparing" ? (
        <Note title="In preparation">Only the presidency and the secretariat see this page.</Note>
      ) : null}
      {edition.state === "cancelled" ? (
        <Note title="This edition was cancelled">
          <p>There is no award for it. What was published stays here, as it was.</p>
        </Note>
      ) : null}
      {edition.callIsOpen ? <Countdown deadline={edition.deadline} now={edition.now} /> : null}
      <SummaryList
        beside
        rows={[
          { term: "Presidency", detail: <Country code={edition.presidency} /> },
          {
            term: edition.callIsOpen ? "Call closes" : "Call closed",
            detail: <Deadline at={edition.deadline} />,
          },
          {
            term: "Conference",
            detail: (
              <>
                {edition.city}, <DayRange from={edition.conference.from} until={edition.conference.until} />
              </>
            ),
          },
          ...(edition.programme
            ? [
                {
                  term: "Programme",
                  detail: <a href={`/programme/${edition.year}`}>Read the programme</a>,
                },
              ]
            : []),
        ]}
      />
      <Winners edition={edition} />
      <h2>The year</h2>
      <Timeline
        milestones={edition.milestones.map((milestone) => ({
          title: milestone.title,
          when: <Day day={milestone.day} />,
          state: milestone.state,
        }))}
      />
      <Call edition={edition} />
      <Judging edition={edition} />
      {edition.statement ? <Seal statement={edition.statement} /> : null}
    </>
  );
}

function Winners({ edition }: { edition: OwnEditionFacts }) {
  if (edition.winners.length === 0) return null;
  return (
    <>
      <h2>The winners</h2>
      <WinnersList
        winners={edition.winners.map((winner) => ({
          place: winner.place,
          placeWords: sayPlace(winner.place, winner.shared),
          title: winner.title,
          titleOwn: winner.titleOwn ?? undefined,
          titleLang: winner.titleLanguage ?? undefined,
          country: winner.country,
          to: `/entries/${winner.entryId}`,
          children: winner.reasons,
        }))}
      />
      <h2>The entries</h2>
      <DataTable
        caption="Entries by country"
        captionHidden
        columns={[{ label: "Project" }, { label: "Country" }, { label: "Kind" }, { label: "Assessment" }]}
        rows={edition.entries.map((entry) => ({
          key: entry.id,
          cells: [
            <a key="title" href={`/entries/${entry.id}`}>
              {entry.title}
            </a>,
            <Country key="country" code={entry.country} />,
            entry.kind === "competing" ? "Competing" : "Additional",
            notAssessed,
          ],
        }))}
      />
    </>
  );
}

function Call({ edition }: { edition: OwnEditionFacts }) {
  return (
    <>
      <h2>Who may enter</h2>
      <p>
        Each Member State enters one competing project and up to {edition.additionalLimit} additional ones as
        examples of good practice, without the right to compete. Entries are written in English and submitted
        by the <a href="/contact">national representative</a>.
      </p>
      {edition.conditions.length > 0 ? (
        <>
          <h3>Conditions of the theme</h3>
          <Prose>
            <ul>
              {edition.conditions.map((condition) => (
                <li key={condition}>{condition}</li>
              ))}
            </ul>
          </Prose>
        </>
      ) : null}
      <h2>The form</h2>
      <p>
        Only the form counts; annexes do not reach the jury.{" "}
        <a href={`/editions/${edition.year}/form.pdf`}>The form as a blank PDF</a>
      </p>
      <Details summary={`All sections and questions (${edition.sections.length} sections)`}>
        {edition.sections.map((section) => (
          <section key={section.id}>
            <h3>{section.title}</h3>
            <WordingCorrections
              corrections={edition.corrections.filter(
                (one) => one.sectionId === section.id && one.questionId === null,
              )}
            />
            <Prose>
              <ul>
                {section.questions.map((question) => (
                  <li key={question.id}>
                    {question.label}
                    {question.maxWords ? ` (at most ${question.maxWords} words)` : ""}
                    <WordingCorrections
                      corrections={edition.corrections.filter((one) => one.questionId === question.id)}
                    />
                  </li>
                ))}
              </ul>
            </Prose>
          </section>
        ))}
      </Details>
    </>
  );
}

function Judging({ edition }: { edition: OwnEditionFacts }) {
  return (
    <>
      <h2>How it is judged</h2>
      <p>
        {edition.distribution} A delegation judges neither its own country’s entry nor one it has an interest
        in. Each criterion is scored from {edition.scale}, and the criteria are weighted as below. The scores
        become a ranking; the jury decides.
      </p>
      <p>{edition.remarks} English is not judged.</p>
      <p>
        <strong>The official score.</strong> {edition.method}
      </p>
      {edition.criteria.map((criterion) => (
        <Details key={criterion.key} summary={`${criterion.name} (${criterion.weight} %)`}>
          <p>{criterion.question}</p>
          <Anchors anchors={criterion.anchors} />
        </Details>
      ))}
      <h3>If two entries have the same score</h3>
      <Prose>
        <ol>
          {edition.tieRules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
      </Prose>
      <h3>The jury</h3>
      {edition.delegations.length > 0 ? (
        <Prose>
          <ul>
            {edition.delegations.map((delegation) => (
              <li key={delegation.number}>
                {delegation.kind === "presidency" && delegation.country ? (
                  <Country code={delegation.country} />
                ) : (
                  delegation.institution
                )}
                {delegation.seat === "member" ? "" : `, ${delegation.seat}`}
                {delegation.adviceOnly ? ", advice only" : ""}
                {delegation.people.map((person, index) => (
                  <Fragment key={person.nameLatin}>
                    {index === 0 ? ": " : ", "}
                    <Bilingual
                      text={person.nameLatin}
                      own={person.nameOwn ?? undefined}
                      lang={person.nameLanguage ?? undefined}
                    />
                  </Fragment>
                ))}
              </li>
            ))}
          </ul>
        </Prose>
      ) : (
        <EmptyState title="The jury is not yet named">
          <p>
            It is completed before judging opens: the current, the previous and the two following
            presidencies, and experts.
          </p>
        </EmptyState>
      )}
    </>
  );
}

function Seal({ statement }: { statement: NonNullable<OwnEditionFacts["statement"]> }) {
  return (
    <>
      <h2>The sealed decision</h2>
      <p>
        When the jury decided, this fingerprint (SHA-256) of its statement was made public. The statement
        itself follows at the announcement, so that anybody can check that nothing was changed in between.
      </p>
      <p className="digest">
        <code>{statement.digest}</code>
      </p>
      {statement.text ? (
        <Details summary="The statement, word for word">
          <pre className="digest">{statement.text}</pre>
        </Details>
      ) : null}
    </>
  );
}
