import { type SheetState, sheetStateWords } from "../../domain/judging/sheet";
import type { Square } from "../../ui/jury-desk";
import { State, type StateKind } from "../../ui/state";

type Shown = SheetState | "recused" | "not-assigned";

const kinds: Record<Exclude<Shown, "not-assigned">, StateKind> = {
  open: "open",
  draft: "half",
  final: "done",
  absent: "due",
  removed: "bad",
  recused: "out",
};

/** Gives shape and words of a score sheet's state. */
export function markOfState(state: Shown): { kind?: StateKind; words: string } {
  if (state === "not-assigned") return { words: "Not assigned" };
  const words = state === "recused" ? "recused" : sheetStateWords[state];
  return { kind: kinds[state], words: words.charAt(0).toUpperCase() + words.slice(1) };
}

/** Says the state of a score sheet by shape and word. */
export function SheetMark({ state }: { state: Shown }) {
  const { kind, words } = markOfState(state);
  return kind ? <State kind={kind}>{words}</State> : <span className="quiet">{words}</span>;
}

type Listed = { entryId: string; position: number; title: string; sheet: SheetState };

/** Makes the square of an entry in one's order; it leads to the entry once it may be read. */
export function squareOf(one: Listed, readable: boolean, current = false): Square {
  const state =
    one.sheet === "final" || one.sheet === "absent" ? "final" : one.sheet === "draft" ? "draft" : "open";
  return {
    state,
    label: `Entry ${one.position}, ${one.title}`,
    ...(readable ? { href: `/jury/entries/${one.entryId}` } : {}),
    current,
  };
}

/** Says the squares in words: "6 final, 2 drafts, 8 to read. Recused from 1." */
export function progressInWords(assignments: readonly { sheet: SheetState }[], recused: number): string {
  const count = (state: SheetState) => assignments.filter((one) => one.sheet === state).length;
  const drafts = count("draft");
  const absent = count("absent");
  const parts = [
    `${count("final")} final`,
    `${drafts} ${drafts === 1 ? "draft" : "drafts"}`,
    `${count("open")} to read`,
    ...(absent > 0 ? [`${absent} absent`] : []),
  ];
  return `${parts.join(", ")}.${recused > 0 ? ` Recused from ${recused}.` : ""}`;
}
