import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editionFacts } from "../../domain/editions/editions.server";
import { rolesFor } from "../../domain/history/proposals";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { may } from "../../domain/people/permissions";
import { motionSchema } from "../../domain/results/meeting";
import { addMotion, recordMeeting, removeMotion } from "../../domain/results/meeting.server";
import { meetingPage } from "../../domain/results/meeting-page.server";
import { decisionOf } from "../../domain/results/sealed.server";
import { recordTieVote, removeTieVote } from "../../domain/results/tie-votes.server";
import { parseForm, type Typed, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { type SignedIn, signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { ButtonLink } from "../../ui/button";
import { Country } from "../../ui/country";
import { ErrorSummary } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Day } from "../../ui/time";
import { Attendance, attendanceTyped } from "./meeting-attendance";
import { Motions } from "./meeting-motions";
import { Ties, tieVoteTyped } from "./meeting-ties";
import { SealedDecision } from "./sealed-decision";

export const meta = pageTitle("Jury meeting");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    const page = await meetingPage(ctx, edition.id);
    const decided = edition.decided_at !== null;
    const jury = may(ctx.actor, "result.read-decision", { edition: editionFacts(edition), insider: false });
    return {
      page,
      decided,
      mayAnnul: edition.state === "decided" && rolesFor(ctx.actor, "annul-decision", edition).length > 0,
      // A member of the secretariat who is not named reads the digest and nothing else.
      decision: decided && jury ? await decisionOf(ctx, edition) : null,
    };
  });
}

const done: Record<string, string> = {
  attendance: "The attendance is recorded.",
  motion: "The motion is recorded.",
  "remove-motion": "The motion is taken off the record.",
  "second-ballot": "The second ballot is recorded; the ranking counts it.",
  "casting-vote": "The casting vote is recorded; the ranking counts it.",
  "remove-vote": "The vote is taken back; the ranking asks for it again.",
};

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await juryEdition(ctx);
    const intent = textOf(typed, "intent");
    await run(ctx, edition.id, intent, typed);
    return redirectWithNotice(args, "/jury/meeting", done[intent] ?? "Recorded.");
  });

async function run(ctx: SignedIn, editionId: string, intent: string, typed: Typed): Promise<void> {
  if (intent === "motion") {
    await addMotion(ctx, editionId, parseForm(motionSchema, typed));
  } else if (intent === "remove-motion") {
    await removeMotion(ctx, editionId, textOf(typed, "id"));
  } else if (intent === "second-ballot" || intent === "casting-vote") {
    await recordTieVote(ctx, editionId, tieVoteTyped(intent, typed));
  } else if (intent === "remove-vote") {
    await removeTieVote(ctx, editionId, textOf(typed, "tied").split(" "));
  } else {
    await recordMeeting(ctx, editionId, attendanceTyped(typed));
  }
}

export default function Meeting() {
  const { page, decided, decision, mayAnnul } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const { edition } = page;
  const open = edition.state === "deciding";
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Jury · ${edition.name}`}
        title="Jury meeting"
        lead={
          <>
            <Day day={edition.meetingOn} />. The chair records who is here, the motions and the decision; the
            vice-chair does so for an entry the chair is recused from.
          </>
        }
      >
        <a href="/jury/ranking">Ranking</a>
        {mayAnnul ? <a href="/jury/acts">Annul the decision</a> : null}
      </PageHead>
      {decision ? <SealedDecision decision={decision} state={edition.state} /> : null}
      {decided && !decision ? (
        <Note kind="plain" title="The jury has decided">
          <p>
            The result is sealed. Its digest is on{" "}
            <a href={`/editions/${edition.year}`}>the edition's page</a>; its content opens for the people who
            are named for the award evening, and for all at the announcement.
          </p>
        </Note>
      ) : null}
      <Attendance page={page} refused={refused} />
      <h2>The entries, in the order of the ranking</h2>
      <p>Before an entry is discussed, the delegations beside it leave the room.</p>
      <DataTable
        caption="The entries in the order of the ranking"
        captionHidden
        columns={[{ label: "Entry" }, { label: "Country" }, { label: "Place" }, { label: "Leave the room" }]}
        rows={page.agenda.map((entry) => ({
          key: entry.entryId,
          cells: [
            entry.youLeave ? (
              entry.title
            ) : (
              <a key="title" href={`/jury/ranking/${entry.entryId}`}>
                {entry.title}
              </a>
            ),
            <Country key="country" code={entry.country} />,
            entry.place,
            <span key="leave">
              {entry.leave.length === 0 ? "nobody" : entry.leave.join(", ")}
              {entry.youLeave ? <strong> (you)</strong> : null}
            </span>,
          ],
        }))}
      />
      <Ties page={page} refused={refused} />
      <Motions page={page} refused={refused} />
      {open ? (
        <section className="stack">
          <h2>The decision</h2>
          <p>Three places, each with the jury's reasons. It is taken once and seals the result.</p>
          <p>
            <ButtonLink to="/jury/meeting/decision">Go to the decision</ButtonLink>
          </p>
        </section>
      ) : null}
    </>
  );
}
