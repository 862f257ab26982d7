import { type Outcome, outcomeWords } from "../../domain/national/round";
import { languageName } from "../../domain/people/people";
import { State } from "../../ui/state";
import { EntryStateMark } from "./entry-state";

/** Says what has become of a candidate, or where it stands while nothing is decided. */
export function CandidateMark({ state, outcome }: { state: string; outcome: string | null }) {
  if (outcome === null) return <EntryStateMark state={state} />;
  return <State kind={outcome === "not-chosen" ? "open" : "done"}>{outcomeWords[outcome as Outcome]}</State>;
}

/** Says in which language a candidate is written. */
export function languageWords(language: string | null): string {
  return languageName(language ?? "en");
}
