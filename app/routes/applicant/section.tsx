import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import autosave from "../../browser/autosave.ts?worker&url";
import wordCounts from "../../browser/word-count.ts?worker&url";
import writers from "../../browser/writers.ts?worker&url";
import { correctionsOf } from "../../domain/editions/form-corrections.server";
import { type NewerAnswer, type StaleSave, saveAnswers } from "../../domain/entries/answers.server";
import { othersWriting } from "../../domain/entries/presence.server";
import { canBeJuryOnly, markComplete, markJuryOnly } from "../../domain/entries/section-marks.server";
import { writingOf } from "../../domain/entries/writing.server";
import { conditionWords, sayAnswer } from "../../domain/forms/answers";
import type { Question, QuestionType } from "../../domain/forms/question";
import { questionTypes } from "../../domain/forms/question-types";
import { originalOf } from "../../domain/national/round";
import { known, type Problem } from "../../domain/problems";
import { dayOf, sayDay, sayTime } from "../../domain/times";
import { type Typed, textOf, textsOf } from "../../http/forms";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button, ButtonLink } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { SaveBar } from "../../ui/form-question";
import { FormColumns } from "../../ui/layout";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { TaskList } from "../../ui/task-list";
import { WordingCorrections } from "../../ui/wording-corrections";
import { Writers } from "../../ui/writers";
import { JuryOnly, typedMarks } from "./jury-only";
import { QuestionField } from "./question-field";
import { SaveStates, savingOf } from "./save-states";
import { typedAnswers, versionIn, versionName } from "./typed-answers";

export const handle = { modules: [wordCounts, autosave, writers] };

