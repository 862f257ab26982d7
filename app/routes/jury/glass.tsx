import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { byCountryName, countryName } from "../../domain/countries";
import { confirmGlass, proposeGlass, takeBackGlass } from "../../domain/judging/break-glass.server";
import { type GlassPage, glassPage, type WaitingGlass } from "../../domain/judging/break-glass-page.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button, ButtonLink, ConfirmDetails } from "../../ui/button";
import { Select } from "../../ui/choices";
import { Country } from "../../ui/country";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { DataTable } from "../../ui/table";
import { TextArea } from "../../ui/text-field";
import { Instant } from "../../ui/time";
import { InterestTabs } from "./interest-tabs";

export const meta = pageTitle("Judging opened to mend a fault");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => glassPage(ctx, (await juryEdition(ctx)).id));
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await juryEdition(ctx);
    const proposal = textOf(typed, "proposal");
    const told = (notice: string) => redirectWithNotice(args, "/jury/glass", notice);
    switch (textOf(typed, "intent")) {
      case "confirm":
        await confirmGlass(ctx, edition.id, proposal);
        return told("It is open for one hour, to the person who proposed it. The jury's chairs are told.");
      case "take-back":
        await takeBackGlass(ctx, edition.id, proposal);
        return told("Your proposal is taken back.");
      default:
        await proposeGlass(ctx, edition.id, {
          entryId: textOf(typed, "entry"),
          reason: textOf(typed, "reason"),
        });
        return told("Your proposal is recorded. The hour begins when the second person confirms it.");
    }
  });

export default function Glass() {
  const page = useLoaderData<typeof loader>() as GlassPage;
  const refused = useActionData<typeof action>() as Refused | undefined;
  const open = page.openings.filter((one) => one.open);
  return (
    <>
      <PageHead
        where={`Jury · ${page.edition}`}
        title="Judging opened to mend a fault"
        lead="Where something is broken, one person of the secretariat who neither scores nor votes may look at the judging of one entry: read only, for one hour, confirmed by a second person. Each look is recorded."
      >
        <a href="/jury/progress">Progress of judging</a>
      </PageHead>
      <InterestTabs current="/jury/glass" />
      <ErrorSummary problems={refused?.problems} />
      {open.map((one) => (
        <Note key={one.id} title={`Open to you: ${one.title}`}>
          <p>
            Until <Instant at={one.closesAt} />.
          </p>
          <ButtonLink to={`/jury/glass/${one.id}`}>Look at its judging</ButtonLink>
        </Note>
      ))}
      {page.waiting.map((one) => (
        <Waiting key={one.id} proposal={one} />
      ))}
      {page.entries.length > 0 ? <Propose entries={page.entries} refused={refused} /> : null}
      <DataTable
        caption="What was opened"
        columns={[
          { label: "Entry" },
          { label: "State" },
          { label: "Open to" },
          { label: "Confirmed by" },
          { label: "Reason" },
          { label: "From" },
          { label: "Looks", numeric: true },
        ]}
        rows={page.openings.map((one) => ({
          key: one.id,
          cells: [
            one.title,
            <Country key="state" code={one.country} name={countryName(one.country)} />,
            one.by,
            one.confirmedBy,
            one.reason,
            <Instant key="from" at={one.openedAt} />,
            one.looks,
          ],
        }))}
        empty={<EmptyState title="No entry's judging was opened" />}
      />
    </>
  );
}

function Waiting({ proposal }: { proposal: WaitingGlass }) {
  return (
    <Note kind="plain" title={`${proposal.title} (${proposal.state}): proposed by ${proposal.by}`}>
      <p>
        On <Instant at={proposal.at} />; to be confirmed by <Instant at={proposal.until} />.
      </p>
      <p>The reason:</p>
      <PlainText text={proposal.reason} />
      <Form method="post">
        <input type="hidden" name="proposal" value={proposal.id} />
        {proposal.mayConfirm ? (
          <ConfirmDetails
            label={`Confirm: ${proposal.title}`}
            confirm="Open it for one hour"
            name="intent"
            value="confirm"
          >
            <p>
              {proposal.by} then sees every delegation's sheet of this entry, and no other, for one hour. The
              chair and the vice-chair are told at once, the state after the announcement.
            </p>
          </ConfirmDetails>
        ) : null}
        {proposal.own ? (
          <>
            <p>You proposed this. A vice-chair or a colleague of the secretariat confirms it.</p>
            <Button
              name="intent"
              value="take-back"
              kind="second"
              small
              label={`Take back: ${proposal.title}`}
            >
              Take it back
            </Button>
          </>
        ) : null}
      </Form>
    </Note>
  );
}

function Propose({ entries, refused }: { entries: GlassPage["entries"]; refused: Refused | undefined }) {
  const typed = textOf(refused?.typed, "intent") === "propose" ? refused : undefined;
  return (
    <section aria-labelledby="propose">
      <h2 id="propose">Ask to look</h2>
      <Form method="post">
        <Select
          name="entry"
          label="Entry"
          options={[...entries]
            .sort((a, b) => byCountryName(a.country, b.country))
            .map((one) => ({ value: one.id, label: `${countryName(one.country)}: ${one.title}` }))}
          empty="Choose an entry"
          value={textOf(typed?.typed, "entry")}
          problem={problemOf(typed?.problems, "entry")}
        />
        <TextArea
          name="reason"
          label="What is broken, and why it cannot be mended without looking"
          hint="Chair and vice-chair read it at once, the state after the announcement. Write no score in it."
          rows={3}
          value={textOf(typed?.typed, "reason")}
          problem={problemOf(typed?.problems, "reason")}
        />
        <Button kind="second" name="intent" value="propose">
          Propose it
        </Button>
      </Form>
    </section>
  );
}
