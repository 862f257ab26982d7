import type { Context } from "../../database/context";
import type { PrintedName } from "../../print/facts";
import { print } from "../../print/press";
import { authorize } from "../authorize";
import { formOf } from "../editions/editions.server";
import { printedEntry } from "../entries/entry-files.server";
import { type EntryRows, findEntry } from "../entries/entry-rows.server";
import { viewOf } from "../entries/reading.server";
import { contentOf } from "../entries/submission-content";
import type { Section } from "../forms/question";
import { languageName } from "../people/people";
import { known } from "../problems";
import { sayInstant } from "../times";
import { readCandidate } from "./candidate-reading.server";
import { findCandidate } from "./candidates.server";
import { answersWhenChosen, nationalVersionOf } from "./national-version.server";

/** What the file of a national version holds. */
export type NationalFile = {
  format: "award-national-version/1";
  entry: {
    id: string;
    country: string;
    title: string;
    titleOwn: string | null;
    titleLanguage: string | null;
  };
  language: string;
  answers: { questionId: string; label: string; text: string; juryOnlyReason: string | null }[];
};

/** Gives the national version as a file to the entry's own people; unknown where there is none. */
export async function nationalFile(ctx: Context, entryId: string): Promise<NationalFile> {
  const { entry, sections, language, answers } = await versionRows(ctx, entryId);
  return {
    format: "award-national-version/1",
    entry: {
      id: entry.id,
      country: entry.country,
      title: entry.title,
      titleOwn: entry.title_own,
      titleLanguage: entry.title_language,
    },
    language,
    answers: sections.flatMap((section) =>
      section.questions.flatMap(({ id, label }) => {
        const answer = answers.get(id);
        if (!answer || answer.text === "") return [];
        return [{ questionId: id, label, text: answer.text, juryOnlyReason: answer.jury_only_reason }];
      }),
    ),
  };
}

/** Prints the national version, each text in its language, for the entry's own people; unknown where there is none. */
export async function nationalPdf(
  ctx: Context,
  entryId: string,
  demonstration: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const { entry, edition, sections, language, answers } = await versionRows(ctx, entryId);
  const { candidate, body } = await findCandidate(ctx, entryId);
  const form = { template: "", version: 0, sections };
  const view = viewOf(contentOf({ entry, edition }, form, answers), sections, "owner", language);
  return print("entry", {
    document: "National version",
    edition: { name: edition.name, theme: edition.theme },
    entry: printedEntry(entryId, view),
    status: `As it was chosen in the national round on ${sayInstant(candidate.decided_at ?? ctx.now)} (Brussels)`,
    more: [
      bodyLine({ name: body.name, own: body.name_own, language: body.language }),
      languageLine(language),
    ],
    printedAt: ctx.now,
    demonstration,
  });
}

/** Prints a handed-in candidate, each text in its language, for who may read it in the round, once they may. */
export async function candidatePdf(
  ctx: Context,
  roundId: string,
  entryId: string,
  demonstration: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const candidate = await readCandidate(ctx, entryId);
  known(candidate.roundId === roundId ? candidate : undefined, "candidate");
  const { edition } = await findCandidate(ctx, entryId);
  return print("entry", {
    document: "Candidate of the national round",
    edition: { name: edition.name, theme: edition.theme },
    entry: { ...printedEntry(entryId, candidate.view), kind: "candidate" },
    status: `Handed in on ${sayInstant(candidate.handedInAt)} (Brussels)`,
    more: [bodyLine(candidate.body), languageLine(candidate.language)],
    printedAt: ctx.now,
    demonstration,
  });
}

type Version = EntryRows & {
  sections: readonly Section[];
  language: string;
  answers: Awaited<ReturnType<typeof answersWhenChosen>>;
};

async function versionRows(ctx: Context, entryId: string): Promise<Version> {
  const rows = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", rows.facts);
  const { language } = known(await nationalVersionOf(ctx, entryId), "national version");
  const { sections } = await formOf(ctx, rows.edition.id);
  return { ...rows, sections, language, answers: await answersWhenChosen(ctx, entryId) };
}

function bodyLine(body: { name: string; own: string | null; language: string | null }): {
  term: string;
  name: PrintedName;
} {
  const own = body.own ? { own: { text: body.own, lang: body.language ?? "en" } } : {};
  return { term: "Body", name: { latin: body.name, ...own } };
}

function languageLine(language: string): { term: string; name: PrintedName } {
  return { term: "Language", name: { latin: languageName(language) } };
}
