import type { Pair } from "./assignment-plan";
import { byId, type Id } from "./ballots";
import { type DesignQuality, designQuality } from "./design-quality";
import { rational } from "./rational";
import { tableFromRows } from "./totals";

/** Describes how well an assignment supports one ranking, before anybody has scored. */
export function designOf(
  entries: readonly Id[],
  delegations: readonly Id[],
  pairs: readonly Pair[],
): DesignQuality {
  return designQuality(
    tableFromRows(
      {
        entries: [...entries].sort(byId),
        delegations: [...delegations].sort(byId).map((id) => ({ id, votes: 1 })),
        criteria: [{ id: "total", weight: 1 }],
        min: rational(0n),
        step: rational(1n),
        highestTick: 1,
      },
      pairs.map(({ entry, delegation }) => ({ entry, delegation, ticks: [0] })),
    ),
  );
}
