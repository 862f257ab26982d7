import type { Ballots, TieRule } from "../../../scoring/ballots";
import { type Change, whatIf } from "../../../scoring/what-if";
import { ballotIdOf } from "./ballots.server";
import { sayPlace } from "./ranking.server";
import type { WhatIfInput } from "./what-if";

export type TriedEntry = {
  entryId: string;
  from: string;
  to: string;
  scoreFrom: string;
  scoreTo: string;
  moves: boolean;
};

/**
 * Gives the ballots as if the entries had never been entered: no sheet, recusal, absence or vote about them is left.
 * What is computed from these says nothing of how those entries were judged, not even indirectly.
 */
export function withoutEntries(ballots: Ballots, leftOut: readonly string[]): Ballots {
  if (leftOut.length === 0) return ballots;
  const stays = (id: string) => !leftOut.includes(id);
  const about = <T extends { readonly entry: string }>(list: readonly T[]) =>
    list.filter((one) => stays(one.entry));
  return {
    ...ballots,
    entries: ballots.entries.filter((entry) => stays(entry.id)),
    sheets: about(ballots.sheets),
    recusals: about(ballots.recusals),
    ...(ballots.absences ? { absences: about(ballots.absences) } : {}),
    tieRules: ballots.tieRules.map((rule): TieRule => {
      if (rule.rule === "second-ballot" && rule.ballots) {
        return { ...rule, ballots: rule.ballots.filter((ballot) => ballot.entries.every(stays)) };
      }
      const cast = rule.rule === "casting-vote" && rule.entry !== undefined && !stays(rule.entry);
      return cast ? { rule: "casting-vote" } : rule;
    }),
  };
}

/** Ranks the ballots as they are and with the change, every entry with both places; nothing where the change does not fit them. */
export function tryChange(ballots: Ballots, input: WhatIfInput): TriedEntry[] | undefined {
  const tried = whatIf(ballots, changeOf(input));
  if (!tried.ok) return undefined;
  const before = new Map(tried.before.entries.map((one) => [one.entry, one]));
  const moved = new Set(tried.moves.map((move) => move.entry));
  return tried.after.entries.map((after) => {
    const old = before.get(after.entry);
    return {
      entryId: after.entry,
      from: sayPlace(old),
      to: sayPlace(after),
      scoreFrom: old?.score?.printed ?? "none",
      scoreTo: after.score?.printed ?? "none",
      moves: moved.has(after.entry),
    };
  });
}

/** Gives a change in the terms of the ballots file. */
function changeOf(input: WhatIfInput): Change {
  switch (input.kind) {
    case "weights":
      return { kind: "weights", weights: input.weights };
    case "without-delegation":
      return { kind: "without-delegation", delegation: ballotIdOf({ number: input.without }) };
    case "score": {
      const { entry, criterion, score } = input;
      return {
        kind: "score",
        delegation: ballotIdOf({ number: input.delegation }),
        entry,
        criterion,
        score,
      };
    }
  }
}
