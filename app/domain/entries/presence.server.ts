import type { Context } from "../../database/context";
import { authorize } from "../authorize";
import { formOf } from "../editions/editions.server";
import type { Section } from "../forms/question";
import type { PersonActor } from "../people/actor";
import { later, minute } from "../times";
import { findEntry } from "./entry-rows.server";

/** Somebody else who is writing: their name, and where, as a sentence goes on after a name. */
export type Writer = { name: string; lang: string | null; where: string };

/** How long somebody counts as writing after what they last saved. */
const lasts = minute;

/** Notes that the actor is writing in these sections. Runs inside the save, which has asked for leave. */
export async function noteWriting(
  ctx: Context,
  entryId: string,
  sectionIds: ReadonlySet<string>,
): Promise<void> {
  const { id } = ctx.actor as PersonActor;
  await ctx.db
    .deleteFrom("writing_presence")
    .where("entry_id", "=", entryId)
    .where("seen_at", "<=", later(ctx.now, -lasts))
    .execute();
  for (const sectionId of sectionIds) {
    await ctx.db
      .insertInto("writing_presence")
      .values({ entry_id: entryId, section_id: sectionId, person_id: id, seen_at: ctx.now })
      .onConflict((conflict) =>
        conflict.columns(["entry_id", "section_id", "person_id"]).doUpdateSet({ seen_at: ctx.now }),
      )
      .execute();
  }
}

/**
 * Lists who else has saved something in the last minute, to the entry's own people; `here` is the section that the
 * reader has open. Nobody outside of the entry learns who works on it.
 */
export async function othersWriting(ctx: Context, entryId: string, here?: string): Promise<Writer[]> {
  const { entry, facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", facts);
  const rows = await ctx.db
    .selectFrom("writing_presence")
    .innerJoin("people", "people.id", "writing_presence.person_id")
    .select(["section_id", "person_id", "name_latin", "name_own", "name_language"])
    .where("entry_id", "=", entryId)
    .where("seen_at", ">", later(ctx.now, -lasts))
    .where("person_id", "!=", (ctx.actor as PersonActor).id)
    .orderBy("seen_at", "desc")
    .orderBy("person_id")
    .orderBy("section_id")
    .execute();
  // A person can be in one place only: the section saved last.
  const latest = rows.filter(
    (row, index) => rows.findIndex((other) => other.person_id === row.person_id) === index,
  );
  if (latest.length === 0) return [];
  const { sections } = await formOf(ctx, entry.edition_id);
  return latest.map((row) => ({
    name: row.name_own ?? row.name_latin,
    lang: row.name_language,
    where: whereIn(sections, row.section_id, here),
  }));
}

function whereIn(sections: readonly Section[], sectionId: string, here: string | undefined): string {
  if (sectionId === here) return "is writing in this section too.";
  const at = sections.findIndex((section) => section.id === sectionId);
  return at < 0 ? "is writing." : `is writing in section ${at + 1}, ${sections[at]!.title}.`;
}
