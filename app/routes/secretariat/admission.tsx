import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentEdition, editionFacts } from "../../domain/editions/editions.server";
import { admissionQueue } from "../../domain/entries/admission-queue.server";
import { type CheckedFacts, factWords } from "../../domain/entries/checklist";
import { entryKindWords } from "../../domain/entries/entry";
import { whyNoAdmission } from "../../domain/entries/windows";
import { may } from "../../domain/people/permissions";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found, notFound } from "../../http/responses";
import { Country } from "../../ui/country";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { State } from "../../ui/state";
import { DataTable } from "../../ui/table";
import { Day, Instant } from "../../ui/time";
import { Title } from "../../ui/title";
import { EntryStateMark } from "../national/entry-state";

export const meta = pageTitle("Admission");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  if (!may(ctx.actor, "admission.list", {})) throw notFound();
  return found(async () => {
    const edition = await currentEdition(ctx);
    if (!edition) return undefined;
    return {
      name: edition.name,
      year: edition.year,
      until: edition.admission_until,
      closed: whyNoAdmission(editionFacts(edition))?.sentence,
      queue: await admissionQueue(ctx, edition),
    };
  });
}

export default function Admission() {
  const page = useLoaderData<typeof loader>();
  if (!page) {
    return (
      <>
        <PageHead title="Admission" />
        <EmptyState title="There is no edition to check entries for">
          <p>Once a call is open, submitted entries are listed here.</p>
        </EmptyState>
      </>
    );
  }
  const waiting = page.queue.filter((entry) => entry.state === "submitted").length;
  return (
    <>
      <PageHead
        where={`Award ${page.name}`}
        title="Admission"
        lead={
          waiting === 0
            ? "No entry waits for a decision."
            : `${waiting} ${waiting === 1 ? "entry waits" : "entries wait"} for a decision.`
        }
      >
        <a href={`/secretariat/editions/${page.year}`}>Steps of the edition</a>
      </PageHead>
      {page.closed ? (
        <Note kind="plain">
          <p>{page.closed}</p>
        </Note>
      ) : (
        <p>
          Admission is planned until <Day day={page.until} />.
        </p>
      )}
      <DataTable
        caption="Submitted entries"
        captionHidden
        columns={[
          { label: "State" },
          { label: "Project" },
          { label: "Kind" },
          { label: "Submitted" },
          { label: "Form" },
          { label: "Decision" },
        ]}
        rows={page.queue.map((entry) => ({
          key: entry.id,
          cells: [
            <Country key="country" code={entry.country} />,
            <a key="title" href={`/secretariat/admission/${entry.id}`}>
              <Title
                text={entry.title}
                {...(entry.titleOwn ? { own: entry.titleOwn, lang: entry.titleLanguage ?? "" } : {})}
              />
            </a>,
            entryKindWords[entry.kind],
            entry.submittedAt ? <Instant key="at" at={entry.submittedAt} /> : "",
            <FormState key="form" facts={entry.facts} />,
            entry.state === "submitted" ? (
              <State key="state" kind="due">
                To be decided
              </State>
            ) : (
              <EntryStateMark key="state" state={entry.state} />
            ),
          ],
        }))}
        empty={
          <EmptyState title="No entry is submitted yet">
            <p>
              Entries come here when a national representative submits them. You decide after the call is
              closed.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}

function FormState({ facts }: { facts: CheckedFacts }) {
  const wrong = (Object.keys(factWords) as (keyof CheckedFacts)[]).filter((fact) => !facts[fact]);
  if (wrong.length === 0) return <State kind="done">Nothing missing</State>;
  return <State kind="bad">{wrong.map((fact) => factWords[fact].no).join(". ")}</State>;
}
