import { fieldProblem, Refusal } from "../problems";
import { normalText } from "../text";

export const interestKinds = ["none", "conflict"] as const;
export type InterestKind = (typeof interestKinds)[number];
export type Interest = { kind: InterestKind; reason?: string };

export const recusalKinds = ["own-country", "declared", "imposed"] as const;
export type RecusalKind = (typeof recusalKinds)[number];

export const recusalWords: Record<RecusalKind, string> = {
  "own-country": "Own country",
  declared: "Conflict declared",
  imposed: "Recusal imposed",
};

const longestReason = 2000;

/** Gives a reason in the form that is stored, or refuses an empty or over-long one beside its field. */
export function writtenReason(field: string, typed: string): string {
  const reason = normalText(typed);
  if (reason === "") throw new Refusal([fieldProblem(field, "reason-missing", "Write the reason.")]);
  if (reason.length > longestReason) {
    const sentence = `Write the reason in at most ${longestReason} characters.`;
    throw new Refusal([fieldProblem(field, "reason-too-long", sentence)]);
  }
  return reason;
}
