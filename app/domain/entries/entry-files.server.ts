import type { Context } from "../../database/context";
import type { PrintedEntry } from "../../print/facts";
import { print } from "../../print/press";
import { countryName } from "../countries";
import { languageWritten } from "../national/candidates.server";
import { nationalVersionOf } from "../national/national-version.server";
import { languageName } from "../people/people";
import { sayInstant } from "../times";
import { entryStateWords, isCandidate } from "./entry";
import { findEntry } from "./entry-rows.server";
import { contentAsItStands, type ReadingView, readingView } from "./reading.server";

/** Puts an entry's reading view into the lines that documents print. */
export function printedEntry(id: string, view: ReadingView): PrintedEntry {
  const { title, titleOwn, titleLanguage } = view;
  return {
    id,
    title: {
      latin: title,
      ...(titleOwn && titleLanguage ? { own: { text: titleOwn, lang: titleLanguage } } : {}),
    },
    state: countryName(view.country),
    kind: view.kind,
    sections: view.sections.map((section) => ({
      title: section.title,
      answers: section.answers.map((answer) => ({
        label: answer.label,
        answer: answer.text,
        ...(answer.language === null ? {} : { lang: answer.language }),
        ...(answer.juryOnlyReason === null ? {} : { juryOnlyReason: answer.juryOnlyReason }),
      })),
    })),
  };
}

/** Prints an entry as it stands now, at any time, for its own people; to others it is unknown. */
export async function entryPdf(
  ctx: Context,
  entryId: string,
  demonstration: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const view = await readingView(ctx, entryId, "owner");
  const { entry, edition } = await findEntry(ctx, entryId);
  const language = await languageWritten(ctx, entry);
  const state = entryStateWords[entry.state as keyof typeof entryStateWords];
  return print("entry", {
    document: isCandidate(entry) ? "Candidate" : "Entry",
    edition: { name: edition.name, theme: edition.theme },
    entry: { ...printedEntry(entryId, view), ...(isCandidate(entry) ? { kind: "candidate" } : {}) },
    ...(language ? { more: [{ term: "Language", name: { latin: languageName(language) } }] } : {}),
    status: `${state}, as it stood on ${sayInstant(ctx.now)} (Brussels)`,
    printedAt: ctx.now,
    demonstration,
  });
}

/**
 * Gives an entry as it stands now in the form in which submissions are kept, as JSON, for its own people. A candidate
 * says which language it is written in, an entry what it was chosen by, which no submission holds.
 */
export async function entryJson(ctx: Context, entryId: string): Promise<string> {
  const content = await contentAsItStands(ctx, entryId);
  const language = await languageWritten(ctx, (await findEntry(ctx, entryId)).entry);
  const nationalVersion = await nationalVersionOf(ctx, entryId);
  const whole = {
    ...content,
    ...(language ? { language } : {}),
    ...(nationalVersion ? { nationalVersion } : {}),
  };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
