import { type EntryState, entryStateWords } from "../../domain/entries/entry";
import { State, type StateKind } from "../../ui/state";

const kinds: Record<EntryState, StateKind> = {
  candidate: "half",
  "handed-in": "done",
  "put-aside": "open",
  draft: "half",
  submitted: "done",
  returned: "due",
  admitted: "done",
  refused: "bad",
  withdrawn: "open",
  excluded: "bad",
};

/** Says where an entry stands. */
export function EntryStateMark({ state }: { state: string }) {
  const known = state as EntryState;
  return <State kind={kinds[known]}>{entryStateWords[known]}</State>;
}
