import { Form } from "@remix-run/react";
import type { ActInput } from "../../domain/editions/acts";
import type { ActsPage } from "../../domain/editions/acts.server";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button, ConfirmDetails } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Details, EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { TextArea, TextField } from "../../ui/text-field";
import { Instant } from "../../ui/time";
import { fieldOf } from "./acts-fields";

/** The acts of two people on an edition: what waits for the second person, and what can be proposed. */
export function ActsView({
  page,
  back,
  refused,
}: {
  page: ActsPage;
  back: { to: string; label: string };
  refused: Refused | undefined;
}) {
  const failed = textOf(refused?.typed, "intent") === "propose" ? textOf(refused?.typed, "act") : "";
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${page.edition.name}`}
        title="Steps back, extension, cancelling"
        lead="Two people do this together: one proposes it with a reason, another one in the other role confirms it within 72 hours. Until then nothing changes."
      >
        <a href={back.to}>{back.label}</a>
      </PageHead>
      {page.proposals.length > 0 ? <h2>Proposed</h2> : null}
      {page.proposals.map((proposal) => (
        <Proposal key={proposal.id} proposal={proposal} />
      ))}
      {page.possible.length > 0 ? <h2>What you can propose now</h2> : null}
      {page.possible.map((one) => (
        <Details
          key={one.act}
          summary={one.label}
          open={failed === one.act || (one.setsDeadline && page.typed.reason !== "")}
        >
          <Words words={one.words} />
          <Propose one={one} typed={page.typed} refused={failed === one.act ? refused : undefined} />
        </Details>
      ))}
      {page.proposals.length === 0 && page.possible.length === 0 ? (
        <EmptyState title="Nothing waits to be confirmed, and nothing can be taken back now">
          <p>
            Steps back, a later deadline and cancelling depend on where the edition stands; after the
            announcement there are none.
          </p>
        </EmptyState>
      ) : null}
    </>
  );
}

function Words({ words }: { words: readonly string[] }) {
  return (
    <ul>
      {words.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Proposal({ proposal }: { proposal: ActsPage["proposals"][number] }) {
  return (
    <Note kind="plain" title={`${proposal.label}: proposed by ${proposal.by}`}>
      <p>
        On <Instant at={proposal.at} />; to be confirmed by <Instant at={proposal.until} />.
      </p>
      <p>The reason:</p>
      <PlainText text={proposal.reason} />
      <p>What will happen:</p>
      <Words words={proposal.words} />
      {proposal.current ? null : (
        <p>The edition has moved on since. This can no longer be confirmed; it has to be proposed anew.</p>
      )}
      {proposal.mayConfirm ? (
        <Form method="post">
          <input type="hidden" name="proposal" value={proposal.id} />
          <ConfirmDetails
            label="Confirm this"
            confirm={`${proposal.label} now`}
            name="intent"
            value="confirm"
          >
            <p>It takes effect at once, with exactly what stands above, and the letters go out.</p>
          </ConfirmDetails>
        </Form>
      ) : null}
      {proposal.own ? (
        <Form method="post">
          <p>You proposed this. It waits for the second person.</p>
          <input type="hidden" name="proposal" value={proposal.id} />
          <Button name="intent" value="take-back" kind="second" small label={`Take back: ${proposal.label}`}>
            Take it back
          </Button>
        </Form>
      ) : null}
    </Note>
  );
}

type ProposeProps = {
  one: ActsPage["possible"][number];
  typed: ActInput;
  refused: Refused | undefined;
};

function Propose({ one, typed, refused }: ProposeProps) {
  const field = (name: keyof ActInput, first: string) => ({
    name: fieldOf(one.act, name),
    value: refused ? textOf(refused.typed, fieldOf(one.act, name)) : first,
    problem: problemOf(refused?.problems, fieldOf(one.act, name)),
  });
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="act" value={one.act} />
      {one.setsDeadline ? (
        <>
          <TextField
            {...field("deadlineDay", typed.deadlineDay)}
            label="Day of the new deadline"
            type="date"
          />
          <TextField
            {...field("deadlineTime", typed.deadlineTime)}
            label="Time of the new deadline"
            hint="In Brussels time, as the last minute that counts, such as 23:59."
            type="time"
          />
          <TextField
            {...field("admissionUntil", typed.admissionUntil)}
            label="Last day of admission"
            type="date"
          />
        </>
      ) : null}
      <TextArea
        {...field("reason", one.setsDeadline ? typed.reason : "")}
        label="The reason"
        hint="It goes out with the letters. Write nothing of an entry, a score or a decision in it."
        rows={3}
      />
      <p>To be confirmed by {one.other}.</p>
      <Button name="intent" value="propose" label={`Propose: ${one.label}`}>
        Propose it
      </Button>
    </Form>
  );
}
