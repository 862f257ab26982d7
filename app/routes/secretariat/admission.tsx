import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentEdition, editionFacts } from "../../domain/editions/editions.server";
import { admissionQueue } from "../../domain/entries/admission-queue.server";
import { whyNotTogether } from "../../domain/entries/admission-several.server";
import { statesWithoutEntry } from "../../domain/entries/late-entry.server";
import { awayBeforeDeadline } from "../../domain/entries/outages.server";
import { unsubmittedAfterDeadline } from "../../domain/entries/unsubmitted.server";
import { whyNoAdmission } from "../../domain/entries/windows";
import { may } from "../../domain/people/permissions";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found, notFound } from "../../http/responses";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Day } from "../../ui/time";
import { AdmissionQueue } from "./admission-table";
import { OutageNote, UnsubmittedEntries } from "./admission-unsubmitted";

export const meta = pageTitle("Admission");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  if (!may(ctx.actor, "admission.list", {})) throw notFound();
  return found(async () => {
    const edition = await currentEdition(ctx);
    if (!edition) return undefined;
    const closed = whyNoAdmission(editionFacts(edition))?.sentence;
    const queue = await admissionQueue(ctx, edition);
    return {
      name: edition.name,
      year: edition.year,
      until: edition.admission_until,
      closed,
      away: await awayBeforeDeadline(ctx, edition),
      mayExtend: edition.state === "open" || edition.state === "checking",
      unsubmitted: await unsubmittedAfterDeadline(ctx, edition),
      without: await statesWithoutEntry(ctx, edition),
      queue: queue.map((entry) => ({
        ...entry,
        together: closed === undefined && whyNotTogether(entry) === undefined,
      })),
    };
  });
}

export type AdmissionPage = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>>;

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
      <OutageNote page={page} />
      {page.closed ? (
        <Note kind="plain">
          <p>{page.closed}</p>
        </Note>
      ) : (
        <p>
          Admission is planned until <Day day={page.until} />.
        </p>
      )}
      <AdmissionQueue queue={page.queue} />
      <UnsubmittedEntries page={page} />
    </>
  );
}
