import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { forgetPerson } from "../../domain/people/forgetting.server";
import { retentionPage } from "../../domain/retention.server";
import { dayOf } from "../../domain/times";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { ConfirmDetails } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Day } from "../../ui/time";

export const meta = pageTitle("What is forgotten, and when");

const here = "/secretariat/retention";

/** More at once than anybody reads; the next ones to be forgotten stand first. */
const most = 200;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const page = await found(() => retentionPage(ctx));
  return { ...page, now: ctx.now, people: page.people.slice(0, most), listed: page.people.length };
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    await forgetPerson(ctx, textOf(typed, "person"));
    return redirectWithNotice(
      args,
      here,
      "The person is forgotten. What they did stays, without their address.",
    );
  });

export default function Retention() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={<a href="/secretariat/people">People</a>}
        title="What is forgotten, and when"
        lead="The platform forgets personal data by itself, once a day. Here is what comes next."
      >
        <a href="/privacy">Privacy</a>
      </PageHead>
      <h2>Of editions that are over</h2>
      <DataTable
        caption="What is forgotten of editions that are over"
        captionHidden
        columns={[
          { label: "Edition" },
          { label: "Private notes of the jury" },
          { label: "Drafts and candidates that never took part" },
        ]}
        rows={page.editions.map((edition) => ({
          key: edition.name,
          cells: [
            edition.name,
            <Due key="notes" at={edition.notesAt} now={page.now} />,
            edition.unfinished === 0 ? (
              "None is kept"
            ) : (
              <span>
                {edition.unfinished}: <Due at={edition.unfinishedAt} now={page.now} />
              </span>
            ),
          ],
        }))}
        empty={
          <EmptyState title="No edition is over">
            <p>
              Three months after an announcement the private notes of the jury go, twelve months after it what
              was written in drafts and candidates that never took part.
            </p>
          </EmptyState>
        }
      />
      <h2>People</h2>
      <p>
        {say(page.withRole, "person has a role", "people have a role")}
        {page.inOpenEdition > 0
          ? `; ${say(page.inOpenEdition, "more takes", "more take")} part in an edition that is not over`
          : ""}
        . They are kept as long as that lasts. Everybody else is forgotten twelve months after their last
        role, edition or sign-in: address, sign-ins and letters go. The name goes too, unless it stands on a
        record that stays: who signed an entry off, decided on admission, judged, or has a certificate.
      </p>
      <DataTable
        caption="People who will be forgotten"
        captionHidden
        columns={[
          { label: "Name" },
          { label: "E-mail address" },
          { label: "Forgotten" },
          { label: "The name" },
          { label: "Forget at their request", hidden: true },
        ]}
        rows={page.people.map((person) => ({
          key: person.id,
          cells: [
            person.name,
            person.email,
            <Due key="at" at={person.at} now={page.now} />,
            person.onRecord ? "stays on record" : "goes too",
            <Form key="forget" method="post">
              <input type="hidden" name="person" value={person.id} />
              <ConfirmDetails label="Forget now" confirm={`Forget ${person.name}`} small>
                <p>
                  This cannot be undone. They can no longer sign in with this address; what they did stays on
                  the record.
                </p>
              </ConfirmDetails>
            </Form>,
          ],
        }))}
        empty={
          <EmptyState title="Nobody will be forgotten soon">
            <p>Everybody who is entered has a role or takes part in an edition that is not over.</p>
          </EmptyState>
        }
      />
      {page.listed > page.people.length ? (
        <p>
          The {page.people.length} who are next are listed; {page.listed - page.people.length} more follow.
        </p>
      ) : null}
    </>
  );
}

function Due({ at, now }: { at: string; now: string }) {
  return at <= now ? <>Forgotten, or within a day</> : <Day day={dayOf(at)} />;
}

function say(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
