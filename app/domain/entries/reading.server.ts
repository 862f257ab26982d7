import type { Context } from "../../database/context";
import type { SubmissionsRow } from "../../database/rows/entries";
import { authorize } from "../authorize";
import { isAnnounced } from "../editions/edition";
import { formOf } from "../editions/editions.server";
import { questionOf, sayAnswer } from "../forms/answers";
import type { Section } from "../forms/question";
import { languageWritten } from "../national/candidates.server";
import { isInWords } from "../national/round";
import { seatIn } from "../people/actor";
import { known, Unknown } from "../problems";
import { type Audience, sectionsFor } from "./audience";
import { storedAnswers } from "./entries.server";
import type { EntryKind } from "./entry";
import { type EntryRows, findEntry } from "./entry-rows.server";
import { contentOf, readContent, type SubmissionContent } from "./submission-content";

export type ReadingAnswer = {
  questionId: string;
  label: string;
  /** In words, as people read it. */
  text: string;
  /** The language of the text where it is not English. */
  language: string | null;
  /** Why it is never published; only where the audience may know of the mark. */
  juryOnlyReason: string | null;
};

export type ReadingView = {
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  country: string;
  kind: EntryKind;
  organisation: string;
  sections: { id: string; title: string; answers: ReadingAnswer[] }[];
};

/**
 * Gives an entry as its audience may read it. The owner reads the answers as they stand, everybody else what was
 * submitted; the jury after declaring no interest, the public after the announcement. To others it is unknown.
 */
export async function readingView(ctx: Context, entryId: string, audience: Audience): Promise<ReadingView> {
  const rows = await findEntry(ctx, entryId);
  await authorizeReading(ctx, rows, audience);
  if (audience !== "owner") return submittedView(ctx, rows.entry, audience);
  const content = await presentContent(ctx, rows);
  const sections = await formSections(ctx, rows.edition.id, content.form.version);
  return viewOf(content, sections, audience, await languageWritten(ctx, rows.entry));
}

/** Puts what was submitted into words for an audience. Asks nobody's leave: whoever calls it has made sure that it may be read. */
export async function submittedView(
  ctx: Context,
  entry: { id: string; edition_id: string },
  audience: Exclude<Audience, "owner">,
): Promise<ReadingView> {
  const last = await ctx.db
    .selectFrom("submissions")
    .select("content")
    .where("entry_id", "=", entry.id)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const content = readContent(known(last, "submission").content);
  const sections = await formSections(ctx, entry.edition_id, content.form.version);
  return viewOf(content, sections, audience);
}

/**
 * Puts a content into words for an audience; the caller has made sure that it may be read. `language` is what its words
 * were written in where that is not English; names, figures and choices have none.
 */
export function viewOf(
  content: SubmissionContent,
  sections: readonly Section[],
  audience: Audience,
  language: string | null = null,
): ReadingView {
  const { title, titleOwn, titleLanguage, country, kind, organisation } = content.entry;
  return {
    title,
    titleOwn,
    titleLanguage,
    country,
    kind,
    organisation,
    sections: sectionsFor(audience, sections, content).map((section) => ({
      id: section.id,
      title: section.title,
      answers: section.answers.map((answer) => {
        const question = questionOf(sections, answer.questionId);
        return {
          questionId: answer.questionId,
          label: answer.label,
          text: question ? sayAnswer(question, answer.text) : answer.text,
          language: question && isInWords(question) ? language : null,
          juryOnlyReason: audience === "public" ? null : answer.juryOnlyReason,
        };
      }),
    })),
  };
}

/** Lists the submissions of an entry, the first one first. Asks nobody's leave: whoever calls it authorises. */
export async function storedSubmissions(ctx: Context, entryId: string): Promise<SubmissionsRow[]> {
  return ctx.db
    .selectFrom("submissions")
    .selectAll()
    .where("entry_id", "=", entryId)
    .orderBy("number")
    .execute();
}

/** Gives the sections of the form in the version an entry was submitted on, or the newest where that one is gone. */
export async function formSections(
  ctx: Context,
  editionId: string,
  version: number,
): Promise<readonly Section[]> {
  const row = await ctx.db
    .selectFrom("forms")
    .select("sections")
    .where("edition_id", "=", editionId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row ? JSON.parse(row.sections) : (await formOf(ctx, editionId)).sections;
}

/** Gives an entry as it stands, to its own people: what a submission of it would hold now. */
export async function contentAsItStands(ctx: Context, entryId: string): Promise<SubmissionContent> {
  const rows = await findEntry(ctx, entryId);
  await authorizeReading(ctx, rows, "owner");
  return presentContent(ctx, rows);
}

async function presentContent(ctx: Context, rows: EntryRows): Promise<SubmissionContent> {
  const form = await formOf(ctx, rows.edition.id);
  return contentOf(rows, form, await storedAnswers(ctx, rows.entry.id));
}

async function authorizeReading(ctx: Context, rows: EntryRows, audience: Audience): Promise<void> {
  const { entry, edition, facts } = rows;
  if (audience === "owner") return authorize(ctx, "entry.read", facts);
  if (audience === "admission") return authorize(ctx, "admission.read", facts);
  if (audience === "public") {
    if (!isAnnounced(edition) || entry.state !== "admitted") throw new Unknown("entry");
    return;
  }
  const seat = seatIn(ctx.actor, edition.id);
  if (ctx.actor.kind !== "person" || !seat) throw new Unknown("entry");
  const assignment = await ctx.db
    .selectFrom("assignments")
    .select("id")
    .where("delegation_id", "=", seat.delegationId)
    .where("entry_id", "=", entry.id)
    .executeTakeFirst();
  const declaration = await ctx.db
    .selectFrom("declarations")
    .select("kind")
    .where("person_id", "=", ctx.actor.id)
    .where("entry_id", "=", entry.id)
    .executeTakeFirst();
  authorize(ctx, "judging.read-entry", {
    ...facts,
    assigned: assignment !== undefined,
    declaredNone: declaration?.kind === "none",
  });
}
