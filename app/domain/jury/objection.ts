import { z } from "zod";
import { brussels, dayLength, dayOf, instantIn } from "../times";

export const objectionStates = ["open", "upheld", "dismissed", "retracted"] as const;
export type ObjectionState = (typeof objectionStates)[number];

export const objectionStateWords: Record<ObjectionState, string> = {
  open: "Waits for the decision",
  upheld: "Upheld",
  dismissed: "Dismissed",
  retracted: "Withdrawn by the state",
};

const longestReason = 2000;

/** A state's objection as its representative types it: `own-entry` is about the judging of its own entry alone. */
export const objectionSchema = z.object({
  country: z.string(),
  delegation: z.string().min(1, "Choose the delegation."),
  about: z.enum(["jury", "own-entry"]),
  reason: z
    .string()
    .transform((typed) => typed.trim())
    .pipe(
      z
        .string()
        .min(1, "Write the reason. The state is asked for it, and the decision rests on it.")
        .max(longestReason, `Write the reason in at most ${longestReason} characters.`),
    ),
});

export type ObjectionInput = z.infer<typeof objectionSchema>;

/**
 * Gives the first instant that is too late to object: the end of the so-and-so-many-th working day, in Brussels, after
 * the day on which the states were shown the delegation. Working days are Monday to Friday; the institutions' holidays
 * are not known here, so whoever sets the number of days adds them.
 */
export function objectionsUntil(shownAt: string, workingDays: number): string {
  let day = Date.parse(`${dayOf(shownAt)}T12:00:00.000Z`);
  for (let left = workingDays; left > 0; ) {
    day += dayLength;
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return instantIn(brussels, new Date(day + dayLength).toISOString().slice(0, 10), "00:00");
}

/**
 * Gives the first instant that is too late to object to the judging of a state's own entry: so many working days before
 * the last day of judging, so that it is decided in time. A delegation shown later can be objected to for its own period.
 */
export function entryObjectionsUntil(
  judgingUntil: string,
  workingDays: number,
  ownPeriod: string | null,
): string {
  let day = Date.parse(`${judgingUntil}T12:00:00.000Z`);
  for (let left = workingDays; left > 0; ) {
    day -= dayLength;
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  const until = instantIn(brussels, new Date(day + dayLength).toISOString().slice(0, 10), "00:00");
  return ownPeriod !== null && ownPeriod > until ? ownPeriod : until;
}

export type PossibleDecider = {
  id: string;
  seat: string;
  number: number;
  adviceOnly: boolean;
  /** Every state the delegation belongs to: its own and those of its people. */
  states: readonly string[];
  manned: boolean;
};

const seatOrder = ["chair", "vice-chair", "member"];

/**
 * Says which delegation decides an objection: the chair; the vice-chair where the chair's own delegation is objected to,
 * is of the objecting state or is recused from the entry; then the next one by number. Nothing when none is free: then the
 * secretariat decides.
 */
export function deciderOf<D extends PossibleDecider>(
  objection: { delegationId: string; country: string },
  delegations: readonly D[],
  recused: ReadonlySet<string> = new Set(),
): D | undefined {
  return delegations
    .filter(
      (one) =>
        one.manned &&
        !one.adviceOnly &&
        one.id !== objection.delegationId &&
        !one.states.includes(objection.country) &&
        !recused.has(one.id),
    )
    .sort((a, b) => seatOrder.indexOf(a.seat) - seatOrder.indexOf(b.seat) || a.number - b.number)[0];
}
