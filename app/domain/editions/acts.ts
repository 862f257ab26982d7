import { z } from "zod";
import { runningText } from "../entries/entry-input";
import { mayExtendFor } from "../entries/outages";
import { fieldProblem, type Problem, Refusal, ruleProblem } from "../problems";
import { normalText } from "../text";
import { dayLength, dayOf, isDay, later, minute, sayDay, sayDeadline, sayTime } from "../times";
import type { EditionAction, EditionState } from "./edition";
import { editionLifecycle } from "./edition";
import { deadlineFrom } from "./edition-input";

/** What two people do to an edition together: an extension, a step back, the annulment, the cancelling. */
export const editionActs = [
  "extend-deadline",
  "reopen-call",
  "reopen-admission",
  "reopen-judging",
  "annul-decision",
  "cancel-edition",
] as const;

export type EditionAct = (typeof editionActs)[number];

/** The step of the lifecycle that an act takes. */
export const stepOfAct = {
  "extend-deadline": "extendDeadline",
  "reopen-call": "reopenCall",
  "reopen-admission": "reopenAdmission",
  "reopen-judging": "reopenJudging",
  "annul-decision": "annulDecision",
  "cancel-edition": "cancel",
} as const satisfies Record<EditionAct, EditionAction>;

/** True for the acts that set a new deadline for all. */
export function setsDeadline(act: EditionAct): boolean {
  return act === "extend-deadline" || act === "reopen-call";
}

/** What two people agree to: stored with the proposal, and looked at again before it takes effect. */
export type ActFacts = {
  edition: string;
  state: string;
  /** The deadline at the time of the proposal. */
  deadlineBefore: string;
  /** The fingerprint of the decision that is to be annulled; empty for every other act. */
  decision: string;
  reason: string;
  /** The new deadline, the first instant that is too late, and the last day of admission; empty where none is set. */
  deadline: string;
  admissionUntil: string;
};

export type ActInput = { reason: string; deadlineDay: string; deadlineTime: string; admissionUntil: string };

type EditionOfAct = {
  name: string;
  state: string;
  opened_at: string | null;
  deadline_at: string;
  admission_until: string;
  judging_until: string;
  order_opened_at: string | null;
};

const longestReason = 2000;
const reasonSchema = runningText("Write the reason; it goes out with the letters.", longestReason);
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Says why an act is not possible at this state of the edition, or nothing. */
export function whyNoAct(act: EditionAct, edition: EditionOfAct): Problem | undefined {
  const state = edition.state as EditionState;
  if (!editionLifecycle.actions[stepOfAct[act]].from.includes(state)) {
    return ruleProblem(
      `edition-is-${state}`,
      `This is not possible: the edition is ${state}. Reload the page to see where it stands.`,
    );
  }
  if (act === "reopen-judging" && edition.order_opened_at !== null) {
    return ruleProblem(
      "order-is-open",
      "The order of the entries is open to the jury. Judging cannot be opened again.",
    );
  }
  return undefined;
}

/** Says why a new deadline does not do, field by field; nothing when it does. */
export function problemsOfDeadline(
  deadline: string,
  admissionUntil: string,
  edition: EditionOfAct,
  now: string,
): Problem[] {
  const problems: Problem[] = [];
  const say = (field: string, code: string, sentence: string) =>
    problems.push(fieldProblem(field, code, sentence));
  const lastDay = dayOf(later(deadline, -minute));
  if (deadline <= now) say("deadlineDay", "deadline-passed", "The new deadline must be in the future.");
  else if (deadline <= edition.deadline_at) {
    say(
      "deadlineDay",
      "deadline-not-later",
      `The new deadline must be later than ${sayDeadline(edition.deadline_at)} (Brussels).`,
    );
  }
  if (admissionUntil <= lastDay) {
    say("admissionUntil", "admission-too-early", "Admission must end after the new deadline.");
  } else if (admissionUntil >= edition.judging_until) {
    say(
      "admissionUntil",
      "admission-too-late",
      `Admission must end before the last day of judging, ${sayDay(edition.judging_until)}.`,
    );
  }
  return problems;
}

