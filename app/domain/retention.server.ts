import type { Context } from "../database/context";
import { authorize } from "./authorize";
import { editionEnds } from "./editions/ends.server";
import { unfinishedKept, unfinishedKeptFor } from "./entries/forgetting.server";
import { notesKeptFor } from "./judging/private-note";
import { peopleKept } from "./people/forgetting.server";
import { later } from "./times";

export type RetentionPage = {
  /** Editions that are over, the newest first, and what is still to be forgotten of each. */
  editions: { name: string; endedAt: string; notesAt: string; unfinishedAt: string; unfinished: number }[];
  /** Who will be forgotten, the next one first. */
  people: { id: string; name: string; email: string; at: string; onRecord: boolean }[];
  /** How many are kept because they have a role, or take part in an edition that is not over. */
  withRole: number;
  inOpenEdition: number;
};

/** Tells the secretariat what personal data will be forgotten and when; unknown to everybody else. */
export async function retentionPage(ctx: Context): Promise<RetentionPage> {
  authorize(ctx, "people.administer", {});
  const editions = await ctx.db.selectFrom("editions").select(["id", "name"]).execute();
  const ends = await editionEnds(ctx);
  const unfinished = await unfinishedKept(ctx);
  const people = await peopleKept(ctx);
  return {
    editions: editions
      .flatMap(({ id, name }) => {
        const endedAt = ends.get(id);
        if (endedAt === undefined) return [];
        return [
          {
            name,
            endedAt,
            notesAt: later(endedAt, notesKeptFor),
            unfinishedAt: later(endedAt, unfinishedKeptFor),
            unfinished: unfinished.get(id) ?? 0,
          },
        ];
      })
      .sort((a, b) => (a.endedAt < b.endedAt ? 1 : -1)),
    people: people
      .flatMap(({ id, name_latin, email, dueAt, onRecord }) =>
        dueAt === undefined ? [] : [{ id, name: name_latin, email, at: dueAt, onRecord }],
      )
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)),
    withRole: people.filter((one) => one.ties.hasRole).length,
    inOpenEdition: people.filter((one) => !one.ties.hasRole && one.ties.inOpenEdition).length,
  };
}
