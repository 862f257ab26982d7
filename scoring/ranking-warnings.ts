import { scoringDelegations } from "./adjusted";
import type { Id } from "./ballots";
import { type Component, silentDelegations } from "./connectedness";
import type { NumberedPlace } from "./ranking";
import type { OpenTie } from "./ties";
import type { Table } from "./totals";

export type WarningLevel = "red" | "amber" | "info";

/** A plain sentence for the chair with the facts behind it. Delegations appear by number: their place in the order of ids. */
export interface RankingWarning {
  readonly level: WarningLevel;
  readonly code: string;
  readonly sentence: string;
  readonly entries?: readonly Id[];
  readonly delegationNumbers?: readonly number[];
}

/** Fewer sheets than this make an offset or a score mostly noise. */
export const FEWEST_SHEETS = 3;
const FEWEST_DEGREES_OF_FREEDOM = 10;

/** Gives what a reader must know before relying on a ranking: gaps in the design, thin scores, open or shared prizes. */
export function rankingWarnings(
  table: Table,
  components: readonly Component[],
  unscored: readonly Id[],
  open: readonly OpenTie[],
  places: readonly NumberedPlace[],
  prizePlaces: number,
): RankingWarning[] {
  const warnings: RankingWarning[] = [];
  const numberOf = (seat: Id): number => table.delegations.indexOf(seat) + 1;
  if (components.length > 1)
    warnings.push({
      level: "red",
      code: "not-connected",
      sentence: `${components.length} groups of entries cannot be compared: no delegation scored in more than one of them.`,
      entries: components.map((component) => component.entries[0] as Id),
    });
  if (unscored.length > 0)
    warnings.push({
      level: "red",
      code: "entry-without-score",
      sentence: `Without any score, and therefore without a place: ${someOf(unscored)}.`,
      entries: unscored,
    });
  const thin = table.entries.filter((_, i) => {
    const sheets = (table.rowStart[i + 1] as number) - (table.rowStart[i] as number);
    return sheets > 0 && sheets < FEWEST_SHEETS;
  });
  if (thin.length > 0)
    warnings.push({
      level: "red",
      code: "entry-with-few-scores",
      sentence: `Fewer than three delegations scored: ${someOf(thin)}.`,
      entries: thin,
    });
  const silent = silentDelegations(table).map(numberOf);
  if (silent.length > 0)
    warnings.push({
      level: "info",
      code: "delegation-without-score",
      sentence: `Scored no entry, and counts for nothing: ${named(silent)}.`,
      delegationNumbers: silent,
    });
  const counts = new Int32Array(table.delegations.length);
  for (const j of table.delegationOf) counts[j] = (counts[j] as number) + 1;
  const few = [...counts].flatMap((count, j) => (count > 0 && count < FEWEST_SHEETS ? [j + 1] : []));
  if (few.length > 0)
    warnings.push({
      level: "red",
      code: "delegation-with-few-scores",
      sentence: `Fewer than three entries were scored by ${named(few)}: how strict it is can hardly be told.`,
      delegationNumbers: few,
    });
  const seats = scoringDelegations(table).length;
  const scored = table.entries.length - unscored.length;
  const freedom = table.totals.length - scored - seats + 1;
  const complete = table.totals.length === scored * seats;
  if (components.length === 1 && !complete && freedom < Math.max(FEWEST_DEGREES_OF_FREEDOM, seats))
    warnings.push({
      level: "red",
      code: "few-score-sheets",
      sentence:
        "There are few score sheets for a correction of recusals; compare the official score with the plain mean.",
    });
  for (const tie of open)
    warnings.push({
      level: "red",
      code: `needs-${tie.needs}`,
      sentence:
        tie.needs === "second-ballot"
          ? `${tie.entries.join(" and ")} are exactly equal after tie rule ${tie.number - 1}. A second ballot is needed; until then the place is shared.`
          : `${tie.entries.join(" and ")} are exactly equal after tie rule ${tie.number - 1}. A casting vote with a written reason is needed; until then the place is shared.`,
      entries: tie.entries,
    });
  const waiting = new Set(open.flatMap((tie) => tie.entries));
  for (const { place, members } of places) {
    const ids = members.map((i) => table.entries[i] as Id);
    if (members.length > 1 && place <= prizePlaces && !ids.some((id) => waiting.has(id)))
      warnings.push({
        level: "red",
        code: "shared-prize",
        sentence: `${ids.join(" and ")} share place ${place}: the tie rules leave them equal.`,
        entries: ids,
      });
  }
  return warnings;
}

const MOST_NAMED = 20;

/** Names a few entries and counts the rest. */
function someOf(ids: readonly Id[]): string {
  const rest = ids.length - MOST_NAMED;
  return rest > 0 ? `${ids.slice(0, MOST_NAMED).join(", ")} and ${rest} more` : ids.join(", ");
}

/** Names delegations by number. */
export function named(numbers: readonly number[]): string {
  const list = numbers.join(", ").replace(/, (\d+)$/, " and $1");
  return numbers.length === 1 ? `delegation ${list}` : `delegations ${list}`;
}
