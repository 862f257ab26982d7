import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import autosave from "../../browser/autosave.ts?worker&url";
import countdown from "../../browser/countdown.ts?worker&url";
import writers from "../../browser/writers.ts?worker&url";
import { correctionsOf } from "../../domain/editions/form-corrections.server";
import { othersWriting } from "../../domain/entries/presence.server";
import { writableUntil } from "../../domain/entries/windows";
import { writingOf } from "../../domain/entries/writing.server";
import { sectionsCorrected } from "../../domain/forms/wording";
import { dayOf } from "../../domain/times";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { ButtonLink } from "../../ui/button";
import { Country } from "../../ui/country";
import { Row, TwoColumns } from "../../ui/layout";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { TaskList } from "../../ui/task-list";
import { Countdown, Day, Deadline } from "../../ui/time";
import { Title } from "../../ui/title";
import { Writers } from "../../ui/writers";
import { SaveStates, savingOf } from "./save-states";

export const handle = { modules: [autosave, countdown, writers] };
export const meta = pageTitle("Entry form");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { entryId = "" } = args.params;
  return found(async () => {
    const { entry, edition, facts, states, gaps, closed, sections } = await writingOf(ctx, entryId);
    return {
      personId: ctx.actor.id,
      entryId,
      writers: await othersWriting(ctx, entryId),
      title: { text: entry.title, own: entry.title_own, lang: entry.title_language },
      country: entry.country,
      edition: edition.name,
      theme: edition.theme,
      state: entry.state,
      states,
      gaps: gaps.length,
      closed,
      until: writableUntil(facts),
      corrected: closed ? [] : sectionsCorrected(sections, await correctionsOf(ctx, edition.id)),
      now: ctx.now,
    };
  });
}

export default function EntryForm() {
  const page = useLoaderData<typeof loader>();
  const first = page.states.find((section) => section.state !== "done") ?? page.states[0];
  const done = page.states.filter((section) => section.state === "done").length;
  return (
    <>
      <PageHead
        where={
          <>
            <Country code={page.country} /> · {page.edition}
          </>
        }
        title={
          <Title
            text={page.title.text}
            {...(page.title.own ? { own: page.title.own, lang: page.title.lang ?? "" } : {})}
          />
        }
        lead={`${done} of ${page.states.length} sections are complete.`}
      />
      <div
        {...savingOf({
          personId: page.personId,
          entryId: page.entryId,
          sectionPath: "",
          open: !page.closed,
        })}
      >
        <div role="status" data-save-state="" />
        <Writers writers={page.writers} address={`/write/${page.entryId}/writers`} />
        <SaveStates />
      </div>
      {page.closed ? (
        <Note kind="plain">
          <p>{page.closed}</p>
        </Note>
      ) : null}
      {page.corrected.length > 0 ? (
        <Note kind="plain" title="The wording of the form was corrected">
          <ul>
            {page.corrected.map((one) => (
              <li key={one.id}>
                <a href={`/write/${page.entryId}/${one.id}`}>{one.title}</a>, last on{" "}
                <Day day={dayOf(one.at)} />
              </li>
            ))}
          </ul>
          <p>
            What was and what is stands beside the words there. Only words have changed; your answers are as
            you wrote them.
          </p>
        </Note>
      ) : null}
      <TwoColumns
        asideLabel="Time left"
        aside={
          !page.closed && page.until ? (
            <>
              <Countdown deadline={page.until} now={page.now} />
              <p>
                Until <Deadline at={page.until} />
              </p>
            </>
          ) : null
        }
      >
        <TaskList
          tasks={page.states.map((section) => ({
            label: section.title,
            to: `/write/${page.entryId}/${section.id}`,
            state: section.state,
            words: section.words,
          }))}
        />
        <Row>
          {page.gaps > 0 || !first || page.closed ? (
            <ButtonLink to={`/write/${page.entryId}/${first?.id ?? ""}`}>
              {page.closed ? "Read the form" : done === 0 ? "Start writing" : "Go on writing"}
            </ButtonLink>
          ) : (
            <ButtonLink to={`/national/entries/${page.entryId}/check`}>Check the entry</ButtonLink>
          )}
          <ButtonLink kind="second" to={`/write/${page.entryId}/preview`}>
            Read it as a whole
          </ButtonLink>
          <ButtonLink kind="second" to={`/national/entries/${page.entryId}`}>
            People and receipts
          </ButtonLink>
          <ButtonLink kind="second" to={`/write/${page.entryId}/materials`}>
            Pictures and material
          </ButtonLink>
        </Row>
      </TwoColumns>
    </>
  );
}