export const meta = ({ data }: { data?: { title: string; section: { title: string } } }) => [
  {
    title: data
      ? `${data.section.title}: ${data.title} - European Crime Prevention Award`
      : "European Crime Prevention Award",
  },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { entryId = "", sectionId = "" } = args.params;
  return found(async () => {
    const writing = await writingOf(ctx, entryId);
    const at = writing.sections.findIndex((section) => section.id === sectionId);
    const section = known(writing.sections[at], "section");
    const corrections = (await correctionsOf(ctx, writing.edition.id)).filter(
      (correction) => correction.sectionId === section.id,
    );
    const returned = writing.entry.state === "returned";
    return {
      personId: ctx.actor.id,
      entryId,
      writers: await othersWriting(ctx, entryId, sectionId),
      title: writing.entry.title,
      closed: writing.closed,
      number: at + 1,
      count: writing.sections.length,
      section: { id: section.id, title: section.title, lead: section.lead },
      corrections: corrections.filter((correction) => correction.questionId === null),
      complete: writing.states[at]?.state === "done",
      states: writing.states,
      next: nextOf(writing.sections, at, entryId),
      saved: sayLastSaved(
        section.questions.map((question) => writing.answers[question.id]?.savedAt ?? ""),
        ctx.now,
      ),
      questions: section.questions.map((question) => {
        const answer = writing.answers[question.id];
        return {
          question,
          value: answer?.text ?? "",
          words: sayAnswer(question, answer?.text ?? ""),
          version: answer?.version ?? 0,
          condition: conditionWords(writing.sections, question),
          corrections: corrections.filter((correction) => correction.questionId === question.id),
          remark: writing.remarks.get(question.id),
          original: originalOf(writing.national, question),
          open: !writing.closed && (!returned || writing.reopened.has(question.id)),
          markable: canBeJuryOnly(question) && answer !== undefined,
          juryOnlyReason: answer?.juryOnlyReason ?? null,
        };
      }),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { entryId = "", sectionId = "" } = args.params;
    const here = `/write/${entryId}/${sectionId}`;
    const answers = typedAnswers(typed);
    const take = textOf(typed, "take");
    if (take) {
      delete answers[take];
      await saveAnswers(ctx, entryId, answers);
      return redirectWithNotice(
        args,
        `${here}#f-${take}`,
        "The other text is taken; everything else is saved.",
      );
    }
    await saveAnswers(ctx, entryId, answers);
    for (const { questionId, reason } of typedMarks(typed)) {
      await markJuryOnly(ctx, entryId, questionId, reason);
    }
    const rows = textOf(typed, "rows");
    if (rows) return redirectWithNotice(args, `${here}#f-${rows}`, "Saved, with empty rows for more.");
    const intent = textOf(typed, "intent");
    if (intent === "incomplete") {
      await markComplete(ctx, entryId, sectionId, false);
      return redirectWithNotice(args, here, "Saved. The section is no longer marked as complete.");
    }
    if (intent === "complete") await markComplete(ctx, entryId, sectionId, true);
    const { sections } = await writingOf(ctx, entryId);
    const next = nextOf(
      sections,
      sections.findIndex((section) => section.id === sectionId),
      entryId,
    );
    return intent === "complete"
      ? redirectWithNotice(args, next, "Saved, and marked as complete.")
      : redirect(next, 303);
  });

function nextOf(sections: readonly { id: string }[], at: number, entryId: string): string {
  const next = sections[at + 1];
  return next ? `/write/${entryId}/${next.id}` : `/national/entries/${entryId}/check`;
}

function sayLastSaved(times: readonly string[], now: string): string | undefined {
  const last = [...times].sort().at(-1);
  if (!last) return undefined;
  const day = dayOf(last) === dayOf(now) ? "" : `${sayDay(dayOf(last))}, `;
  return `Saved ${day}${sayTime(last)}`;
}

/** Kinds whose earlier texts are worth reading; a tick is quickly made again. */
const typedInWords: ReadonlySet<QuestionType> = new Set([
  "short-text",
  "long-text",
  "links",
  "people",
  "partners",
]);

/** In the summary several answers can lack the same thing: each problem names its question there. */
function withQuestion(
  problem: Problem,
  items: readonly { question: { id: string; label: string } }[],
): Problem {
  const label = items.find((item) => item.question.id === problem.field)?.question.label;
  if (!label) return problem;
  return { ...problem, sentence: `${label}${/[.?!]$/.test(label) ? "" : ":"} ${problem.sentence}` };
}

/** What stands in a field after a refused save: what was typed, over the version that it must be saved over now. */
function afterRefusal(
  item: { question: Question; value: string; version: number },
  typed: Typed | undefined,
  stale: StaleSave | undefined,
): { value: string; version: number; newer?: NewerAnswer } {
  const { id } = item.question;
  const name = versionName(id);
  if (!typed || !(name in typed)) return item;
  const value = questionTypes[item.question.type].parse(textsOf(typed, id), item.question);
  const newer = stale?.newer[id];
  if (newer) return { value, version: newer.version, newer };
  // Saved, although something else was refused: one's own save is nothing to be told apart from.
  if (value === item.value) return item;
  return { value, version: stale?.saved[id] ?? versionIn(typed, id) };
}

export default function WritingSection() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const stale = refused?.current as StaleSave | undefined;
  const gapsOnly = refused?.problems.every((problem) => problem.code === "gap") ?? false;
  const here = `/write/${page.entryId}/${page.section.id}`;
  const done = page.states.filter((section) => section.state === "done").length;
  return (
    <FormColumns
      sections={
        <TaskList
          folded={{ summary: `All ${page.count} sections, ${done} complete` }}
          tasks={page.states.map((section) => ({
            label: section.title,
            to: `/write/${page.entryId}/${section.id}`,
            state: section.state,
            words: section.words,
            current: section.id === page.section.id,
          }))}
        />
      }
    >
      <ErrorSummary
        problems={refused?.problems.map((problem) => withQuestion(problem, page.questions))}
        title={gapsOnly ? "Saved, but not complete yet" : undefined}
      />
      <PageHead
        where={
          <>
            <a href={`/write/${page.entryId}`}>{page.title}</a> · section {page.number} of {page.count}
          </>
        }
        title={page.section.title}
        lead={page.section.lead}
      />
      <Writers writers={page.writers} address={`/write/${page.entryId}/writers?section=${page.section.id}`} />
      <WordingCorrections corrections={page.corrections} />
      {page.closed ? (
        <Note kind="plain">
          <p>{page.closed}</p>
          {refused ? (
            <p>What you typed was not saved. It still stands below, so that you can copy it.</p>
          ) : null}
        </Note>
      ) : null}
      <Form
        method="post"
        noValidate
        autoComplete="off"
        {...savingOf({
          personId: page.personId,
          entryId: page.entryId,
          sectionPath: here,
          open: !page.closed,
        })}
      >
        {page.closed ? null : (
          // Enter in a field presses the first button of a form; without this one that could be "Take the text above".
          <button
            type="submit"
            name="intent"
            value="save"
            className="hidden-words"
            tabIndex={-1}
            aria-hidden="true"
          >
            Save
          </button>
        )}
        {page.questions.map((item) => {
          const shown = afterRefusal(item, refused?.typed, stale);
          const typedLate =
            page.closed && refused !== undefined && versionName(item.question.id) in refused.typed;
          if (!item.open && !typedLate) return <ReadOnly key={item.question.id} item={item} />;
          return (
            <QuestionField
              key={item.question.id}
              question={item.question}
              value={shown.value}
              version={shown.version}
              condition={item.condition}
              corrections={item.corrections}
              problem={problemOf(refused?.problems, item.question.id)}
              remark={item.remark}
              original={item.original}
              newer={shown.newer}
              readOnly={Boolean(page.closed)}
              under={
                item.version > 1 && typedInWords.has(item.question.type) ? (
                  <a href={`/write/${page.entryId}/versions/${item.question.id}`}>Earlier versions</a>
                ) : null
              }
            />
          );
        })}
        {page.closed ? null : (
          <>
            <JuryOnly items={page.questions.filter((item) => item.open && item.markable)} refused={refused} />
            <SaveBar state={page.saved && !refused ? { kind: "done", words: page.saved } : undefined}>
              {page.complete ? (
                <Button kind="second" name="intent" value="incomplete" formNoValidate>
                  Not complete yet
                </Button>
              ) : (
                <Button kind="second" name="intent" value="complete" formNoValidate>
                  Mark as complete
                </Button>
              )}
              <Button name="intent" value="save">
                Save and continue
              </Button>
            </SaveBar>
          </>
        )}
      </Form>
      <SaveStates />
      {page.closed ? <ButtonLink to={page.next}>Continue reading</ButtonLink> : null}
    </FormColumns>
  );
}

function ReadOnly({ item }: { item: { question: { label: string }; words: string } }) {
  return (
    <div className="question">
      <p className="field-label">{item.question.label}</p>
      {item.words ? <PlainText text={item.words} /> : <p className="quiet">No answer.</p>}
    </div>
  );
}
