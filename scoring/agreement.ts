import type { Id } from "./ballots";
import { kendallW } from "./concordance";
import { intraclass } from "./intraclass";
import { type Alpha, krippendorffAlpha } from "./krippendorff";
import { rational, toNumber } from "./rational";
import { pointsOf, type Table } from "./totals";

/** How far the delegations agree. A report, never a condition: an honest jury has an alpha of about .45. */
export interface Agreement {
  /** Krippendorff's alpha on totals, interval metric. */
  readonly totals: Alpha;
  /** Krippendorff's alpha on each criterion, ordinal metric. */
  readonly criteria: readonly { readonly criterion: Id; readonly alpha: Alpha }[];
  /** The rest rests on the entries that every delegation scored. */
  readonly completeEntries: number;
  /** ICC(3,k), Shrout & Fleiss: how reliable the order by the mean of all delegations is; null with fewer than two such entries. */
  readonly reliabilityOfMean: number | null;
  /** ICC(2,1): how far one delegation's score can stand for another's. */
  readonly singleAgreement: number | null;
  readonly kendallW: number | null;
}

/** Computes the agreement of the delegations that scored something. */
export function agreementOf(table: Table): Agreement {
  const used = new Set(table.delegationOf);
  const seats = table.delegations.map((_, j) => j).filter((j) => used.has(j));
  const width = table.criteria.length;
  const unit = toNumber(pointsOf(table, rational(1n), "zero"));
  const cells = table.entries.map((_, i) => {
    const list: number[] = [];
    for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1) list.push(n);
    return list;
  });
  const units = cells.map((list) => list.map((n) => (table.totals[n] as number) * unit));
  const complete = units.filter((row) => row.length === seats.length && row.length > 1);
  const forms = intraclass(complete);
  const ranks = kendallW(seats.map((_, j) => complete.map((row) => row[j] as number)));
  return {
    totals: krippendorffAlpha(units, "interval"),
    criteria: table.criteria.map((criterion, c) => ({
      criterion,
      alpha: krippendorffAlpha(
        cells.map((list) => list.map((n) => table.ticks[n * width + c] as number)),
        "ordinal",
      ),
    })),
    completeEntries: complete.length,
    reliabilityOfMean: forms?.icc["ICC(3,k)"] ?? null,
    singleAgreement: forms?.icc["ICC(2,1)"] ?? null,
    kendallW: ranks?.W ?? null,
  };
}
