import type { Invariant } from "../invariant.server";
import { brokenRow } from "./record.server";

/** What must hold of the record: each row follows from the one before. */
export const historyInvariants: readonly Invariant[] = [
  {
    name: "every chain of the history holds",
    async breaches(db) {
      const chains = await db.selectFrom("history").select("chain").distinct().execute();
      const broken: string[] = [];
      for (const { chain } of chains) {
        const row = await brokenRow(db, chain);
        if (row) broken.push(`${chain} at ${row.position}`);
      }
      return broken;
    },
  },
];
