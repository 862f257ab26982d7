import { Form } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import type { MeetingEntry, MeetingPage } from "../../domain/results/meeting-page.server";
import type { TieVote } from "../../domain/results/tie-votes.server";
import { type Typed, textOf, textsOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { RadioGroup, Select } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { Prose } from "../../ui/layout";
import { Note } from "../../ui/note";
import { TextArea } from "../../ui/text-field";

/** Reads a vote on tied entries from its form; a delegation without a choice abstains. */
export function tieVoteTyped(kind: "second-ballot" | "casting-vote", typed: Typed): TieVote {
  const entries = textOf(typed, "tied").split(" ");
  if (kind === "casting-vote") {
    return { kind, entries, entryId: textOf(typed, "entry"), reason: textOf(typed, "reason") };
  }
  const votes = textsOf(typed, "delegation").map((delegationId) => ({
    delegationId,
    entryId: textOf(typed, `vote-${delegationId}`),
  }));
  return { kind, entries, votes: votes.filter((vote) => vote.entryId !== "") };
}

type Shown = { page: MeetingPage; refused: Refused | undefined };

/** What ties ask of the jury, and what it has voted on them; nothing where there is no tie. */
export function Ties({ page, refused }: Shown) {
  if (page.ties.length === 0 && page.votes.length === 0) return null;
  return (
    <section aria-labelledby="ties" className="stack">
      <h2 id="ties">Votes on tied entries</h2>
      {page.ties.map((tie) => (
        <Tie key={tie.key} tie={tie} refused={refused} />
      ))}
      {page.votes.map((vote) => (
        <Note key={vote.key} kind="plain" title={`Voted on ${titles(vote.entries)}`}>
          <Prose>
            <ul>
              {vote.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Prose>
          {vote.youAct ? (
            <Form method="post">
              <input type="hidden" name="tied" value={idsOf(vote.entries)} />
              <Button kind="second" small name="intent" value="remove-vote">
                Take this vote back
              </Button>
            </Form>
          ) : null}
        </Note>
      ))}
    </section>
  );
}

function Tie({ tie, refused }: { tie: MeetingPage["ties"][number]; refused: Refused | undefined }) {
  const ballot = tie.needs === "second-ballot";
  const own = textOf(refused?.typed, "tied") === idsOf(tie.entries) ? refused : undefined;
  const options = tie.entries.map((entry) => ({
    value: entry.entryId,
    label: `${entry.title} (${countryName(entry.country)})`,
  }));
  return (
    <Note title={ballot ? "A second ballot is needed" : "A casting vote is needed"}>
      <p>
        {titles(tie.entries)} have the same score, and the rules of the edition leave them equal so far.{" "}
        {ballot
          ? "Each delegation that is recused from none of them has one vote."
          : "Whoever acts for the jury on them decides, with a written reason."}
      </p>
      {tie.youAct ? (
        <Form method="post">
          <input type="hidden" name="tied" value={idsOf(tie.entries)} />
          {ballot ? (
            tie.eligible.map((delegation) => (
              <div key={delegation.id}>
                <input type="hidden" name="delegation" value={delegation.id} />
                <Select
                  name={`vote-${delegation.id}`}
                  label={`Vote of ${delegation.name}`}
                  empty="Abstains, or is absent"
                  options={options}
                  value={textOf(own?.typed, `vote-${delegation.id}`)}
                />
              </div>
            ))
          ) : (
            <>
              <RadioGroup
                name="entry"
                label="The casting vote is for"
                options={options}
                value={textOf(own?.typed, "entry")}
                required
              />
              <TextArea
                name="reason"
                label="The reason"
                rows={4}
                value={textOf(own?.typed, "reason")}
                problem={problemOf(own?.problems, "reason")}
              />
            </>
          )}
          <Button kind="second" name="intent" value={tie.needs}>
            {ballot ? "Record the second ballot" : "Record the casting vote"}
          </Button>
        </Form>
      ) : (
        <p>It is recorded by {tie.acting}, who acts for the jury on these entries.</p>
      )}
    </Note>
  );
}

function idsOf(entries: readonly MeetingEntry[]): string {
  return entries
    .map((entry) => entry.entryId)
    .sort()
    .join(" ");
}

function titles(entries: readonly MeetingEntry[]): string {
  return entries.map((entry) => `"${entry.title}" (${countryName(entry.country)})`).join(" and ");
}