/** Reads what was typed into the facts of an act; refuses a missing reason and a deadline that does not do. */
export function readAct(
  act: EditionAct,
  typed: ActInput,
  edition: EditionOfAct,
  now: string,
  decision: string,
): ActFacts {
  const problems: Problem[] = [];
  const reason = reasonSchema.safeParse(typed.reason);
  if (!reason.success) {
    problems.push(fieldProblem("reason", "invalid-reason", reason.error.issues[0]!.message));
  }
  const facts: ActFacts = {
    edition: edition.name,
    state: edition.state,
    deadlineBefore: edition.deadline_at,
    decision,
    reason: reason.data ?? "",
    deadline: "",
    admissionUntil: "",
  };
  if (setsDeadline(act)) {
    const [day, time, admissionUntil] = [typed.deadlineDay, typed.deadlineTime, typed.admissionUntil].map(
      normalText,
    ) as [string, string, string];
    const unread: [ok: boolean, field: string, sentence: string][] = [
      [isDay(day), "deadlineDay", "Enter the day of the new deadline."],
      [
        timeSchema.safeParse(time).success,
        "deadlineTime",
        "Enter the time as hours and minutes, such as 23:59.",
      ],
      [isDay(admissionUntil), "admissionUntil", "Enter the last day of admission."],
    ];
    const missing = unread.filter(([ok]) => !ok);
    for (const [, field, sentence] of missing) {
      problems.push(fieldProblem(field, `invalid-${field}`, sentence));
    }
    if (missing.length === 0) {
      facts.deadline = deadlineFrom(day, time);
      facts.admissionUntil = admissionUntil;
      problems.push(...problemsOfDeadline(facts.deadline, admissionUntil, edition, now));
    }
  }
  if (problems.length > 0) throw new Refusal(problems);
  return facts;
}

/**
 * Gives what the fields of a new deadline hold at first: the present one. Where the service was away too long in its last
 * hour, the same time a day later, with the reason.
 */
export function typedDeadline(edition: EditionOfAct, away: number, now: string): ActInput {
  const lastMinute = later(edition.deadline_at, -minute);
  const isDisturbed = mayExtendFor(away);
  const from = now > lastMinute ? now : lastMinute;
  return {
    deadlineDay: dayOf(isDisturbed ? later(from, dayLength) : lastMinute),
    deadlineTime: sayTime(lastMinute),
    admissionUntil: edition.admission_until,
    reason: isDisturbed
      ? `The platform could not be used for ${Math.round(away / minute)} minutes in the last hour before the deadline.`
      : "",
  };
}

/** Says exactly what an act does; with the facts of a proposal, also the new dates. */
export function whatHappens(
  act: EditionAct,
  edition: EditionOfAct,
  facts?: Pick<ActFacts, "deadline" | "admissionUntil">,
): string[] {
  const dates = facts
    ? [
        `The new deadline for all is ${sayDeadline(facts.deadline || edition.deadline_at)} (Brussels); admission lasts until ${sayDay(facts.admissionUntil || edition.admission_until)}.`,
      ]
    : ["A later deadline holds for all states."];
  const words: Record<EditionAct, string[]> = {
    "extend-deadline": [...dates, "Everybody who speaks for a state is told by letter, with the reason."],
    "reopen-call": [
      "The call is open again: states may enter projects, and change and submit their entries again.",
      ...dates,
      "Decisions of admission stand. A returned entry can be answered until the new deadline at least.",
      "Everybody who speaks for a state is told by letter, with the reason.",
    ],
    "reopen-admission": [
      "Judging stops and admission is open again: the secretariat can take the decision on an entry anew.",
      "Score sheets, recusals and the entries that were dealt stay as they are; until judging is opened again the jury sees none of them. The jury stays locked.",
      "The jury and everybody who speaks for a state with an entry are told by letter, with the reason.",
    ],
    "reopen-judging": [
      "Judging is open again. Sheets that are finished stay finished, unless the chair reopens one.",
      "Nobody has seen an order yet, and nobody will before judging is closed again.",
      "The jury is told by letter, with the reason.",
    ],
    "annul-decision": [
      "The sealed decision no longer holds and its fingerprint is taken off the edition's page; it is kept as annulled.",
      "Winners' certificates that were prepared are revoked. The order stays open, and the jury decides anew.",
      "The jury, the presidency and the secretariat are told by letter, with the reason.",
    ],
    "cancel-edition": [
      "The edition ends here: nothing can be entered, judged or announced any more. This cannot be taken back.",
      "Everything is kept, and everybody keeps what they could read.",
      edition.opened_at === null
        ? "The edition has not been published; only the people of its jury are told by letter, with the reason."
        : "Its public page stays and says that it was cancelled. Everybody who speaks for a state, the jury, and the people of the entries are told by letter, with the reason.",
    ],
  };
  return words[act];
}

/** Says an act as a button says it. */
export function actLabel(act: EditionAct): string {
  return editionLifecycle.actions[stepOfAct[act]].label;
}

/** True for the name of an act on an edition. */
export function isEditionAct(name: string): name is EditionAct {
  return (editionActs as readonly string[]).includes(name);
}
