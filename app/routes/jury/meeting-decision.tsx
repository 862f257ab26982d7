import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { editionFacts } from "../../domain/editions/editions.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { may } from "../../domain/people/permissions";
import { decide } from "../../domain/results/decide.server";
import type { PlaceInput } from "../../domain/results/decision";
import { type DecisionPage, decisionPage } from "../../domain/results/decision-page.server";
import { type Typed, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { ConfirmDetails } from "../../ui/button";
import { Select } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Fieldset } from "../../ui/form-question";
import { Prose } from "../../ui/layout";
import { Details } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { TextArea } from "../../ui/text-field";
import { Instant } from "../../ui/time";

export const meta = pageTitle("The jury's decision");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    const reads = may(ctx.actor, "ranking.read", { edition: editionFacts(edition) });
    // What has been decided stands on the page of the meeting.
    if (reads && edition.state !== "deciding") throw redirect("/jury/meeting", 303);
    return decisionPage(ctx, edition.id);
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    await decide(ctx, (await juryEdition(ctx)).id, { places: placesTyped(typed) });
    return redirectWithNotice(
      args,
      "/jury/meeting",
      "The decision is recorded and sealed. Its digest is public; everything else stays closed until the announcement.",
    );
  });

/** The lines beyond the third are for shared places and may stay empty. */
function placesTyped(typed: Typed): PlaceInput[] {
  const places: PlaceInput[] = [];
  for (let index = 0; typed[`entry-${index}`] !== undefined; index += 1) {
    const entryId = textOf(typed, `entry-${index}`);
    if (index >= 3 && entryId === "") continue;
    places.push({
      entryId,
      place: Number(textOf(typed, `place-${index}`)),
      reasons: textOf(typed, `reasons-${index}`),
      departure: textOf(typed, `departure-${index}`),
    });
  }
  return places;
}

export default function MeetingDecision() {
  const page = useLoaderData<typeof loader>() as DecisionPage;
  const refused = useActionData<typeof action>() as Refused | undefined;
  const spare = [...page.lines, ...Array(Math.max(0, 3 - page.lines.length)).fill(undefined)];
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Jury · ${page.edition.name}`}
        title="The jury's decision"
        lead="Three places, each with the jury's reasons. It starts from the ranking."
      >
        <a href="/jury/meeting">Meeting</a>
        <a href="/jury/ranking">Ranking</a>
      </PageHead>
      {page.blocks.length > 0 ? (
        <Note title="Not possible yet">
          <ul>
            {page.blocks.map((block) => (
              <li key={block}>{block}</li>
            ))}
          </ul>
        </Note>
      ) : null}
      <Acting page={page} />
      {page.youAct || page.chairs ? (
        <Form method="post">
          {spare.map((line, index) => (
            <PlaceFields key={index} index={index} line={line} page={page} refused={refused} />
          ))}
          <Details
            summary="One more entry, where a place is shared"
            open={textOf(refused?.typed, `entry-${spare.length}`) !== ""}
          >
            <PlaceFields index={spare.length} line={undefined} page={page} refused={refused} />
          </Details>
          <PublicAndWhen page={page} />
          <ConfirmDetails label="Record the decision" confirm="Record and seal it now">
            <p>
              The decision is sealed with the ballots and the ranking as they are. It cannot be changed
              afterwards by one person.
            </p>
          </ConfirmDetails>
        </Form>
      ) : null}
    </>
  );
}

function Acting({ page }: { page: DecisionPage }) {
  if (page.youAct) return null;
  return (
    <Note kind="plain" title="Who records it">
      <p>
        {page.acting
          ? `With the places as they stand in the ranking, the delegation of ${page.acting} records the decision: the chair does; where the chair is recused from a placed entry or was not in the meeting, the vice-chair; then the next one by number.`
          : "Every delegation is recused from one of the placed entries, so nobody can record the decision. Write to the secretariat."}
      </p>
    </Note>
  );
}

type FieldsProps = {
  index: number;
  line: { entryId: string; place: number } | undefined;
  page: DecisionPage;
  refused: Refused | undefined;
};

const placeOptions = [
  { value: "1", label: "First place (winner)" },
  { value: "2", label: "Second place" },
  { value: "3", label: "Third place" },
];

function PlaceFields({ index, line, page, refused }: FieldsProps) {
  const { problems, typed } = refused ?? {};
  const name = (field: string) => `${field}-${index}`;
  const departure = problemOf(problems, name("departure"));
  const value = (field: string, start: string) => (typed ? textOf(typed, name(field)) : start);
  return (
    <Fieldset legend={`Line ${index + 1}`}>
      <Select
        name={name("place")}
        label="Place"
        options={placeOptions}
        value={value("place", String(line?.place ?? 3))}
        problem={problemOf(problems, name("place"))}
      />
      <Select
        name={name("entry")}
        label="Project"
        empty="Choose an entry"
        options={page.options.map((entry) => ({
          value: entry.entryId,
          label: `${entry.title} (${countryName(entry.country)}), in the ranking ${entry.place}`,
        }))}
        value={value("entry", line?.entryId ?? "")}
        problem={problemOf(problems, name("entry"))}
      />
      <TextArea
        name={name("reasons")}
        label="The jury's reasons"
        hint="Strengths and weaknesses, as they are published at the announcement. No scores."
        rows={6}
        value={value("reasons", "")}
        problem={problemOf(problems, name("reasons"))}
      />
      <Details
        summary="The place is not the one of the ranking"
        open={departure !== undefined || value("departure", "") !== ""}
      >
        <TextArea
          name={name("departure")}
          label="Why the jury departs from the ranking here"
          hint="It is published with the reasons."
          rows={3}
          value={value("departure", "")}
          problem={departure}
        />
      </Details>
    </Fieldset>
  );
}

function PublicAndWhen({ page }: { page: DecisionPage }) {
  return (
    <Note kind="plain" title="What becomes public, and when">
      <Prose>
        <ul>
          <li>
            At once: that the jury has decided, and the digest (SHA-256) of the sealed statement. Jury,
            presidency and secretariat receive the digest by letter.
          </li>
          <li>
            Until the announcement: places and reasons only for the jury and for the people who are named for
            the award evening and have confirmed the embargo.
          </li>
          <li>
            At the announcement (award evening in {page.edition.city},{" "}
            <Instant at={page.edition.galaAt} zone={page.edition.timeZone} />
            ): the winners, these reasons and the whole statement.
          </li>
          <li>Never: scores, the ballots, and places after the third.</li>
        </ul>
      </Prose>
    </Note>
  );
}
