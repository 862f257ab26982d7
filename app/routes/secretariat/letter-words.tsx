import { State } from "../../ui/state";

/** Says the kind of a letter: "call-opened" is "Call opened". */
export function letterKindWords(kind: string): string {
  const words = kind.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Says whether a letter has gone out. */
export function LetterState({ state, attempts }: { state: string; attempts: number }) {
  if (state === "sent") return <State kind="done">Sent</State>;
  if (state === "kept") return <State kind="done">Kept here, no mail server</State>;
  if (state === "failed") return <State kind="bad">Not delivered</State>;
  return <State kind="half">{attempts === 0 ? "Waiting" : `Waiting, tried ${attempts} times`}</State>;
}
