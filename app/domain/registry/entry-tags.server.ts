import type { Context } from "../../database/context";
import { sectionsFor } from "../entries/audience";
import { formSections, storedSubmissions } from "../entries/reading.server";
import { answersIn, readContent } from "../entries/submission-content";
import { type Tags, tagsOf } from "../forms/tags";

/** Gives the tags of an entry out of the answers that the public may read; the caller has made sure that it is public. */
export async function publicTagsOf(ctx: Context, entry: { id: string; edition_id: string }): Promise<Tags> {
  const last = (await storedSubmissions(ctx, entry.id)).at(-1);
  if (!last) return tagsOf({});
  const content = readContent(last.content);
  const sections = await formSections(ctx, entry.edition_id, content.form.version);
  return tagsOf(answersIn({ ...content, sections: sectionsFor("public", sections, content) }));
}
