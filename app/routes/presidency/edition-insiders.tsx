import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { editionByYear } from "../../domain/editions/editions.server";
import {
  confirmEmbargo,
  type InsidersPage,
  insidersPage,
  nameInsider,
  removeInsider,
} from "../../domain/results/insiders.server";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { Checkbox, Select } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Prose } from "../../ui/layout";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { State } from "../../ui/state";
import { DataTable } from "../../ui/table";
import { Instant } from "../../ui/time";
import { Bilingual } from "../../ui/title";
import { EveningTabs } from "./evening-tabs";

export const meta = pageTitle("People who prepare the award evening");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => insidersPage(ctx, await editionByYear(ctx, Number(args.params.year))));
}

const embargo = z.object({
  confirmed: z.literal("yes", { message: "Tick the box to confirm the embargo." }),
});

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionByYear(ctx, Number(args.params.year));
    const here = `/presidency/editions/${edition.year}/insiders`;
    const intent = textOf(typed, "intent");
    if (intent === "confirm") {
      parseForm(embargo, { confirmed: textOf(typed, "confirmed") });
      await confirmEmbargo(ctx, edition.id);
      return redirectWithNotice(args, here, "The embargo is confirmed. The sealed pages are open to you.");
    }
    if (intent === "remove") {
      await removeInsider(ctx, edition.id, textOf(typed, "person"));
      return redirectWithNotice(args, here, "The person is no longer named. What they saw stays on record.");
    }
    await nameInsider(ctx, edition.id, textOf(typed, "person"));
    return redirectWithNotice(args, here, "The person is named, and asked by letter to confirm the embargo.");
  });

const roleWords: Record<string, string> = {
  presidency: "presidency",
  secretariat: "secretariat",
  jury: "jury",
};

export default function EditionInsiders() {
  const page = useLoaderData<typeof loader>() as InsidersPage;
  const refused = useActionData<typeof action>() as Refused | undefined;
  const { edition } = page;
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${edition.name}`}
        title="People who prepare the award evening"
        lead="Certificates, trophy and the run of the evening are prepared before the winners are announced. Only the people named here may see the result for it, each after confirming the embargo, and each look is recorded."
      />
      {page.own === "confirmed" ? <EveningTabs year={edition.year} current="insiders" /> : null}
      {page.own === "to-confirm" ? <Embargo page={page} refused={refused} /> : null}
      <h2>Who is named</h2>
      <DataTable
        caption="People named"
        captionHidden
        columns={[
          { label: "Person" },
          { label: "Named" },
          { label: "Embargo" },
          { label: "Looks", numeric: true },
          { label: "Remove", hidden: true },
        ]}
        rows={page.people.map((person) => ({
          key: person.id,
          cells: [
            <Bilingual
              key="name"
              text={person.name}
              own={person.nameOwn ?? undefined}
              lang={person.nameLanguage ?? undefined}
            />,
            <Instant key="named" at={person.namedAt} />,
            person.confirmedAt ? (
              <State key="state" kind="done">
                Confirmed
              </State>
            ) : (
              <State key="state" kind="open">
                Not confirmed
              </State>
            ),
            person.looks,
            page.mayName ? (
              <Form method="post" key="remove">
                <Button kind="second" small name="intent" value="remove" label={`Remove ${person.name}`}>
                  Remove
                </Button>
                <input type="hidden" name="person" value={person.id} />
              </Form>
            ) : null,
          ],
        }))}
        empty={
          <EmptyState title="Nobody is named yet">
            <p>Until somebody is, the result is with the jury alone. Name those who prepare the evening.</p>
          </EmptyState>
        }
      />
      {page.mayName ? (
        <Form method="post">
          <Select
            name="person"
            label="Name a person"
            hint="Of the presidency's team, the secretariat or the jury. A letter asks them to confirm the embargo."
            empty="Choose a person"
            options={page.candidates.map((person) => ({
              value: person.id,
              label: `${person.name}, ${roleWords[person.role] ?? person.role}`,
            }))}
            value={textOf(refused?.typed, "person")}
            problem={problemOf(refused?.problems, "person")}
          />
          <Button kind="second" name="intent" value="name">
            Name this person
          </Button>
        </Form>
      ) : null}
    </>
  );
}

function Embargo({ page, refused }: { page: InsidersPage; refused: Refused | undefined }) {
  const { edition } = page;
  return (
    <Note title="You are named: confirm the embargo first">
      <Prose>
        <ul>
          <li>
            Until the presidency announces the winners (award evening in {edition.city},{" "}
            <Instant at={edition.galaAt} zone={edition.timeZone} />) you tell nobody who has won, neither your
            ministry nor the winners, and you leave no print lying about.
          </li>
          <li>You use what you see only to prepare the award evening.</li>
          <li>
            Each look at the result, the certificates and the run sheet is recorded with your name and time.
          </li>
        </ul>
      </Prose>
      <Form method="post">
        <Checkbox
          name="confirmed"
          label="I have read this and keep the embargo"
          problem={problemOf(refused?.problems, "confirmed")}
        />
        <Button name="intent" value="confirm">
          Confirm the embargo
        </Button>
      </Form>
    </Note>
  );
}
