import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuseEntry, returnEntry } from "../../domain/entries/admission.server";
import { admitChecked, tickPoints } from "../../domain/entries/admission-checks.server";
import { admissionView, decideAsSeen } from "../../domain/entries/admission-queue.server";
import { humanPoints } from "../../domain/entries/checklist";
import { entryKindWords } from "../../domain/entries/entry";
import { keepAsAdditional } from "../../domain/entries/kept-as-additional.server";
import { reconsiderEntry } from "../../domain/entries/reconsideration.server";
import { proposeThemeRefusal } from "../../domain/entries/theme-refusal.server";
import { dayLength, dayOf, later } from "../../domain/times";
import { type Typed, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { type SignedIn, signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { EntryView } from "../../ui/entry-view";
import { ErrorSummary } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PlainText } from "../../ui/plain-text";
import { State } from "../../ui/state";
import { type Change, changeOf, TextChanges } from "../../ui/text-changes";
import { Deadline, Instant } from "../../ui/time";
import { EntryStateMark } from "../national/entry-state";
import { Checklist } from "./admission-checklist";
import { AdmissionForms } from "./admission-forms";

export const meta = pageTitle("Check an entry");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "" } = args.params;
  const page = await found(() => admissionView(ctx, id));
  return { ...page, id, tomorrow: dayOf(later(ctx.now, dayLength)) };
}

const tickedIn = (typed: Typed) => humanPoints.filter((point) => textOf(typed, point) === "yes");

const remarkField = "remark:";

type Intent = (ctx: SignedIn, id: string, typed: Typed) => Promise<string>;

const intents: Record<string, Intent> = {
  tick: async (ctx, id, typed) => {
    await tickPoints(ctx, id, tickedIn(typed));
    return "The ticks are kept. The entry still waits for its decision.";
  },
  admit: async (ctx, id, typed) => {
    await admitChecked(ctx, id, { ticks: tickedIn(typed), noteToJury: textOf(typed, "noteToJury") });
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
    return "The refusal is proposed. It takes effect once the second person confirms it.";
  },
  keep: async (ctx, id, typed) => {
    await keepAsAdditional(ctx, id, { agreement: textOf(typed, "agreement") });
    return "It stays as an additional entry and waits for a new decision; its state's people get a letter.";
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
    const notice = await decideAsSeen(ctx, id, textOf(typed, "seen"), (ctx) => run(ctx, id, typed));
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
  const changed = view.sections
    .flatMap((section) => section.answers)
    .filter((answer) => answer.questionId in before);
  const changeIn = (answer: { questionId: string; text: string }) =>
    changeOf({ before: before[answer.questionId] ?? "", now: answer.text });
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <EntryView
        view={view}
        answered={(answer) => (
          <>
            {remarked.has(answer.questionId) ? (
              <Note title="The remark">
                <PlainText text={remarked.get(answer.questionId) ?? ""} />
              </Note>
            ) : null}
            {answer.questionId in before ? (
              <>
                <p className="text-changes-kind" id={changedId(answer.questionId)}>
                  <State kind="half">{changeWords[changeIn(answer)]}</State>
                </p>
                <TextChanges
                  before={before[answer.questionId] ?? ""}
                  beforeLabel="Before the return"
                  now={answer.text}
                />
              </>
            ) : (
              <PlainText text={answer.text} />
            )}
          </>
        )}
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
        <Checklist lines={page.lines} />
        {page.similar.length > 0 ? (
          <Note kind="plain" title="Like what the state entered before">
            <ul>
              {page.similar.map((one) => (
                <li key={`${one.year} ${one.title}`}>
                  {one.year}: {one.title}
                </li>
              ))}
            </ul>
            <p>Only the titles are alike; whether it is the same project is for you to see.</p>
          </Note>
        ) : null}
        {changed.length > 0 ? (
          <Note kind="plain" title="Changed since the return">
            <ul>
              {changed.map((answer) => (
                <li key={answer.questionId}>
                  <a href={`#${changedId(answer.questionId)}`}>{answer.label}</a>:{" "}
                  {changeWords[changeIn(answer)].toLowerCase()}
                </li>
              ))}
            </ul>
          </Note>
        ) : null}
        <p>
          <a href="#decision">To the decision</a>
        </p>
      </EntryView>
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

const changeWords: Record<Change, string> = {
  new: "New answer",
  removed: "Answer removed",
  changed: "Answer changed",
};

/** Where a changed answer stands on the page. */
function changedId(questionId: string): string {
  return `changed-${questionId}`;
}

function sayDecision(decision: string): string {
  return decision === "admitted" ? "Admitted" : decision === "returned" ? "Returned with remarks" : "Refused";
}
