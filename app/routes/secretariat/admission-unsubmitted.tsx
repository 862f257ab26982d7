import { entryKindWords } from "../../domain/entries/entry";
import { mayExtendFor } from "../../domain/entries/outages";
import type { Unsubmitted } from "../../domain/entries/unsubmitted.server";
import { minute } from "../../domain/times";
import { ButtonLink } from "../../ui/button";
import { Country } from "../../ui/country";
import { Note } from "../../ui/note";
import { State } from "../../ui/state";
import { DataTable } from "../../ui/table";
import { Deadline } from "../../ui/time";
import type { AdmissionPage } from "./admission";

/** Says that the service was away in the last hour before the deadline, and leads to the extension for all. */
export function OutageNote({ page }: { page: Pick<AdmissionPage, "away" | "mayExtend" | "year"> }) {
  if (!mayExtendFor(page.away)) return null;
  return (
    <Note title={`The service was away for ${sayMinutes(page.away)} in the last hour before the deadline`}>
      <p>
        States may not have been able to submit. Secretariat and presidency can together extend the deadline
        for all; everybody who speaks for a state is then told.
      </p>
      {page.mayExtend ? (
        <ButtonLink kind="second" to={`/secretariat/editions/${page.year}/acts`}>
          Propose an extension for all
        </ButtonLink>
      ) : null}
    </Note>
  );
}

function sayMinutes(milliseconds: number): string {
  return `${Math.round(milliseconds / minute)} minutes`;
}

/** The drafts that were not submitted by the deadline: that they exist, and what can be done. */
export function UnsubmittedEntries({ page }: { page: Pick<AdmissionPage, "unsubmitted" | "without"> }) {
  const drafts = page.unsubmitted;
  if (drafts.length === 0 && page.without.length === 0) return null;
  return (
    <section aria-labelledby="unsubmitted">
      <h2 id="unsubmitted">Not submitted by the deadline</h2>
      {drafts.length === 0 ? null : (
        <p>
          Drafts are kept, and their text stays with their state. One can still come in by a reasoned
          exception of secretariat and presidency together; all national representatives are told.
        </p>
      )}
      {page.without.length > 0 ? (
        <p>
          {page.without.length === 1 ? "One state has" : `${page.without.length} states have`} no competing
          entry. Taking part is not compulsory; one that wanted to can still begin by a reasoned exception of
          secretariat and presidency together:{" "}
          <a href="/secretariat/admission/late">propose an exception for a state that began nothing</a>.
        </p>
      ) : null}
      {drafts.length === 0 ? null : (
        <DataTable
          caption="Drafts that were not submitted by the deadline"
          captionHidden
          columns={[{ label: "State" }, { label: "Kind" }, { label: "Form" }, { label: "Late entry" }]}
          rows={drafts.map((draft) => ({
            key: draft.id,
            cells: [
              <Country key="country" code={draft.country} />,
              entryKindWords[draft.kind],
              draft.complete ? (
                <State key="form" kind="half">
                  Complete, not signed off
                </State>
              ) : (
                <State key="form" kind="open">
                  Not complete
                </State>
              ),
              <LateEntry key="late" draft={draft} />,
            ],
          }))}
        />
      )}
    </section>
  );
}

function LateEntry({ draft }: { draft: Unsubmitted }) {
  if (draft.lateUntil) {
    return (
      <>
        Admitted by exception until <Deadline at={draft.lateUntil} />
      </>
    );
  }
  if (draft.proposed) return "Proposed; waits for the second person";
  if (!draft.mayPropose) return "Your own state: ask a colleague";
  return <a href={`/secretariat/admission/${draft.id}/late`}>Propose an exception</a>;
}
