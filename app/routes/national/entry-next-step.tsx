import { Form } from "@remix-run/react";
import { isCandidate } from "../../domain/entries/entry";
import { ButtonLink, ConfirmDetails } from "../../ui/button";
import { Row } from "../../ui/layout";
import { Note } from "../../ui/note";
import { PlainText } from "../../ui/plain-text";
import { Countdown, Deadline } from "../../ui/time";
import type { EntryPage } from "./entry";
import { CandidateStep } from "./entry-candidate-step";

/** Says what comes next for the entry, with the one button for it. */
export function NextStep({ page }: { page: EntryPage }) {
  const { entry, decision } = page;
  const form = `/write/${entry.id}`;
  const check = `/national/entries/${entry.id}/check`;
  if (isCandidate(entry)) return <CandidateStep page={page} />;
  if (entry.state === "draft" && !page.closed && entry.until) {
    return (
      <>
        <Countdown deadline={entry.until} now={page.now} />
        <p>
          {page.gaps === 0
            ? page.maySignOff
              ? "The form is complete. The entry counts once you have submitted it, until "
              : "The form is complete. The national representative submits it, until "
            : "The entry counts once the form is complete and the national representative has submitted it, until "}
          <Deadline at={entry.until} zone={page.zone} />.
        </p>
        {entry.late ? (
          <p>
            The deadline has passed. Secretariat and presidency have admitted this entry late, by exception;
            the receipt says so.
          </p>
        ) : null}
        <Row>
          {page.gaps === 0 ? (
            <ButtonLink to={check}>{page.maySignOff ? "Check and submit" : "Check the entry"}</ButtonLink>
          ) : (
            <ButtonLink to={form}>Open the form</ButtonLink>
          )}
          <ButtonLink kind="second" to={page.gaps === 0 ? form : check}>
            {page.gaps === 0 ? "Open the form" : "See what is missing"}
          </ButtonLink>
        </Row>
      </>
    );
  }
  if (entry.state === "returned") {
    return (
      <Note title="The secretariat has returned the entry with remarks">
        <PlainText text={decision?.reasons ?? ""} />
        <ul>
          {page.remarks.map((remark) => (
            <li key={remark.id}>
              <a href={remark.to}>{remark.label}</a>
              <PlainText text={remark.remark} />
            </li>
          ))}
        </ul>
        {page.closed ? (
          <p>{page.closed}</p>
        ) : (
          <>
            <p>
              Change these answers and submit the entry again until <Deadline at={entry.until ?? page.now} />.
            </p>
            <ButtonLink to={check}>Check and submit again</ButtonLink>
          </>
        )}
      </Note>
    );
  }
  if (entry.state === "draft") return <NotSubmitted page={page} />;
  if (entry.state === "refused") {
    return (
      <>
        <Note kind="bad" title="The secretariat has not admitted the entry">
          <PlainText text={decision?.reasons ?? ""} />
        </Note>
        {page.keep ? <Keep against={page.keep.against} /> : null}
      </>
    );
  }
  return (
    <Note kind={entry.state === "admitted" ? "good" : "plain"}>
      <p>{words[entry.state] ?? page.closed}</p>
    </Note>
  );
}

/** What is kept after the deadline, and the one way in which it can still come in. */
function NotSubmitted({ page }: { page: EntryPage }) {
  return (
    <Note
      title={
        page.gaps === 0 ? "Complete, but not submitted by the deadline" : "Not submitted by the deadline"
      }
    >
      <p>{page.closed}</p>
      <p>
        {page.gaps === 0
          ? "The entry is kept as it is, and the secretariat sees that it is complete. "
          : "The draft is kept as it is. "}
        A late entry is possible only by an exception with reasons, which secretariat and presidency give
        together and tell to all states: write to the secretariat at once if something kept you from
        submitting.
      </p>
    </Note>
  );
}

/** A refused competing entry may stay as an additional one, if its state wants that. */
function Keep({ against }: { against?: string | undefined }) {
  if (against) return <p>It cannot stay as an additional entry: {against}</p>;
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="keep" />
      <ConfirmDetails label="Keep it as an additional entry" confirm="Keep it now">
        <p>
          An additional entry is not judged; it gets a page of its own after the announcement. The secretariat
          decides on its admission anew. Your state's people and the secretariat are told by letter.
        </p>
      </ConfirmDetails>
    </Form>
  );
}

const words: Partial<Record<string, string>> = {
  submitted:
    "The entry is submitted. The secretariat checks its form after the deadline; you get a letter then.",
  admitted: "The entry is admitted.",
  withdrawn: "The entry is withdrawn. Its text stays readable for you.",
  excluded: "The jury has excluded the entry; it has written to you why.",
};
