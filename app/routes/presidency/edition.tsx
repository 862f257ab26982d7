import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requestCall } from "../../domain/editions/call.server";
import { weightSum } from "../../domain/editions/criteria-input";
import { isAnnounced } from "../../domain/editions/edition";
import { typedEdition } from "../../domain/editions/edition-input";
import { criteriaOf, formIfChosen } from "../../domain/editions/editions.server";
import { editionOfPresidency } from "../../domain/editions/presidency.server";
import { standingOf } from "../../domain/editions/standing.server";
import { sayDistributionBriefly } from "../../domain/judging/distribution";
import { distributionSettingOf } from "../../domain/judging/distribution-settings.server";
import { juryOf } from "../../domain/jury/jury.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { type Task, TaskList } from "../../ui/task-list";
import { EditionFactsList } from "./edition-facts-list";

export const meta = pageTitle("Edition of the presidency");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const standing = await standingOf(ctx, edition);
    const sum = weightSum(await criteriaOf(ctx, edition.id));
    const form = await formIfChosen(ctx, edition.id);
    const jury = await juryOf(ctx, edition.id);
    return {
      year: edition.year,
      name: edition.name,
      theme: edition.theme,
      preparing: edition.state === "preparing",
      later: laterParts(edition),
      standing: standing.words,
      next: standing.next?.step === "requestCall" ? standing.next : undefined,
      weights: sum,
      questions: form?.sections.reduce((count, section) => count + section.questions.length, 0),
      distribution: sayDistributionBriefly(await distributionSettingOf(ctx, edition.id)),
      jury: { people: jury.people, delegations: jury.delegations.length, lacks: jury.lacks.length },
      values: typedEdition(edition) as Record<string, string>,
      deadlineAt: edition.deadline_at,
      galaAt: edition.gala_at,
    };
  });
}

type Part = { label: string; page: string; words: string };

/** The parts that come up as the edition goes on. */
function laterParts(edition: { state: string; admission_closed_at: string | null }): Part[] {
  const decided = edition.state === "decided" || isAnnounced(edition);
  const parts: [when: boolean, part: Part][] = [
    [
      edition.admission_closed_at !== null,
      { label: "Programme", page: "programme", words: "Rooms, sessions, slots" },
    ],
    [
      edition.state === "deciding" || edition.state === "decided",
      { label: "Insiders", page: "insiders", words: "Who prepares the award evening" },
    ],
    [decided, { label: "Certificates", page: "certificates", words: "For insiders until the announcement" }],
    [
      edition.state === "decided",
      { label: "Announcement", page: "announce", words: "Makes the winners public" },
    ],
  ];
  return parts.filter(([when]) => when).map(([, part]) => part);
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx) => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    await requestCall(ctx, edition.id);
    return redirectWithNotice(
      args,
      `/presidency/editions/${edition.year}`,
      "The secretariat has been asked by letter to open the call.",
    );
  });

type Page = Awaited<ReturnType<typeof loader>>;

function tasksOf(edition: Page): Task[] {
  const to = `/presidency/editions/${edition.year}`;
  const { jury } = edition;
  return [
    { label: "Theme and dates", to: `${to}/dates`, state: "done", words: "Complete" },
    {
      label: "Criteria",
      to: `${to}/criteria`,
      state: edition.weights === 100 ? "done" : "half",
      words: edition.weights === 100 ? "Weights make 100" : `Weights make ${edition.weights}`,
    },
    {
      label: "Entry form",
      to: `${to}/form`,
      state: edition.questions === undefined ? "open" : "done",
      words: edition.questions === undefined ? "Not chosen" : `${edition.questions} questions`,
    },
    {
      label: "Jury",
      to: `${to}/jury`,
      state: jury.lacks === 0 ? "done" : jury.delegations === 0 ? "open" : "half",
      words:
        jury.delegations === 0
          ? "Nobody yet; may be completed until judging opens"
          : `${jury.delegations} delegations, ${jury.people} people${jury.lacks === 0 ? "" : "; not complete"}`,
    },
    { label: "Distribution", to: `${to}/distribution`, state: "done", words: edition.distribution },
    ...edition.later.map(({ label, page, words }) => ({
      label,
      to: `${to}/${page}`,
      state: "open" as const,
      words,
    })),
  ];
}

export default function PresidencyEdition() {
  const edition = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { next } = edition;
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead where={`Edition ${edition.name}`} title={edition.theme} lead={edition.standing} serif>
        <a href="/presidency">All editions of your presidency</a>
        <a href={`/editions/${edition.year}`}>
          {edition.preparing ? "See the page as it will be public" : "The public page"}
        </a>
        <a href={`/presidency/editions/${edition.year}/acts`}>Steps back, extension, cancelling</a>
      </PageHead>
      <TaskList tasks={tasksOf(edition as Page)} label="Parts of the edition" />
      {next ? (
        <section aria-labelledby="next">
          <h2 id="next">Next: {next.label.toLowerCase()}</h2>
          {next.blocks.length > 0 ? (
            <Note title="Not possible yet">
              {next.blocks.map((block) => (
                <p key={block}>{block}</p>
              ))}
            </Note>
          ) : (
            <Form method="post">
              <p>{next.words}</p>
              <Button>{next.label}</Button>
            </Form>
          )}
        </section>
      ) : null}
      <h2>{edition.preparing ? "As it stands" : "As it was published"}</h2>
      <EditionFactsList values={edition.values} deadlineAt={edition.deadlineAt} galaAt={edition.galaAt} />
    </>
  );
}
