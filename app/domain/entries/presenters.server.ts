import { z } from "zod";
import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { isAnnounced } from "../editions/edition";
import { record } from "../history/record.server";
import { line, optionalLine } from "../people/people";
import { refuse } from "../problems";
import { optionalLanguage } from "./entry-input";
import { findEntry } from "./entry-rows.server";
import { readInput } from "./read-input";

export const presenterSchema = z
  .object({
    nameLatin: line("the name in Latin letters"),
    nameOwn: optionalLine("the name in its own script"),
    nameLanguage: optionalLanguage,
  })
  .refine((name) => (name.nameOwn === "") === (name.nameLanguage === ""), {
    path: ["nameLanguage"],
    message: "Give the name in its own script together with its language, or neither.",
  });

/** Names who presents an admitted entry at the conference; from the close of admission, by who speaks for the state. */
export async function namePresenter(
  ctx: Context,
  entryId: string,
  input: z.input<typeof presenterSchema>,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, edition, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.sign-off", facts);
    if (entry.state !== "admitted") {
      refuse("not-admitted", "Only an admitted entry is presented at the conference.");
    }
    if (edition.admission_closed_at === null) {
      refuse("admission-open", "The presenter is named once admission is closed for all entries.");
    }
    if (isAnnounced(edition) || edition.state === "cancelled") {
      refuse("conference-over", "The conference is over; the presenter can no longer be changed.");
    }
    const typed = readInput(presenterSchema, input);
    await ctx.db
      .updateTable("entries")
      .set({
        presenter_name_latin: typed.nameLatin,
        presenter_name_own: typed.nameOwn || null,
        presenter_language: typed.nameLanguage || null,
      })
      .where("id", "=", entry.id)
      .execute();
    await record(ctx, { editionId: entry.edition_id, command: "namePresenter", object: ["entry", entry.id] });
  });
}
