import { ButtonLink } from "../../ui/button";
import { Row } from "../../ui/layout";
import { Note } from "../../ui/note";
import { PlainText } from "../../ui/plain-text";
import { Countdown, Deadline } from "../../ui/time";
import type { EntryPage } from "./entry";

/** Says what comes next for the entry, with the one button for it. */
export function NextStep({ page }: { page: EntryPage }) {
  const { entry, decision } = page;
  const form = `/write/${entry.id}`;
  const check = `/national/entries/${entry.id}/check`;
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
          <Deadline at={entry.until} />.
        </p>
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
  if (entry.state === "refused") {
    return (
      <Note kind="bad" title="The secretariat has not admitted the entry">
        <PlainText text={decision?.reasons ?? ""} />
      </Note>
    );
  }
  return (
    <Note kind={entry.state === "admitted" ? "good" : "plain"}>
      <p>{words[entry.state] ?? page.closed}</p>
    </Note>
  );
}

const words: Partial<Record<string, string>> = {
  submitted:
    "The entry is submitted. The secretariat checks its form after the deadline; you get a letter then.",
  admitted: "The entry is admitted.",
  withdrawn: "The entry is withdrawn. Its text stays readable for you.",
  excluded: "The jury has excluded the entry; it has written to you why.",
};
