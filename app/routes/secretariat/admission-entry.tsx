import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { admitEntry, refuseEntry, returnEntry } from "../../domain/entries/admission.server";
import { admissionView } from "../../domain/entries/admission-queue.server";
import { type CheckedFacts, factWords } from "../../domain/entries/checklist";
import { entryKindWords } from "../../domain/entries/entry";
import { reconsiderEntry } from "../../domain/entries/reconsideration.server";
import { proposeThemeRefusal } from "../../domain/entries/theme-refusal.server";
import { fieldProblem, type Problem, Refusal } from "../../domain/problems";
import { dayLength, dayOf, later } from "../../domain/times";
import { type Typed, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { type SignedIn, signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { EntryReader } from "../../ui/entry-reader";
import { ErrorSummary } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PlainText } from "../../ui/plain-text";
import { State } from "../../ui/state";
import { Deadline, Instant } from "../../ui/time";
import { EntryStateMark } from "../national/entry-state";
import { AdmissionForms } from "./admission-forms";

export const meta = pageTitle("Check an entry");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "" } = args.params;
  const page = await found(() => admissionView(ctx, id));
  return { ...page, id, tomorrow: dayOf(later(ctx.now, dayLength)) };
}

/** What the checker must have seen with their own eyes before an entry is admitted. */
const ticks = [
  ["inEnglish", "Confirm that the entry is in English."],
  ["resultShown", "Confirm that the entry shows some result."],
] as const;

const remarkField = "remark:";

type Intent = (ctx: SignedIn, id: string, typed: Typed) => Promise<string>;

const intents: Record<string, Intent> = {
  admit: async (ctx, id, typed) => {
    const missing: Problem[] = ticks.flatMap(([field, sentence]) =>
      textOf(typed, field) === "yes" ? [] : [fieldProblem(field, "not-ticked", sentence)],
    );
    if (missing.length > 0) throw new Refusal(missing);
    await admitEntry(ctx, id, { noteToJury: textOf(typed, "noteToJury") });
    return "The entry is admitted; its state's people get a letter.";
  },
  return: async (ctx, id, typed) => {
    const remarks = Object.keys(typed).filter((name) => name.startsWith(remarkField));
    await returnEntry(ctx, id, {
      reasons: textOf(typed, "reasons"),
      until: textOf(typed, "until"),
      remarks: Object.fromEntries(
        remarks.map((name) => [name.slice(remarkField.length), textOf(typed, name)]),
      ),
    });
    return "The entry is returned; its state's people get the remarks by letter.";
  },
  refuse: async (ctx, id, typed) => {
    await refuseEntry(ctx, id, { reasons: textOf(typed, "refusal") });
    return "The entry is refused; its state's people get the reasons by letter.";
  },
  "refuse-on-theme": async (ctx, id, typed) => {
    await proposeThemeRefusal(ctx, id, {
      reasons: textOf(typed, "theme-reasons"),
      heard: textOf(typed, "theme-heard"),
    });
    return "The refusal is proposed. It takes effect once a person of the presidency confirms it.";
  },
  reconsider: async (ctx, id) => {
    await reconsiderEntry(ctx, id);
    return "The decision is taken back; the entry waits to be decided again. Its state's people get a letter.";
  },
};

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { id = "" } = args.params;
    const run = intents[textOf(typed, "intent")];
    if (!run) return redirect(`/secretariat/admission/${id}`, 303);
    const notice = await run(ctx, id, typed);
    return redirectWithNotice(args, "/secretariat/admission", notice);
  });

export default function AdmissionEntry() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { view, before } = page;
  const remarked = new Map(
    page.decisions[0]?.decision === "returned" || Object.keys(before).length > 0
      ? page.decisions
          .find((one) => one.decision === "returned")
          ?.remarks.map((one) => [one.questionId, one.remark])
      : [],
  );
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <EntryReader
        title={view.title}
        country={view.country}
        {...(view.titleOwn ? { titleOwn: view.titleOwn, titleLang: view.titleLanguage ?? "" } : {})}
        sections={view.sections.map((section) => ({
          id: section.id,
          title: section.title,
          answers: section.answers.map((answer) => ({
            key: answer.questionId,
            question: answer.label,
            ...(answer.juryOnlyReason ? { remark: `For the jury only: ${answer.juryOnlyReason}` } : {}),
            answer: (
              <>
                {remarked.has(answer.questionId) ? (
                  <Note title="The remark">
                    <PlainText text={remarked.get(answer.questionId) ?? ""} />
                  </Note>
                ) : null}
                {answer.questionId in before ? (
                  <>
                    <p className="quiet">Before the return:</p>
                    <PlainText text={before[answer.questionId] || "(empty)"} />
                    <p className="quiet">Now:</p>
                  </>
                ) : null}
                <PlainText text={answer.text} />
              </>
            ),
          })),
        }))}
      >
        <p>
          <a href="/secretariat/admission">Admission</a> · {entryKindWords[view.kind]} · {view.organisation}
        </p>
        <p>
          <EntryStateMark state={page.state} /> · submitted <Instant at={page.submittedAt} />
          {page.returnedUntil ? (
            <>
              {" "}
              · returned until <Deadline at={page.returnedUntil} />
            </>
          ) : null}
        </p>
        <ul className="stack">
          {(Object.keys(factWords) as (keyof CheckedFacts)[]).map((fact) => (
            <li key={fact}>
              <State kind={page.facts[fact] ? "done" : "bad"}>
                {page.facts[fact] ? factWords[fact].yes : factWords[fact].no}
              </State>
            </li>
          ))}
        </ul>
        <p>
          <a href="#decision">To the decision</a>
        </p>
      </EntryReader>
      <section id="decision" aria-labelledby="decision-title">
        <h2 id="decision-title">Decision</h2>
        {page.decisions.map((decision) => (
          <Note key={decision.id} kind="plain" title={sayDecision(decision.decision)}>
            <p>
              <Instant at={decision.decided_at} />, {decision.by}
            </p>
            {decision.reasons ? <PlainText text={decision.reasons} /> : null}
            {decision.note_to_jury ? (
              <>
                <p>Note to the jury:</p>
                <PlainText text={decision.note_to_jury} />
              </>
            ) : null}
          </Note>
        ))}
        {page.closed && (page.state === "submitted" || page.state === "returned") ? (
          <Note kind="plain">
            <p>{page.closed}</p>
          </Note>
        ) : null}
        {page.closed ? null : <AdmissionForms page={page} refused={refused} />}
      </section>
    </>
  );
}

function sayDecision(decision: string): string {
  return decision === "admitted" ? "Admitted" : decision === "returned" ? "Returned with remarks" : "Refused";
}
