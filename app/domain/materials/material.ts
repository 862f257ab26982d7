import { z } from "zod";
import { type EditionFacts, isAnnounced } from "../editions/edition";
import type { EntryFacts, EntryState } from "../entries/entry";
import type { Answers } from "../forms/answers";
import { line, optionalLine } from "../people/people";
import { type Problem, ruleProblem } from "../problems";

/** A picture and a document are files; a film is a link to where it can be seen. */
export type MaterialKind = "picture" | "document" | "film";

/** What may be uploaded, told by the content of the file; nothing else is ever kept or served. */
export const mediaTypes: Readonly<
  Record<string, { kind: "picture" | "document"; words: string; extension: string }>
> = {
  "image/jpeg": { kind: "picture", words: "JPEG picture", extension: "jpg" },
  "image/png": { kind: "picture", words: "PNG picture", extension: "png" },
  "image/webp": { kind: "picture", words: "WebP picture", extension: "webp" },
  "application/pdf": { kind: "document", words: "PDF", extension: "pdf" },
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": {
    kind: "document",
    words: "PowerPoint slides",
    extension: "pptx",
  },
  "application/vnd.oasis.opendocument.presentation": {
    kind: "document",
    words: "OpenDocument slides",
    extension: "odp",
  },
};

/** The endings of the allowed types, for the browser's file dialogue only. */
export const acceptedFiles = ".jpg,.jpeg,.png,.webp,.pdf,.pptx,.odp";

/** How much an entry may upload. */
export type MaterialLimits = { fileBytes: number; entryBytes: number };

/** A page of pictures is enough for a stand at the conference; more would only be scrolled past. */
export const mostMaterials = 30;

/** Where a material is shown: to the conference's organisers only, or also on the entry's public page once the winners are announced. */
export const materialUse = z.enum(["conference", "archive"], {
  message: "Choose where it may be shown.",
});

/** What the form about one material sends. */
export const materialWords = z.object({
  caption: line("a caption"),
  description: optionalLine("the description", 1000),
  credit: optionalLine("who made it"),
  use: materialUse,
  agreed: z.string().optional(),
});

export type MaterialWords = z.input<typeof materialWords>;

/** What is said of a material, as it is kept in versions. */
export type Words = {
  caption: string;
  description: string;
  credit: string;
  use: z.output<typeof materialUse>;
};

export type WordField = keyof Words;
export const wordFields: readonly WordField[] = ["caption", "description", "credit", "use"];

/** Names each of the words as the form about a material does. */
export const wordLabels: Readonly<Record<WordField, string>> = {
  caption: "Caption",
  description: "Description",
  credit: "Who made it",
  use: "Where it may be shown",
};

/** Where a material may be shown, in words. */
export const useWords: Readonly<Record<Words["use"], string>> = {
  conference: "For the conference only",
  archive: "Also on the entry's public page",
};

/** The address of a film: a page to go to, never something that is shown inside ours. */
export const filmAddress = z
  .string()
  .transform((typed) => typed.trim())
  .pipe(
    z
      .string()
      .max(500, "Enter an address of at most 500 characters.")
      .refine(
        isFilmAddress,
        "Enter an address that begins with https://, such as https://film.example/watch.",
      ),
  );

function isFilmAddress(typed: string): boolean {
  if (!/^https:\/\//i.test(typed) || /[\s\p{C}]/u.test(typed) || !URL.canParse(typed)) return false;
  const { protocol, hostname, username, password } = new URL(typed);
  return protocol === "https:" && hostname.includes(".") && username === "" && password === "";
}

export const filmSchema = z.object({ address: filmAddress, caption: line("a caption") });

type Facts = { edition: EditionFacts; entry: EntryFacts };

const closedStates: ReadonlySet<EntryState> = new Set(["put-aside", "refused", "withdrawn", "excluded"]);

/** Says why no material can be added or changed now, or nothing: an entry that stands takes it until the announcement. */
export function whyNoMaterials({ edition, entry }: Facts): Problem | undefined {
  if (edition.state === "cancelled") {
    return ruleProblem("edition-cancelled", "This edition was cancelled. Everything is kept as it is.");
  }
  if (isAnnounced(edition)) {
    return ruleProblem("announced", "The winners are announced. The material can no longer be changed.");
  }
  if (closedStates.has(entry.state)) {
    return ruleProblem("entry-closed", "This entry no longer takes part, so it takes no material.");
  }
  return undefined;
}

/** True when the publication section of a submitted form allows pictures and documents on the public page. */
export function allowsMaterials(answers: Answers): boolean {
  return answers["owner-agrees"] === "yes" && answers["pictured-people-agree"] === "yes";
}

/** Says how long a file is, as people read it. */
export function sayBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toLocaleString("en-GB", { maximumFractionDigits: 1 })} MB`;
}

/** Brings the name a file came with into one that every system takes; the ending says what it really is. */
export function safeFileName(name: string, mediaType: string): string {
  const stem = name
    .replace(/^.*[/\\]/, "")
    .replace(/\.[A-Za-z0-9]{1,5}$/, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N} ._()-]+/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  return `${[...stem].slice(0, 80).join("").trim() || "file"}.${mediaTypes[mediaType]?.extension ?? "bin"}`;
}
