import { ButtonLink } from "../../ui/button";
import { Row } from "../../ui/layout";
import { Note } from "../../ui/note";
import { Countdown, Deadline } from "../../ui/time";
import type { EntryPage } from "./entry";

/** Says what comes next for a candidate of the national round. */
export function CandidateStep({ page }: { page: EntryPage }) {
  const { entry, bodyId } = page;
  const body = bodyId ? (
    <ButtonLink kind={page.gaps === 0 ? "main" : "second"} to={`/national/bodies/${bodyId}`}>
      {page.mayInvite && entry.state === "candidate" ? "Hand it in" : "All candidates of the body"}
    </ButtonLink>
  ) : null;
  if (entry.state !== "candidate" || page.closed || !entry.until) {
    return (
      <Note kind="plain">
        <p>{page.closed}</p>
        {body}
      </Note>
    );
  }
  return (
    <>
      <Countdown deadline={entry.until} now={page.now} />
      <p>
        {page.gaps === 0
          ? "The form is complete. The candidate takes part once the contact person of its body has handed it in, until "
          : "The candidate takes part once the form is complete and the contact person of its body has handed it in, until "}
        <Deadline at={entry.until} zone={page.zone} />.
      </p>
      <Row>
        {page.gaps === 0 ? body : <ButtonLink to={`/write/${entry.id}`}>Open the form</ButtonLink>}
        {page.gaps === 0 ? null : (
          <ButtonLink kind="second" to={`/national/entries/${entry.id}/check`}>
            See what is missing
          </ButtonLink>
        )}
      </Row>
    </>
  );
}
